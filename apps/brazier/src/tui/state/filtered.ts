import type { ChangeSet } from '@brazier/diff';
import type { ChangeSource, SnapshotEntry } from '../history-source.ts';
import { asksForChanges, hasFilters, isBefore, judgeEntry, narrowChangeSet, narrowsChanges } from './filters.ts';
import { memo } from './memo.ts';
import { type Data, type Filters, type Loaded, type MatchedEntry, type State, sourceKey } from './state.ts';

/** Snapshots that pass the filters, each as far as it does, and whether more may come. */
export interface PassingEntries {
  entries: readonly (SnapshotEntry | MatchedEntry)[];
  loading: boolean;
}

/** The snapshots that the Timeline shows, and among how many they were found. */
export interface VisibleEntries extends PassingEntries {
  total: number;
}

/** The snapshots that pass. One whose changes must be read to know is shown once they have been; one that passes in any case at once, and narrowed later. */
export function visibleEntries(state: State): VisibleEntries {
  const { timeline, matches } = state.data;
  return judge(timeline.items, isGrowing(state), state.filters, matches);
}

function isGrowing({ data: { timeline } }: State): boolean {
  return !timeline.done && timeline.problem === null;
}

const judge = memo(
  (items: readonly SnapshotEntry[], more: boolean, filters: Filters, matches: Data['matches']): VisibleEntries => {
    if (!hasFilters(filters)) return { entries: items, loading: more, total: items.length };
    const entries: (SnapshotEntry | MatchedEntry)[] = [];
    let isOpen = false;
    for (const entry of items) {
      const match = matches.get(entry.revision);
      const verdict = match === undefined ? judgeEntry(entry, filters) : match !== null;
      if (verdict === null) isOpen = true;
      if (verdict === true) entries.push(match ?? entry);
    }
    return { entries, loading: isOpen || (more && !isPast(items, filters)), total: items.length };
  },
);

/** True where all that is older lies before the date that was asked for: it cannot bring any more. */
function isPast(items: readonly SnapshotEntry[], { since }: Filters): boolean {
  const last = items.at(-1);
  return last !== undefined && isBefore(last.time, since);
}

/** What passes in a snapshot and all before it, as far as its changes have been read; null: from the newest on. */
export function matchesUpTo(state: State, revision: string | null): PassingEntries {
  const { timeline, matches } = state.data;
  return collect(timeline.items, isGrowing(state), state.filters, matches, revision);
}

const collect = memo(
  (
    items: readonly SnapshotEntry[],
    more: boolean,
    filters: Filters,
    matches: Data['matches'],
    revision: string | null,
  ): PassingEntries => {
    const from = revision === null ? 0 : items.findIndex((entry) => entry.revision === revision);
    const older = items.slice(Math.max(0, from));
    if (!narrowsChanges(filters)) {
      const entries = older.filter((entry) => judgeEntry(entry, filters) !== false);
      return { entries, loading: more && !isPast(items, filters) };
    }
    const found = older.map((entry) => matches.get(entry.revision) ?? null).filter((entry) => entry !== null);
    const isOpen = older.some((entry) => !matches.has(entry.revision) && judgeEntry(entry, filters) !== false);
    return { entries: found, loading: isOpen || (more && !isPast(items, filters)) };
  },
);

/** The next snapshots whose changes must be read to know what of them passes: those around the cursor, then the newest. */
export function openEntries(state: State, most: number): SnapshotEntry[] {
  const { filters, stack } = state;
  const { timeline, matches } = state.data;
  if (!narrowsChanges(filters)) return [];
  const { entries } = visibleEntries(state);
  const cursor = stack[0]?.place.cursor ?? 0;
  const open = entries
    .slice(Math.max(0, cursor - state.rows), cursor + state.rows)
    .filter(({ revision }) => !matches.has(revision));
  // The list of campaigns needs to know of each what of it passes, the Timeline only whether anything does.
  const all = asksForChanges(filters) && stack.some(({ kind }) => kind === 'campaigns');
  const near = new Set(open);
  for (const entry of timeline.items) {
    if (open.length >= most) break;
    if (matches.has(entry.revision) || near.has(entry)) continue;
    const verdict = judgeEntry(entry, filters);
    if (verdict === null || (verdict && all)) open.push(entry);
  }
  return open;
}

/** The changes of a comparison that pass the filters; undefined where it was never asked for. */
export function visibleChanges(state: State, source: ChangeSource): Loaded<ChangeSet> | undefined {
  const loaded = state.data.changes.get(sourceKey(source));
  return loaded?.state === 'ready' && hasFilters(state.filters) ? narrowLoaded(loaded, state.filters) : loaded;
}

const narrowLoaded = memo(
  (loaded: { state: 'ready'; value: ChangeSet }, filters: Filters): Loaded<ChangeSet> => ({
    state: 'ready',
    value: narrowChangeSet(loaded.value, filters),
  }),
  12,
);
