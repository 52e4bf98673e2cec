import type { MouseEvent } from '../terminal/mouse-input.ts';
import { placedChips } from '../views/chips.ts';
import { itemAtRow, type Layout, type Pane } from '../views/layout.ts';
import { withFilters } from './filter-menu.ts';
import { hasFilters } from './filters.ts';
import { openHere } from './navigation.ts';
import type { State } from './state.ts';
import { focus, moveCursor } from './step.ts';

const WHEEL_ROWS = 3;

/** What the mouse does to a view: the wheel moves the cursor, a click selects, a second one opens, a click on a chip takes it away. */
export function mouseEvent(state: State, event: MouseEvent): State {
  const { pane, layout } = focus(state);
  const { cursor } = pane.view.place;
  if (event.kind === 'wheelUp') return moveCursor(state, { to: Math.max(0, cursor - WHEEL_ROWS) });
  if (event.kind === 'wheelDown') return moveCursor(state, { to: Math.min(pane.list.count - 1, cursor + WHEEL_ROWS) });
  if (event.row === 1 && hasFilters(state.filters)) return clickChip(state, layout, event.column);
  const hit = layout.panes.find(({ left, width }) => event.column >= left && event.column < left + width);
  return hit === undefined ? state : clickPane(state, hit, itemAtRow(layout, hit, event.row));
}

function clickChip(state: State, layout: Layout, column: number): State {
  const chip = placedChips(state, layout).find(({ left, right }) => column >= left && column < right);
  return chip === undefined ? state : withFilters(state, chip.without);
}

function clickPane(state: State, pane: Pane, item: number | null): State {
  if (pane.preview) {
    const opened = openHere(state);
    return item === null || opened === state ? opened : moveCursor(opened, { to: item });
  }
  const inFront = pane.focused ? state : { ...state, stack: state.stack.slice(0, -1) };
  if (item === null) return inFront;
  return pane.focused && item === pane.view.place.cursor ? openHere(state) : moveCursor(inFront, { to: item });
}
