import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ONLY_LOOKING } from '../fixtures/facts.ts';
import type { HistorySource, SnapshotEntry } from '../history-source.ts';
import { receive } from '../state/data.ts';
import { initialState } from '../state/initial.ts';
import type { State } from '../state/state.ts';
import { createTimelineReader } from './timeline-reader.ts';

function entry(revision: string): SnapshotEntry {
  return {
    revision,
    time: '2026-03-05T10:00:00Z',
    subject: revision,
    severity: null,
    changes: null,
    campaigns: [],
    workspaces: {},
  };
}

/** A history whose snapshots a test may change, and a state that follows it. */
function follow(revisions: string[]) {
  const source = { revisions, problem: null as string | null, given: 0 };
  const history = {
    async *snapshots() {
      for (const revision of [...source.revisions]) {
        if (source.problem !== null) throw new Error(source.problem);
        source.given++;
        yield entry(revision);
      }
    },
  } as unknown as HistorySource;
  let state: State = initialState({ columns: 80, rows: 24, now: 0, facts: ONLY_LOOKING });
  const lengths: number[] = [];
  const reader = createTimelineReader(history, (event) => {
    state = receive(state, event);
    lengths.push(state.data.timeline.items.length);
  });
  return {
    lengths,
    source,
    reader,
    shown: () => state.data.timeline.items.map(({ revision }) => revision),
    timeline: () => state.data.timeline,
  };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const turn = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('no more is read than is wanted, and reading goes on where it stopped', async () => {
  const { source, reader, shown } = follow(['e', 'd', 'c', 'b', 'a']);
  reader.read(2);
  await turn();
  expect(shown()).toEqual(['e', 'd']);
  expect(source.given).toBe(2);
  reader.read(4);
  await turn();
  expect(shown()).toEqual(['e', 'd', 'c', 'b']);
  reader.close();
});

test('the first screen is delivered before the rest has been read', async () => {
  const { lengths, reader } = follow(Array.from({ length: 1_000 }, (_, index) => `revision ${index}`));
  reader.read(1_000);
  await turn();
  expect(lengths[0]).toBeLessThanOrEqual(100);
  expect(lengths.at(-1)).toBe(1_000);
  expect(lengths.length).toBeLessThanOrEqual(4);
  reader.close();
});

test('a snapshot that lands meanwhile is put before the others', async () => {
  const { source, reader, shown } = follow(['b', 'a']);
  reader.read(10);
  await turn();
  source.revisions = ['d', 'c', 'b', 'a'];
  await turn(1_100);
  expect(shown()).toEqual(['d', 'c', 'b', 'a']);
  await turn(1_100);
  expect(shown()).toEqual(['d', 'c', 'b', 'a']);
  reader.close();
});

test('a rewritten history takes the place of the one that was read', async () => {
  const { source, reader, shown, timeline } = follow(['c', 'b', 'a']);
  reader.read(10);
  await turn();
  source.revisions = ['z', 'y', 'a'];
  await turn(1_100);
  expect(shown()).toEqual(['z', 'y', 'a']);
  expect(timeline().done).toBe(true);
  reader.close();
});

test('the first snapshot of an empty folder appears', async () => {
  const { source, reader, shown } = follow([]);
  reader.read(10);
  await turn();
  source.revisions = ['a'];
  await turn(1_100);
  expect(shown()).toEqual(['a']);
  reader.close();
});

test('a problem is told once, and what had been read stays', async () => {
  const { source, reader, shown, timeline } = follow(['c', 'b', 'a']);
  reader.read(2);
  await turn();
  source.problem = 'git was killed.';
  reader.read(3);
  await turn();
  expect(timeline()).toMatchObject({ problem: 'git was killed.', done: true });
  expect(shown()).toEqual(['c', 'b']);
  reader.close();
});
