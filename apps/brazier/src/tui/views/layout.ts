import { hasFilters } from '../state/filters.ts';
import { itemAt, START, type ViewList } from '../state/list.ts';
import type { State, View } from '../state/state.ts';
import { previewOf } from './preview.ts';
import { listOf } from './view-list.ts';

/** From this width on list and detail stand side by side. */
export const TWO_PANES_FROM = 120;

/** Below this nothing useful fits: one sentence says so. */
export const LEAST = { columns: 40, rows: 10 } as const;

/** A view on its part of the screen. */
export interface Pane {
  view: View;
  list: ViewList;
  /** Column of its first cell, from 0. */
  left: number;
  /** Cells. */
  width: number;
  /** True where the keys go to it. */
  focused: boolean;
  /** True for what the cursor of the pane with the focus points at: shown, but not yet entered. */
  preview: boolean;
}

/** The parts of the screen, in rows from the top. */
export interface Layout {
  panes: readonly Pane[];
  /** Rows above the panes: title, perhaps chips, rule. */
  headerRows: number;
  /** Rows of each pane, its column names counted. */
  bodyRows: number;
}

/** True where the terminal is too small for anything but a sentence. */
export function isTooSmall({ columns, rows }: Pick<State, 'columns' | 'rows'>): boolean {
  return columns < LEAST.columns || rows < LEAST.rows;
}

/** Divides the screen: one pane, or from 120 columns on a list and its detail. */
export function layoutOf(state: State): Layout {
  const headerRows = 1 + (hasFilters(state.filters) ? 1 : 0) + (state.rows >= 14 ? 1 : 0);
  const bodyRows = Math.max(1, state.rows - headerRows - 1);
  return { panes: panesOf(state), headerRows, bodyRows };
}

/** The number of list lines that a pane shows: its rows without the column names. */
export function pageHeight(layout: Pick<Layout, 'bodyRows'>, list: ViewList): number {
  return Math.max(1, layout.bodyRows - (list.columns === null ? 0 : 1));
}

function panesOf(state: State): Pane[] {
  const focusedView = state.stack.at(-1) as View;
  if (state.columns < TWO_PANES_FROM) return [pane(state, focusedView, 0, state.columns, true, false)];
  const parent = state.stack.at(-2);
  const leftWidth = Math.min(100, Math.floor(state.columns * 0.45));
  const rightLeft = leftWidth + 1;
  const rightWidth = state.columns - rightLeft;
  if (isText(focusedView) && parent !== undefined && !isText(parent)) {
    return [
      pane(state, parent, 0, leftWidth, false, false),
      pane(state, focusedView, rightLeft, rightWidth, true, false),
    ];
  }
  const left = pane(state, focusedView, 0, leftWidth, true, false);
  const preview = previewOf(state, focusedView, left.list);
  if (preview === null) return [pane(state, focusedView, 0, state.columns, true, false)];
  return [left, pane(state, { ...preview, place: START }, rightLeft, rightWidth, false, true)];
}

function pane(state: State, view: View, left: number, width: number, focused: boolean, preview: boolean): Pane {
  return { view, list: listOf(state, view, width), left, width, focused, preview };
}

/** True for views that are read and not chosen from. */
export function isText(view: Pick<View, 'kind'>): boolean {
  return view.kind === 'change';
}

/** The pane that the keys go to. */
export function focusedPane(layout: Layout): Pane {
  return layout.panes.find(({ focused }) => focused) as Pane;
}

/** The item that a click on a row of the screen means; null where there is none. */
export function itemAtRow(layout: Layout, pane: Pane, row: number): number | null {
  const line = row - layout.headerRows - (pane.list.columns === null ? 0 : 1);
  return line < 0 || line >= pageHeight(layout, pane.list) ? null : itemAt(pane.list, pane.view.place.top + line);
}
