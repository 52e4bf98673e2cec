import { focusedPane, type Layout, layoutOf, type Pane, pageHeight } from '../views/layout.ts';
import type { Effect } from './effect.ts';
import { type Motion, move, type Place } from './list.ts';
import type { Notice, Search, State, View } from './state.ts';

/** A state, and what is to be done because of it. */
export interface Step {
  state: State;
  effects: readonly Effect[];
}

/** A step that does nothing outside. */
export function stay(state: State): Step {
  return { state, effects: [] };
}

/** A step with one effect. */
export function effect(state: State, what: Effect): Step {
  return { state, effects: [what] };
}

/** The view with the focus. */
export function topView(state: State): View {
  return state.stack.at(-1) as View;
}

/** The state with another view in the place of the one with the focus. */
export function withTop(state: State, view: View): State {
  return { ...state, stack: [...state.stack.slice(0, -1), view] };
}

/** The state with the cursor of the focused view at another place. */
export function withPlace(state: State, place: Place): State {
  return withTop(state, { ...topView(state), place });
}

/** The state with another search, or none, in the focused view. */
export function withSearch(state: State, search: Search | null): State {
  return withTop(state, { ...topView(state), search });
}

/** The state with a sentence in the bottom line. */
export function withNotice(state: State, text: string, tone: Notice['tone'] = 'plain'): State {
  return { ...state, notice: { text, tone } };
}

/** The pane with the focus, its layout, and the number of lines it shows. */
export function focus(state: State): { layout: Layout; pane: Pane; height: number } {
  const layout = layoutOf(state);
  const pane = focusedPane(layout);
  return { layout, pane, height: pageHeight(layout, pane.list) };
}

/** The state after a motion of the focused cursor. */
export function moveCursor(state: State, motion: Motion): State {
  const { pane, height } = focus(state);
  return withPlace(state, move(pane.view.place, pane.list, height, motion));
}
