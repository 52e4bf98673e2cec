import type { Json } from '@brazier/schema';
import { pairName, pairValue } from '../align/named-pairs.ts';
import type { Difference } from '../difference.ts';
import { type Scene, valueAt } from '../scene.ts';
import { fieldName } from '../sentence/labels.ts';
import { transition } from '../sentence/sentence.ts';
import { showName } from '../sentence/show-value.ts';
import type { Predicate } from '../sentence/wording.ts';
import { TEXT_JUDGES } from '../severity/text-judges.ts';
import { fieldOf } from './example.ts';
import { ANY, REST, type Rule } from './rule.ts';

const HEADERS = ['email_headers', 'headers'];

function entryNoun(noun: string): (difference: Difference, scene: Scene) => string {
  return (difference, scene) => {
    const { path, op } = difference;
    if (typeof path[3] !== 'number') return `${noun} ${fieldName(path, 3)}`;
    const row = valueAt(op === 'removed' && path.length === 4 ? scene.before : scene.after, path.slice(0, 4));
    const name = pairName(row);
    return name === undefined ? `${noun} no. ${path[3] + 1}` : `${noun} ${showName(name)}`;
  };
}

/** An entry that came or went as a row of a list is worded by its value, not as a row. */
function entryTransition(difference: Difference): Predicate {
  return transition({ ...difference, ...rowValues(difference) });
}

function rowValues({ path, before, after }: Difference): { before?: Json; after?: Json } {
  if (path.length !== 4 || typeof path[3] !== 'number') return {};
  const [old, now] = [pairValue(before), pairValue(after)];
  return { ...(old !== undefined && { before: old }), ...(now !== undefined && { after: now }) };
}

function movedPlace({ before, after }: Difference): Predicate {
  return { predicate: `moved from place ${Number(before) + 1} to ${Number(after) + 1}` };
}

const rows = (...names: string[]): { key: string; value: string }[] => names.map((key) => ({ key, value: '1' }));

/** Key-value pairs and headers, entry by entry: as maps, or as the lists of pairs that newer editions of Braze give. */
export const ENTRY_RULES: readonly Rule[] = [
  {
    id: 'message.extra.added',
    area: 'messages',
    op: 'added',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the app or the inbox receives one more value',
    example: fieldOf('ios_push', { extras: { a: '1' } }, { extras: { a: '1', b: '2' } }),
    at: ['messages', ANY, 'extras', ANY, REST],
    noun: entryNoun('extra'),
    brief: 'extra',
    say: entryTransition,
  },
  {
    id: 'message.extra.removed',
    area: 'messages',
    op: 'removed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the app or the inbox no longer receives a value that it may rely on',
    example: fieldOf('ios_push', { extras: { a: '1', b: '2' } }, { extras: { a: '1' } }),
    at: ['messages', ANY, 'extras', ANY, REST],
    noun: entryNoun('extra'),
    brief: 'extra',
    say: entryTransition,
  },
  {
    id: 'message.extra.moved',
    area: 'messages',
    op: 'moved',
    severity: { live: 'info', draft: 'info' },
    reason: 'the pairs come in another order; hardly any app minds',
    example: fieldOf('email', { extras: rows('a', 'b') }, { extras: rows('b', 'a') }),
    at: ['messages', ANY, 'extras', ANY],
    noun: entryNoun('extra'),
    brief: 'extra',
    say: movedPlace,
  },
  {
    id: 'message.extra.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the app or the inbox receives another value',
    example: fieldOf('ios_push', { extras: { a: '1' } }, { extras: { a: '2' } }),
    at: ['messages', ANY, 'extras', ANY, REST],
    noun: entryNoun('extra'),
    brief: 'extra',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.extras.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the key-value pairs came, went or are of another kind as a whole',
    example: fieldOf('email', { extras: {} }, { extras: [] }),
    at: ['messages', ANY, 'extras'],
    noun: 'extras',
  },
  {
    id: 'message.header.added',
    area: 'messages',
    op: 'added',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the receiving server or inbox sees one more header',
    example: fieldOf('webhook', { headers: {} }, { headers: { Accept: 'text/html' } }),
    at: ['messages', ANY, HEADERS, ANY, REST],
    noun: entryNoun('header'),
    brief: 'header',
    say: entryTransition,
  },
  {
    id: 'message.header.removed',
    area: 'messages',
    op: 'removed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the receiving server or inbox may refuse what comes without this header',
    example: fieldOf('webhook', { headers: { Accept: 'text/html' } }, { headers: {} }),
    at: ['messages', ANY, HEADERS, ANY, REST],
    noun: entryNoun('header'),
    brief: 'header',
    say: entryTransition,
  },
  {
    id: 'message.header.moved',
    area: 'messages',
    op: 'moved',
    severity: { live: 'info', draft: 'info' },
    reason: 'the headers come in another order; hardly any server minds',
    example: fieldOf('email', { email_headers: rows('A', 'B') }, { email_headers: rows('B', 'A') }),
    at: ['messages', ANY, HEADERS, ANY],
    noun: entryNoun('header'),
    brief: 'header',
    say: movedPlace,
  },
  {
    id: 'message.header.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the receiving server or inbox sees another value and may treat the message differently',
    example: fieldOf('webhook', { headers: { Accept: 'text/html' } }, { headers: { Accept: 'text/plain' } }),
    at: ['messages', ANY, HEADERS, ANY, REST],
    noun: entryNoun('header'),
    brief: 'header',
    judges: TEXT_JUDGES,
  },
  {
    id: 'message.headers.changed',
    area: 'messages',
    op: 'changed',
    severity: { live: 'warning', draft: 'info' },
    reason: 'the headers came, went or are of another kind as a whole',
    example: fieldOf('webhook', { headers: null }, { headers: {} }),
    at: ['messages', ANY, HEADERS],
    noun: 'headers',
  },
];
