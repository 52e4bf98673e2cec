import { stripVTControlCharacters } from 'node:util';
import { type CampaignChanges, type Change, createChangeSet } from '@brazier/diff';
import { expect, test } from 'vitest';
import { ONLY_LOOKING } from './fixtures/facts.ts';
import type { SnapshotEntry } from './history-source.ts';
import { ACTIONS } from './keys.ts';
import { createPaint } from './paint.ts';
import { snapshotSubject } from './rows/first-seen.ts';
import type { Event } from './state/event.ts';
import { initialState } from './state/initial.ts';
import { update } from './state/update.ts';
import { drawFrame, rowsOfFrame } from './views/frame.ts';

const paint = createPaint({ level: 0, palette: 'dark', ascii: false });
const [FIRST, SECOND, THIRD] = ['a', 'b', 'c'].map((digit) => digit.repeat(40)) as [string, string, string];

const entry = (revision: string, subject: string, workspaces: readonly string[]): SnapshotEntry => ({
  revision,
  time: `2026-03-0${'abc'.indexOf(revision[0] ?? '') + 1}T10:00:00Z`,
  subject,
  severity: 'notice',
  changes: workspaces.length,
  campaigns: workspaces.map((workspace, index) => ({ workspace, id: `id-${index}` })),
  workspaces: {},
});

const ADDED: Change = {
  rule: 'campaign.added',
  area: 'lifecycle',
  op: 'added',
  severity: 'notice',
  why: { clause: 'a campaign that was not there before', sending: 'live' },
  wording: { place: null, subject: 'campaign “Spring”', predicate: 'added', isClause: false, brief: 'added' },
  reason: 'a campaign that was not there before',
  path: [],
  after: { name: 'Spring' },
  draft: false,
  fingerprint: 'f',
  text: 'campaign “Spring” added',
};

const added = (workspace: string, index: number, name: string): CampaignChanges => ({
  workspace,
  id: `id-${index}`,
  name,
  status: 'added',
  edited: { at: '2026-01-01T00:00:00Z', after: '2026-03-01T10:00:00Z' },
  changes: [ADDED],
  facts: {
    tags: [],
    channels: [],
    teams: [],
    live: true,
    before: null,
    after: { status: 'live', tags: [], channels: ['email'] },
  },
});

/** The screen after a history of three snapshots was read, a second workspace beginning with the second, and then these events. */
function screenAfter(events: readonly Event[], entries: readonly SnapshotEntry[] = HISTORY): string {
  const begin = initialState({ columns: 80, rows: 24, now: Date.UTC(2026, 2, 4), facts: ONLY_LOOKING });
  const read: Event = { type: 'entries', items: entries, done: true, problem: null, reset: false };
  const state = [read, ...events].reduce((before, event) => update(before, event, ACTIONS).state, begin);
  return stripVTControlCharacters(rowsOfFrame(drawFrame(state, ACTIONS, paint)).join('\n'));
}

const HISTORY = [
  entry(THIRD, 'Late: campaign added', ['west']),
  entry(SECOND, '3 campaigns, 2 added, 1 changed: …', ['west', 'west', 'east']),
  entry(FIRST, 'First snapshot: 1 campaign', ['east']),
];

const changesOf = (revision: string, campaigns: readonly CampaignChanges[]): Event => ({
  type: 'changes',
  key: revision,
  loaded: {
    state: 'ready',
    value: {
      ...createChangeSet(
        { revision: FIRST, time: '2026-03-01T10:00:00Z' },
        { revision, time: '2026-03-02T10:00:00Z' },
        [],
      ),
      campaigns: [...campaigns],
    },
  },
});
const open: Event = { type: 'action', action: 'open' };
const down: Event = { type: 'action', action: 'down' };

test('where the history of a workspace begins, the Timeline tells how many campaigns were first seen, and not added', () => {
  const screen = screenAfter([]);
  expect(screen).toContain('First snapshot of east: 1 campaign\n');
  expect(screen).toContain('First snapshot of west: 2 campaigns; 1 other changed');
  expect(screen).toContain('Late: campaign added');
});

test('a campaign that was there when the history of its workspace began was first seen, one that came later was added', () => {
  const west = [added('west', 0, 'Spring'), added('west', 1, 'Summer'), added('east', 2, 'Autumn')];
  const screen = screenAfter([down, open, changesOf(SECOND, west)]);
  expect(screen).toContain('· live      notice          1  Spring  first seen');
  expect(screen).toContain('+ live      notice          1  Autumn  campaign added');
});

test('the change of such a campaign says that it was first seen, and nowhere that it is new', () => {
  const screen = screenAfter([down, open, changesOf(SECOND, [added('west', 0, 'Spring')]), open]);
  expect(screen).toContain('  live  ·  west');
  expect(screen).toContain('  first seen 2026-03-02 10:00 UTC  ·  last edited 2026-01-01 00:00');
  expect(screen).toMatch(/campaign “Spring” first seen\s+it was there when the history began/);
  expect(screen).not.toMatch(/added|new,/);
});

test('in its History as well', () => {
  const [, second] = HISTORY;
  const streamed = {
    items:
      second === undefined
        ? []
        : [
            {
              entry: second,
              editedAt: null,
              changes: [ADDED],
              name: 'Spring',
              facts: added('west', 0, 'Spring').facts,
            },
          ],
    done: true,
    problem: null,
  };
  const screen = screenAfter([
    down,
    open,
    changesOf(SECOND, [added('west', 0, 'Spring')]),
    { type: 'action', action: 'history' },
    { type: 'history', key: 'west/id-0', streamed },
  ]);
  expect(screen).toContain('campaign “Spring” first seen');
});

test('where older snapshots are missing, no campaign is said to have been there from the beginning', () => {
  const shallow = [...HISTORY.slice(0, 2), entry(FIRST, 'Something', [])];
  const screen = screenAfter([down, open, changesOf(SECOND, [added('west', 0, 'Spring')])], shallow);
  expect(screen).toContain('+ live      notice          1  Spring  campaign added');
});

test('where a filter leaves only what was there before the workspace began, its first snapshot is not told', () => {
  const firsts = new Map([['west', SECOND]]);
  expect(snapshotSubject(entry(SECOND, 'Autumn: archived', ['east']), firsts)).toBe('Autumn: archived');
});
