import type { CampaignFacts, CampaignStanding } from '@brazier/diff';
import { standingWords } from '@brazier/report';
import { expect, test } from 'vitest';
import { comparedEnds } from './compared-ends.ts';
import { editedSeen, editedSeenBetween } from './edited-seen.ts';
import { liveWord, namesWords } from './standing.ts';
import { describeChange } from './values.ts';

const standing = (status: CampaignStanding['status'], tags: string[] = []): CampaignStanding => ({
  status,
  tags,
  channels: [],
});
const facts = (before: CampaignStanding | null, after: CampaignStanding | null): CampaignFacts => ({
  tags: [],
  channels: [],
  teams: [],
  live: true,
  before,
  after,
});

test.each([
  [standing('live'), standing('live'), 'live', 'live'],
  [standing('live'), standing('stopped'), 'was live', 'was live, now stopped'],
  [standing('draft'), standing('live'), 'now live', 'was draft, now live'],
  [standing('draft'), standing('archived'), 'not live', 'was draft, now archived'],
  [null, standing('live'), 'live', 'new, live'],
  [standing('live'), null, 'was live', 'gone, was live'],
  [standing('draft'), null, 'not live', 'gone, was draft'],
])('from %j to %j is “%s”, in full “%s”', (before, after, word, words) => {
  expect(liveWord(facts(before, after))).toBe(word);
  expect(standingWords(facts(before, after))).toBe(words);
});

test('a tag that is gone is told as gone, and not among those that are there', () => {
  const [was, is] = [standing('live', ['q1', 'sale']), standing('live', ['promo', 'sale'])];
  expect(namesWords(facts(was, is), 'tags')).toBe('sale, + promo, − q1');
  expect(namesWords(facts(null, is), 'tags')).toBe('promo, sale');
  expect(namesWords(facts(was, null), 'tags')).toBe('q1, sale');
  expect(namesWords(facts(was, is), 'channels')).toBe('');
});

test('the time of the edit comes before that of the snapshot, each by its name', () => {
  expect(editedSeen('2026-03-05T13:30:00Z', '2026-03-05T14:02:00Z')).toBe('edited 2026-03-05 13:30  ·  seen 14:02 UTC');
  expect(editedSeen('2026-03-04T13:30:00Z', '2026-03-05T14:02:00Z')).toBe(
    'edited 2026-03-04 13:30  ·  seen 2026-03-05 14:02 UTC',
  );
  expect(editedSeen(null, '2026-03-05T14:02:00Z')).toBe('seen 2026-03-05 14:02 UTC');
});

test.each([
  [
    'changed',
    '2026-03-05T13:30:00Z',
    '2026-03-05T09:00:00Z',
    'changed between 2026-03-05 09:00 and 14:02 UTC  ·  edited 13:30',
  ],
  [
    'changed',
    '2026-03-04T21:00:00Z',
    '2026-03-04T20:00:00Z',
    'changed between 2026-03-04 20:00 and 2026-03-05 14:02 UTC  ·  edited 2026-03-04 21:00',
  ],
  ['changed', null, '2026-03-05T09:00:00Z', 'changed between 2026-03-05 09:00 and 14:02 UTC'],
  [
    'added',
    '2026-03-05T14:00:00Z',
    '2026-03-05T09:00:00Z',
    'added between 2026-03-05 09:00 and 14:02 UTC  ·  edited 14:00',
  ],
  ['removed', '2026-01-01T00:00:00Z', '2026-03-05T09:00:00Z', 'removed between 2026-03-05 09:00 and 14:02 UTC'],
  ['added', '2026-01-01T00:00:00Z', null, 'first seen 2026-03-05 14:02 UTC  ·  last edited 2026-01-01 00:00'],
] as const)('what was %s, edited %s, lies between the two snapshots that are told', (status, at, after, words) => {
  const campaign = {
    workspace: 'w',
    id: 'c',
    name: 'n',
    status,
    edited: { at, after },
    changes: [],
    facts: facts(null, null),
  };
  expect(editedSeenBetween(campaign, '2026-03-05T14:02:00Z')).toBe(words);
});

test('a bare day of a comparison is its end, and the newest snapshot is called so', () => {
  const found = (time: string): { revision: string; time: string } => ({ revision: 'f'.repeat(40), time });
  const from = { asked: '2026-11-12', found: found('2026-11-12T11:40:00Z'), newest: false };
  const to = { asked: 'f'.repeat(40), found: found('2026-11-22T18:20:00Z'), newest: true };
  expect(comparedEnds(from, to)).toEqual([
    'From the end of 2026-11-12 (snapshot of 2026-11-12 11:40 UTC)',
    'to the newest snapshot of 2026-11-22 18:20 UTC.',
    'What changed on 2026-11-12 itself is not in it: compare from 2026-11-11 for that.',
  ]);
  expect(comparedEnds({ ...from, asked: '2026-11-12T12:00Z' }, to)).toHaveLength(2);
});

test('a conversion window is told in days and in Braze’s own seconds', () => {
  expect(describeChange(604_800, 259_200, ['conversion_behaviors', 0, 'window'])).toBe(
    '7 days → 3 days (604,800 → 259,200 s)',
  );
});
