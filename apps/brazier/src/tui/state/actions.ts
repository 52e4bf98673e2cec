import type { ActionId } from '../keys.ts';
import { previewOf } from '../views/preview.ts';
import { documentOf } from '../views/view-list.ts';
import { clearFilters, filterMenu } from './filter-menu.ts';
import { type Motion, START } from './list.ts';
import { openPrompt } from './prompt.ts';
import { searchOn } from './search.ts';
import type { State, Subject, TextOptions, View } from './state.ts';
import { effect, focus, moveCursor, type Step, stay, topView, withNotice, withTop } from './step.ts';

/** What each action of the key table does. */
export const HANDLERS: Record<ActionId, (state: State) => Step> = {
  up: (state) => stay(moveCursor(state, 'up')),
  down: (state) => stay(moveCursor(state, 'down')),
  pageUp: (state) => stay(moveCursor(state, 'pageUp')),
  pageDown: (state) => stay(moveCursor(state, 'pageDown')),
  halfUp: (state) => stay(moveCursor(state, 'halfUp')),
  halfDown: (state) => stay(moveCursor(state, 'halfDown')),
  first: (state) => stay(moveCursor(state, 'first')),
  last: (state) => stay(moveCursor(state, 'last')),
  open: (state) => stay(open(state)),
  back: (state) => stay(goBack(state)),
  nextChange: (state) => stay(toStop(state, 1)),
  previousChange: (state) => stay(toStop(state, -1)),
  fold: (state) => stay(withText(state, (text) => ({ ...text, unfolded: !text.unfolded }))),
  sides: (state) => stay(withText(state, nextLayout(state))),
  whitespace: (state) => stay(withText(state, (text) => ({ ...text, whitespace: !text.whitespace }))),
  search: (state) => stay(openPrompt(state, 'search')),
  searchNext: (state) => stay(searchOn(state, 1)),
  searchPrevious: (state) => stay(searchOn(state, -1)),
  filter: (state) => stay({ ...state, overlay: filterMenu(state) }),
  clearFilters: (state) => stay(clearFilters(state)),
  timeline: (state) => stay({ ...state, stack: state.stack.slice(0, 1), search: null }),
  help: (state) => stay({ ...state, overlay: { kind: 'help', top: 0 } }),
  redraw: (state) => effect(forgetFailures(state), { type: 'redraw' }),
  suspend: (state) => effect(state, { type: 'suspend' }),
  quit: (state) => effect(state, { type: 'exit', code: 0 }),
  interrupt: (state) => effect(state, { type: 'exit', code: 130 }),
};

/** Motions that go on where more may still arrive. */
export const FORWARD: Partial<Record<ActionId, Motion>> = {
  down: 'down',
  pageDown: 'pageDown',
  halfDown: 'halfDown',
};

/** Lays a view over the one with the focus; Esc comes back. */
export function push(state: State, subject: Subject): State {
  return { ...state, stack: [...state.stack, { ...subject, place: START } as View], search: null };
}

function open(state: State): State {
  const { pane } = focus(state);
  const subject = previewOf(state, pane.view, pane.list);
  return subject === null ? state : push(state, subject);
}

function goBack(state: State): State {
  if (state.search !== null) return { ...state, search: null };
  return state.stack.length === 1 ? state : { ...state, stack: state.stack.slice(0, -1) };
}

function withText(state: State, change: (text: TextOptions) => TextOptions): State {
  const view = topView(state);
  return view.kind === 'change' ? withTop(state, { ...view, text: change(view.text) }) : state;
}

/** Away from what is shown now, whether that was chosen or came with the width. */
function nextLayout(state: State): (text: TextOptions) => TextOptions {
  const { pane } = focus(state);
  const shown = documentOf(pane.list)?.sides ?? false;
  return (text) => ({ ...text, layout: shown ? 'inline' : 'sides' });
}

function toStop(state: State, direction: 1 | -1): State {
  const { pane } = focus(state);
  const document = documentOf(pane.list);
  if (document === null) return state;
  const { lines } = document;
  for (let at = pane.view.place.cursor + direction; at >= 0 && at < lines.length; at += direction) {
    if (lines[at]?.stop) return moveCursor(state, { to: at });
  }
  return withNotice(state, direction === 1 ? 'no further change below' : 'no further change above');
}

/** Drops what could not be had, so that it is asked for again. */
function forgetFailures(state: State): State {
  const { data } = state;
  const changes = new Map([...data.changes].filter(([, loaded]) => loaded.state !== 'failed'));
  return { ...state, data: { ...data, changes, timeline: { ...data.timeline, problem: null } } };
}
