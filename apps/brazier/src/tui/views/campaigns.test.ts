import { stripVTControlCharacters } from 'node:util';
import { expect, test } from 'vitest';
import { ONLY_LOOKING } from '../fixtures/facts.ts';
import type { SnapshotEntry } from '../history-source.ts';
import { ACTIONS } from '../keys.ts';
import { createPaint } from '../paint.ts';
import type { CampaignSummary } from '../state/campaign-summary.ts';
import type { Event } from '../state/event.ts';
import { initialState } from '../state/initial.ts';
import { update } from '../state/update.ts';
import { drawFrame, rowsOfFrame } from './frame.ts';

const paint = createPaint({ level: 0, palette: 'dark', ascii: false });

const changed = (day: number, ids: readonly string[]): SnapshotEntry => ({
  revision: String(day).repeat(40),
  time: `2026-03-0${day}T10:00:00Z`,
  subject: 'Something changed',
  severity: 'notice',
  changes: ids.length,
  campaigns: ids.map((id) => ({ workspace: 'production', id })),
  workspaces: {},
});

const there = (id: string): CampaignSummary => ({
  workspace: 'production',
  id,
  name: `Campaign ${id}`,
  status: 'live',
  live: true,
  channels: [],
  tags: [],
  edited: null,
});

/** The list of campaigns after so much of the Timeline has been read. */
function screenWith(filters: Event, timelineDone: boolean): string {
  const entries = [changed(3, ['one']), changed(2, ['one', 'gone']), changed(1, ['one', 'two', 'gone'])];
  const events: Event[] = [
    { type: 'entries', items: entries, done: timelineDone, problem: null, reset: false },
    filters,
    { type: 'action', action: 'campaigns' },
    { type: 'campaigns', key: '', streamed: { items: [there('one'), there('two')], done: true, problem: null } },
  ];
  const begin = initialState({ columns: 80, rows: 24, now: Date.UTC(2026, 2, 4), facts: ONLY_LOOKING });
  const state = events.reduce((before, event) => update(before, event, ACTIONS).state, begin);
  return stripVTControlCharacters(rowsOfFrame(drawFrame(state, ACTIONS, paint)).join('\n'));
}

test('dates leave the campaigns that changed within them, each with how often, and tell of those that are gone', () => {
  const screen = screenWith({ type: 'filter', change: { since: '2026-03-02' } }, true);
  expect(screen).toContain('since 2026-03-02   1 of 2   F clears');
  expect(screen).toContain('1 campaign that matches is gone by then: 1 shows when');
  expect(screen).toMatch(/2× +Campaign one/);
  expect(screen).not.toContain('Campaign two');
});

test('while snapshots are still being read a number of matches is a least one, and none is said to be gone', () => {
  const screen = screenWith({ type: 'filter', change: { until: '2026-03-03' } }, false);
  expect(screen).toContain('2 of 2, reading …');
  expect(screen).toMatch(/3\+× +Campaign one/);
  expect(screen).not.toContain('gone');
});

test('with filters that ask only which campaigns, each counts all its snapshots', () => {
  const screen = screenWith({ type: 'filter', change: { live: 'live' } }, true);
  expect(screen).toContain('2 of 2   F clears');
  expect(screen).toMatch(/3× +Campaign one/);
  expect(screen).toMatch(/1× +Campaign two/);
});
