import type { ActionId } from '../keys.ts';
import { documentOf } from '../views/view-list.ts';
import { copyMenu, exportMenu, openDashboard, openEditor, snapshotMenu } from './action-menus.ts';
import { clearFilters, filterMenu } from './filter-menu.ts';
import type { Motion } from './list.ts';
import {
  compareMarked,
  goBack,
  openHere,
  toBlame,
  toCampaigns,
  toggleMark,
  toHistory,
  toOtherPane,
  toTimeline,
} from './navigation.ts';
import { openPrompt } from './prompt.ts';
import { searchOn } from './search.ts';
import { type Data, type Loaded, NO_DATA, type State, type TextOptions } from './state.ts';
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
  open: (state) => stay(openHere(state)),
  otherPane: (state) => stay(toOtherPane(state)),
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
  timeline: (state) => stay(toTimeline(state)),
  campaigns: (state) => stay(toCampaigns(state)),
  history: (state) => stay(toHistory(state)),
  compare: (state) => stay(openPrompt(state, 'compare')),
  mark: (state) => stay(toggleMark(state)),
  compareMarked: (state) => stay(compareMarked(state)),
  blame: (state) => stay(toBlame(state)),
  help: (state) => stay({ ...state, overlay: { kind: 'help', top: 0 } }),
  palette: (state) => stay({ ...state, overlay: { kind: 'palette', text: '', cursor: 0 } }),
  copy: (state) => stay({ ...state, overlay: copyMenu(state) }),
  dashboard: openDashboard,
  editor: openEditor,
  export: (state) => stay({ ...state, overlay: exportMenu(state) }),
  snapshot: (state) => stay({ ...state, overlay: snapshotMenu(state) }),
  acknowledge: (state) => stay(openPrompt(state, 'reason')),
  reader: (state) => stay(withText(state, (text) => ({ ...text, reader: !text.reader }))),
  redraw,
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

/** Paints anew; what could not be had is dropped, so that it is asked for again. */
function redraw(state: State): Step {
  const { data } = state;
  const again: Data = {
    ...data,
    changes: succeeded(data.changes),
    blames: succeeded(data.blames),
    campaigns: new Map([...data.campaigns].filter(([, { problem }]) => problem === null)),
    histories: new Map([...data.histories].filter(([, { problem }]) => problem === null)),
  };
  if (data.timeline.problem === null) return effect({ ...state, data: again }, { type: 'redraw' });
  return {
    state: { ...state, data: { ...again, timeline: NO_DATA.timeline } },
    effects: [{ type: 'reread' }, { type: 'redraw' }],
  };
}

function succeeded<T>(map: ReadonlyMap<string, Loaded<T>>): Map<string, Loaded<T>> {
  return new Map([...map].filter(([, loaded]) => loaded.state !== 'failed'));
}
