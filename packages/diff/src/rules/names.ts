import type { Difference } from '../difference.ts';
import { BRIEF_LIMIT, showName, showText } from '../sentence/show-value.ts';
import type { Said } from '../sentence/wording.ts';
import { details } from './example.ts';
import { ANY, type Rule } from './rule.ts';

function nameSentence(noun: string, predicate: string): (difference: Difference) => Said {
  return ({ path }) => ({ subject: `${noun} ${showName(String(path[1]))}`, predicate });
}

function briefName(noun: string): (difference: Difference) => string {
  return ({ path }) => `${noun} ${showText(String(path[1]), BRIEF_LIMIT)}`;
}

/** Channels, tags and teams: names without order. */
export const NAME_RULES: readonly Rule[] = [
  {
    id: 'channel.added',
    area: 'channels',
    op: 'added',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the campaign reaches people on one more channel',
    example: details({ channels: ['email'] }, { channels: ['email', 'sms'] }),
    at: ['channels', ANY],
    noun: 'channel',
    say: nameSentence('channel', 'added'),
    brief: briefName('channel'),
  },
  {
    id: 'channel.removed',
    area: 'channels',
    op: 'removed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'people reached on this channel alone receive nothing any more',
    example: details({ channels: ['email', 'sms'] }, { channels: ['email'] }),
    at: ['channels', ANY],
    noun: 'channel',
    say: nameSentence('channel', 'removed'),
    brief: briefName('channel'),
  },
  {
    id: 'channel.list.changed',
    area: 'channels',
    op: 'changed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'the list of channels appeared, vanished or is of another kind, so that single channels cannot be compared',
    example: details({ channels: 'email' }, { channels: ['email'] }),
    at: ['channels'],
    noun: 'list of channels',
  },
  {
    id: 'tag.added',
    area: 'tags',
    op: 'added',
    severity: { live: 'notice', draft: 'info' },
    reason: 'reports and rules that go by tag count the campaign in from now on',
    example: details({ tags: ['welcome'] }, { tags: ['welcome', 'spring'] }),
    at: ['tags', ANY],
    noun: 'tag',
    say: nameSentence('tag', 'added'),
    brief: briefName('tag'),
  },
  {
    id: 'tag.removed',
    area: 'tags',
    op: 'removed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'reports and rules that go by tag leave the campaign out from now on',
    example: details({ tags: ['welcome', 'spring'] }, { tags: ['welcome'] }),
    at: ['tags', ANY],
    noun: 'tag',
    say: nameSentence('tag', 'removed'),
    brief: briefName('tag'),
  },
  {
    id: 'tag.list.changed',
    area: 'tags',
    op: 'changed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'the list of tags appeared, vanished or is of another kind, so that single tags cannot be compared',
    example: details({ tags: 'welcome' }, { tags: ['welcome'] }),
    at: ['tags'],
    noun: 'list of tags',
  },
  {
    id: 'team.added',
    area: 'lifecycle',
    op: 'added',
    severity: { live: 'notice', draft: 'info' },
    reason: 'another team may edit and report on the campaign',
    example: details({ teams: ['Europe'] }, { teams: ['Europe', 'Lifecycle'] }),
    at: ['teams', ANY],
    noun: 'team',
    say: nameSentence('team', 'added'),
    brief: briefName('team'),
  },
  {
    id: 'team.removed',
    area: 'lifecycle',
    op: 'removed',
    severity: { live: 'notice', draft: 'info' },
    reason: 'the team may lose sight of the campaign',
    example: details({ teams: ['Europe', 'Lifecycle'] }, { teams: ['Europe'] }),
    at: ['teams', ANY],
    noun: 'team',
    say: nameSentence('team', 'removed'),
    brief: briefName('team'),
  },
  {
    id: 'team.list.changed',
    area: 'lifecycle',
    op: 'changed',
    severity: { live: 'info', draft: 'info' },
    reason: 'the list of teams appeared, vanished or is of another kind, so that single teams cannot be compared',
    example: details({ teams: null }, { teams: ['Europe'] }),
    at: ['teams'],
    noun: 'list of teams',
  },
];
