import type { ChangeSet } from '@brazier/diff';
import type { Place, ViewList } from './list.ts';
import { type State, sourceKey } from './state.ts';
import { focus, moveCursor, topView, withNotice, withPlace, withSearch } from './step.ts';

/** The next item that holds the text, case ignored, from an item on (that one included) in a direction, around the end. */
function findItem(
  state: State,
  list: ViewList,
  query: string,
  from: number,
  direction: 1 | -1,
): { item: number; wrapped: boolean } | null {
  const wanted = query.toLowerCase();
  for (let step = 0; step < list.count; step++) {
    const at = from + step * direction;
    const item = ((at % list.count) + list.count) % list.count;
    if (searchText(state, list, item).toLowerCase().includes(wanted)) return { item, wrapped: at !== item };
  }
  return null;
}

/** What a row says; of a snapshot whose changes have been read, their campaigns and sentences as well. */
function searchText(state: State, list: ViewList, item: number): string {
  const text = list.searchText(item);
  if (topView(state).kind !== 'timeline') return text;
  const loaded = state.data.changes.get(sourceKey({ from: null, to: list.key(item) }));
  return loaded?.state === 'ready' ? `${text} ${sentencesOf(loaded.value)}` : text;
}

function sentencesOf({ campaigns }: ChangeSet): string {
  return campaigns.map(({ name, changes }) => [name, ...changes.map(({ text }) => text)].join(' ')).join(' ');
}

/** While the text is typed: to its first match at or after where the search began; back there where there is none. */
export function searchFrom(state: State, query: string, origin: Place): State {
  if (query === '') return { ...withSearch(withPlace(state, origin), null), notice: null };
  const { pane } = focus(state);
  const found = findItem(state, pane.list, query, origin.cursor, 1);
  // While snapshots are still being read, a match may yet come after the last one: going round would pass it by.
  if (pane.list.loading && (found === null || found.wrapped)) {
    return withNotice(withSearch(withPlace(state, origin), { query, pending: 1 }), 'searching …');
  }
  const searching = { ...withSearch(state, { query, pending: null }), notice: null };
  if (found === null) return withNotice(withPlace(searching, origin), `no match${elsewhereHint(state)}`);
  return moveCursor(searching, { to: found.item });
}

/** To the next or previous match. Goes round and says so; says so as well where there is none. */
export function searchOn(state: State, direction: 1 | -1): State {
  const { search } = topView(state);
  if (search === null) return state;
  const { pane } = focus(state);
  const found = findItem(state, pane.list, search.query, pane.view.place.cursor + direction, direction);
  if (pane.list.loading && (found === null || found.wrapped)) {
    return withNotice(withSearch(state, { ...search, pending: direction }), 'searching …');
  }
  const settled = withSearch(state, { ...search, pending: null });
  if (found === null) return withNotice(settled, `“${search.query}” is not here${elsewhereHint(state)}`);
  const moved = moveCursor(settled, { to: found.item });
  if (!found.wrapped) return { ...moved, notice: null };
  return withNotice(moved, direction === 1 ? 'search went on from the top' : 'search went on from the bottom');
}

/** What is not searched here, and the key that helps. */
function elsewhereHint(state: State): string {
  const view = topView(state);
  if (view.kind === 'timeline') return ' (f / looks through all that changed)';
  return view.kind === 'change' && !view.text.unfolded ? ' (z unfolds what is equal)' : '';
}

/** Goes on with a search that waited for more to arrive. */
export function resumeSearch(state: State): State {
  const { overlay } = state;
  const { search } = topView(state);
  if (search === null || search.pending === null) return state;
  if (overlay?.kind === 'prompt' && overlay.purpose === 'search')
    return searchFrom(state, search.query, overlay.origin);
  return searchOn(state, search.pending);
}
