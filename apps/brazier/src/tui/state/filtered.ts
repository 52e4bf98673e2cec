import { type Change, type ChangeSet, SEVERITIES, type Severity } from '@brazier/diff';
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

/** The highest severity among changes; `info` where there are none. */
export function highestOf(changes: readonly Change[]): Severity {
  const index = Math.max(0, ...changes.map(({ severity }) => SEVERITIES.indexOf(severity)));
  return SEVERITIES[index] ?? 'info';
}
