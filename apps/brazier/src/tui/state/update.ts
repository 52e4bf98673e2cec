import type { KeyName } from '../key-input.ts';
import { type ActionId, actionFor, type KeyTable } from '../keys.ts';
import type { MouseEvent } from '../terminal/mouse-input.ts';
import { layoutOf, pageHeight } from '../views/layout.ts';
import { entryAtRow } from '../views/menu-rows.ts';
import { helpLines } from '../views/overlay.ts';
import { listOf } from '../views/view-list.ts';
import { FORWARD, HANDLERS } from './actions.ts';
import { receive } from './data.ts';
import type { Effect } from './effect.ts';
import type { Event } from './event.ts';
import { withFilters } from './filter-menu.ts';
import { hasFilters } from './filters.ts';
import { followItem, lineCount, lineOf } from './list.ts';
import { menuKey } from './menu.ts';
import { mouseEvent } from './mouse.ts';
import { paletteKey } from './palette.ts';
import { openPrompt, promptKey, promptPaste } from './prompt.ts';
import { resumeSearch } from './search.ts';
import { endSnapshot, showProgress, snapshotKey, startSnapshot } from './snapshot-run.ts';
import type { Overlay, State, View } from './state.ts';
import { effect, focus, type Step, stay, topView, withNotice } from './step.ts';

/** The state after an event, and what is to be done. Pure: the whole interface can be played through without a terminal. */
export function update(state: State, event: Event, table: KeyTable): Step {
  const step = apply(state, event, table);
  const settled = settle(state, step.state);
  return { state: settled, effects: step.effects };
}

function apply(state: State, event: Event, table: KeyTable): Step {
  switch (event.type) {
    case 'key':
      return pressKey(state, event.key, table);
    case 'paste':
      return stay(paste(state, event.text));
    case 'resize':
      return stay({ ...state, columns: event.columns, rows: event.rows });
    case 'mouse':
      return state.overlay === null
        ? stay(mouseEvent(state, event.mouse))
        : mouseOver(state, state.overlay, event.mouse, table);
    case 'clock':
      return stay({ ...state, now: event.now });
    case 'notice':
      return stay({ ...state, notice: event.notice });
    case 'action':
      return runAction(state, event.action, table);
    case 'menu':
      return stay({ ...state, overlay: event.menu });
    case 'prompt':
      return stay(openPrompt(state, event.purpose, event.text));
    case 'effect':
      return effect(state, event.effect);
    case 'startSnapshot':
      return startSnapshot(state);
    case 'snapshotProgress':
      return stay(showProgress(state, event.text));
    case 'snapshotEnded':
      return stay(endSnapshot(state, event));
    case 'filter':
      return stay(withFilters(state, event.change));
    default:
      return replayKeys(resumeSearch(settle(state, receive(state, event))), table);
  }
}

/** Pasted text goes where text is typed, and nowhere else: as keys it would be commands. */
function paste(state: State, text: string): State {
  const { overlay } = state;
  if (overlay?.kind === 'prompt') return promptPaste(state, overlay, text);
  if (overlay?.kind !== 'palette') return state;
  return { ...state, overlay: { ...overlay, text: overlay.text + text.replace(/\p{Cc}+/gu, ' '), cursor: 0 } };
}

/** Actions of the terminal itself: they hold over menus and prompts too, where their keys are no text. */
const ANYWHERE: ReadonlySet<ActionId> = new Set(['suspend', 'redraw']);

function pressKey(state: State, key: KeyName, table: KeyTable): Step {
  const { overlay } = state;
  const action = actionFor(table, topView(state).kind, key);
  if (key.startsWith('ctrl+') && action !== null && ANYWHERE.has(action.id)) return HANDLERS[action.id](state);
  if (overlay?.kind === 'prompt') return promptKey(state, overlay, key);
  if (overlay?.kind === 'menu') {
    const { state: next, event } = menuKey(state, overlay, key);
    return event === null ? stay(next) : apply(next, event, table);
  }
  if (overlay?.kind === 'snapshot') return snapshotKey(state, overlay, key);
  if (overlay?.kind === 'palette') {
    const { state: next, action } = paletteKey(state, overlay, key, table);
    return action === null ? stay(next) : runAction(next, action, table);
  }
  if (overlay?.kind === 'help') return helpKey(state, overlay.top, action?.id ?? null, table);
  const quiet = { ...state, notice: null };
  if (action === null) return stay(quiet);
  if (action.id === 'quit' || action.id === 'interrupt') return HANDLERS[action.id](quiet);
  // What takes too long can be left: then nothing that was typed for it is done any more.
  if (action.id === 'back') return runAction({ ...quiet, typedAhead: [] }, action.id, table);
  if (state.typedAhead.length > 0 || mustWait(state, action.id)) {
    return stay({ ...state, typedAhead: [...state.typedAhead, key] });
  }
  return runAction(quiet, action.id, table);
}

/** The mouse over a menu, the palette or the help: the wheel moves, a click chooses, one beside closes. What is typed or runs keeps its keys. */
function mouseOver(state: State, overlay: Overlay, { kind, row }: MouseEvent, table: KeyTable): Step {
  if (overlay.kind === 'prompt' || overlay.kind === 'snapshot') return stay(state);
  if (overlay.kind === 'help') {
    return helpKey(state, overlay.top, kind === 'press' ? 'back' : kind === 'wheelUp' ? 'up' : 'down', table);
  }
  if (kind !== 'press') return pressKey(state, kind === 'wheelUp' ? 'up' : 'down', table);
  const entry = entryAtRow(state, table, row);
  if (entry === undefined) return stay({ ...state, overlay: null, notice: null });
  return entry === null ? stay(state) : pressKey({ ...state, overlay: { ...overlay, cursor: entry } }, 'enter', table);
}

/** Does what an action does, or says why it cannot be done now. */
function runAction(state: State, id: ActionId, table: KeyTable): Step {
  const why = table.find((action) => action.id === id)?.disabled?.(state) ?? null;
  return why === null ? HANDLERS[id](state) : stay(withNotice(state, why));
}

/** Actions that need nothing under the cursor: they never wait. */
const NEED_NOTHING: ReadonlySet<ActionId> = new Set([
  'help',
  'palette',
  'search',
  'filter',
  'clearFilters',
  'timeline',
  'compare',
  'snapshot',
  'redraw',
  'suspend',
]);

/** True where the key acts on what is still being read: on an empty list, or at or beyond the end of one that grows. */
function mustWait(state: State, action: ActionId): boolean {
  const { pane, height } = focus(state);
  const { list, view } = pane;
  if (!list.loading || NEED_NOTHING.has(action)) return false;
  // Whether any snapshot passes the filters may take long to know; the campaigns are there without one.
  if (action === 'campaigns' && state.data.timeline.items.length > 0 && hasFilters(state.filters)) return false;
  if (list.count === 0 || view.place.toEnd) return true;
  const motion = FORWARD[action];
  if (motion === undefined) return false;
  const steps = motion === 'down' ? 1 : motion === 'pageDown' ? height - 1 : Math.floor(height / 2);
  return lineOf(list, view.place.cursor) + steps >= lineCount(list);
}

/** Runs the keys that waited, as far as what they act on is there now. */
function replayKeys(state: State, table: KeyTable): Step {
  let step: Step = stay({ ...state, typedAhead: [] });
  const effects: Effect[] = [];
  for (const key of state.typedAhead) {
    step = pressKey(step.state, key, table);
    step = { ...step, state: settle(state, step.state) };
    effects.push(...step.effects);
  }
  return { state: step.state, effects };
}

function helpKey(state: State, top: number, action: string | null, table: KeyTable): Step {
  if (action === 'help' || action === 'back' || action === 'quit') return stay({ ...state, overlay: null });
  if (action === 'interrupt') return HANDLERS.interrupt(state);
  const height = layoutOf(state).bodyRows - 1;
  const last = Math.max(0, helpLines(state, table).length - height);
  const steps: Record<string, number> = { up: -1, down: 1, pageUp: -height, pageDown: height, first: -top, last };
  const next = Math.max(0, Math.min(last, top + (steps[action ?? ''] ?? 0)));
  return stay({ ...state, overlay: { kind: 'help', top: next } });
}

/** Keeps every cursor on its item and on the screen, whatever has changed around it. */
function settle(before: State, after: State): State {
  if (before === after) return after;
  const widths = listWidths(before);
  const layout = layoutOf(after);
  const nextWidths = listWidths(after);
  const stack = after.stack.map((view, index) => {
    const was = before.stack[index];
    const list = listOf(after, view, nextWidths[index] ?? after.columns);
    const height = pageHeight(layout, list);
    const old =
      was?.kind === view.kind && was.place === view.place ? listOf(before, was, widths[index] ?? before.columns) : list;
    const place = followItem(view.place, old, list, height);
    return samePlace(place, view) ? view : { ...view, place };
  });
  return stack.every((view, index) => view === after.stack[index]) ? after : { ...after, stack };
}

function samePlace({ cursor, top, toEnd, seek, near }: View['place'], { place }: View): boolean {
  const isMoved = cursor !== place.cursor || top !== place.top || toEnd !== place.toEnd;
  return !isMoved && seek === place.seek && near === place.near;
}

/** The width at which each view of the stack is drawn; the whole width for those that are covered. */
function listWidths(state: State): number[] {
  const { panes } = layoutOf(state);
  return state.stack.map((view) => panes.find((pane) => pane.view === view)?.width ?? state.columns);
}
