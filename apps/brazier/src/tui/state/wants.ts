import type { Change } from '@brazier/diff';
import { isLongText } from '../rows/change-lines.ts';
import { findCampaign } from '../views/change.ts';
import { layoutOf } from '../views/layout.ts';
import { openEntries, visibleEntries } from './filtered.ts';
import { hasFilters } from './filters.ts';
import { type ChangeSource, type Filters, type State, sourceKey } from './state.ts';

/** Something that the screen needs and that is not there yet. */
export type Want =
  | { kind: 'timeline'; count: number }
  | { kind: 'changes'; source: ChangeSource; key: string; urgent: boolean }
  | { kind: 'verdicts'; filters: Filters; revisions: readonly string[] }
  | { kind: 'text'; change: Change };

/** So many snapshots are judged at once: few enough that the first that pass are soon there. */
const JUDGED_AT_ONCE = 4;

/** Everything that the screen needs, most urgent first. What it does not need is not read. */
export function wantsOf(state: State): Want[] {
  const { panes } = layoutOf(state);
  const wants: Want[] = [];
  for (const { view, preview } of [...panes].sort((one, other) => Number(one.preview) - Number(other.preview))) {
    if (view.kind !== 'changes' && view.kind !== 'change') continue;
    const key = sourceKey(view.source);
    if (!state.data.changes.has(key)) wants.push({ kind: 'changes', source: view.source, key, urgent: !preview });
    if (view.kind !== 'change') continue;
    const long = findCampaign(state, view)?.changes.flatMap(withInside).filter(isLongText) ?? [];
    for (const change of long) if (!state.data.texts.has(change)) wants.push({ kind: 'text', change });
  }
  wants.push({ kind: 'timeline', count: wantedEntries(state) });
  const open = openEntries(state, JUDGED_AT_ONCE);
  if (open.length > 0) wants.push({ kind: 'verdicts', filters: state.filters, revisions: open });
  return wants;
}

function withInside(change: Change): Change[] {
  return [change, ...(change.inside ?? []).flatMap(withInside)];
}

/** As many snapshots as are shown, and a few screens more; all of them for the end of the list or a search. */
function wantedEntries(state: State): number {
  const place = state.stack[0]?.place;
  if (place === undefined) return 0;
  const searching = state.search !== null && state.search.pending !== null && state.stack.length === 1;
  const filtered = hasFilters(state.filters) && visibleEntries(state).loading;
  if (place.toEnd || searching || filtered) return Number.POSITIVE_INFINITY;
  const ahead = Math.max(place.cursor, place.top) + state.rows * 4;
  return state.typedAhead.length > 0 && state.stack.length === 1 ? ahead + state.rows * state.typedAhead.length : ahead;
}
