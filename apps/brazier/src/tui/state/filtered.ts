import type { ChangeSet } from '@brazier/diff';
import type { ChangeSource, SnapshotEntry, UndoneCampaign } from '../history-source.ts';
import { hasFilters, isBefore, judgeEntry, narrowChangeSet } from './filters.ts';
import { memo } from './memo.ts';
import { type Filters, type Loaded, type State, sourceKey } from './state.ts';

/** The snapshots that pass the filters, whether more may come, and among how many they were found. */
export interface VisibleEntries {
  entries: readonly SnapshotEntry[];
  loading: boolean;
  total: number;
}

/** The snapshots that pass the filters. One whose changes must be read to know is shown once they have been. */
export function visibleEntries(state: State): VisibleEntries {
  const { timeline, verdicts } = state.data;
  const more = !timeline.done && timeline.problem === null;
  return judge(timeline.items, more, state.filters, verdicts);
}

const judge = memo(
  (
    items: readonly SnapshotEntry[],
    more: boolean,
    filters: Filters,
    verdicts: ReadonlyMap<string, boolean>,
  ): VisibleEntries => {
    if (!hasFilters(filters)) return { entries: items, loading: more, total: items.length };
    const entries: SnapshotEntry[] = [];
    let isOpen = false;
    for (const entry of items) {
      const verdict = judgeEntry(entry, filters) ?? verdicts.get(entry.revision);
      if (verdict === undefined) isOpen = true;
      if (verdict === true) entries.push(entry);
    }
    // What is older than the date that was asked for cannot bring any more.
    const last = items.at(-1);
    const ended = last !== undefined && isBefore(last.time, filters.since);
    return { entries, loading: isOpen || (more && !ended), total: items.length };
  },
);

/** The next snapshots whose changes must be read to know whether they pass, newest first. */
export function openEntries(state: State, most: number): string[] {
  if (!hasFilters(state.filters)) return [];
  const open: string[] = [];
  for (const entry of state.data.timeline.items) {
    if (open.length >= most) break;
    if (judgeEntry(entry, state.filters) === null && !state.data.verdicts.has(entry.revision))
      open.push(entry.revision);
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

/** The campaigns that changed and changed back between the ends of a comparison. None passes a filter: there is no change to pass it. */
export function visibleUndone(state: State, source: ChangeSource): readonly UndoneCampaign[] {
  const loaded = state.data.undone.get(sourceKey(source));
  return loaded?.state === 'ready' && !hasFilters(state.filters) ? loaded.value : NONE;
}

const NONE: readonly UndoneCampaign[] = [];
