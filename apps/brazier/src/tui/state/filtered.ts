import type { ChangeSet } from '@brazier/diff';
import type { SnapshotEntry } from '../history-source.ts';
import { type ChangeSource, type Loaded, type State, sourceKey } from './state.ts';

/** The snapshots that pass the filters, and whether more may come. */
export function visibleEntries(state: State): { entries: readonly SnapshotEntry[]; loading: boolean } {
  const { timeline } = state.data;
  return { entries: timeline.items, loading: !timeline.done && timeline.problem === null };
}

/** The changes of a comparison that pass the filters; undefined where it was never asked for. */
export function visibleChanges(state: State, source: ChangeSource): Loaded<ChangeSet> | undefined {
  return state.data.changes.get(sourceKey(source));
}
