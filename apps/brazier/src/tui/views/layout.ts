import { hasFilters } from '../state/filters.ts';
import { itemAt, START, settlePlace, type ViewList } from '../state/list.ts';
import type { State, View } from '../state/state.ts';
import { type Lead, previewOf } from './preview.ts';
import { listOf } from './view-list.ts';

/** From this width on list and detail stand side by side. */
export const TWO_PANES_FROM = 120;

/** A list wider than this would only be longer ways for the eye, and more bytes at every step. */
const WIDEST_LIST = 84;

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
  /** Column between list and detail; null where one view has the whole width. */
  divider: number | null;
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
  return { ...dividedPanes(state, bodyRows), headerRows, bodyRows };
}

/** The number of list lines that a pane shows: its rows without the column names. */
export function pageHeight(layout: Pick<Layout, 'bodyRows'>, list: ViewList): number {
  return Math.max(1, layout.bodyRows - (list.columns === null ? 0 : 1));
}

function dividedPanes(state: State, bodyRows: number): Pick<Layout, 'panes' | 'divider'> {
  const focusedView = state.stack.at(-1) as View;
  const whole = (): Pick<Layout, 'panes' | 'divider'> => ({
    panes: [pane(state, focusedView, 0, state.columns, true)],
    divider: null,
  });
  if (state.columns < TWO_PANES_FROM) return whole();
  const parent = state.stack.at(-2);
  const divider = Math.min(WIDEST_LIST, Math.floor(state.columns * 0.45));
  const right = divider + 1;
  if (isText(focusedView) && parent !== undefined && !isText(parent)) {
    const detail = pane(state, focusedView, right, state.columns - right, true);
    return { panes: [pane(state, parent, 0, divider, false), detail], divider };
  }
  const list = pane(state, focusedView, 0, divider, true);
  const preview = previewOf(state, focusedView, list.list);
  // A list that is still being read keeps its width: the screen would jump when it comes.
  if (preview === null) return list.list.loading ? { panes: [list], divider } : whole();
  return { panes: [list, previewPane(state, preview, right, bodyRows)], divider };
}

function previewPane(state: State, { seek = null, ...subject }: Lead, left: number, bodyRows: number): Pane {
  const detail = pane(state, { ...subject, place: START, search: null } as View, left, state.columns - left, false);
  const place = settlePlace({ ...START, seek }, detail.list, pageHeight({ bodyRows }, detail.list));
  return { ...detail, view: { ...detail.view, place }, preview: true };
}

function pane(state: State, view: View, left: number, width: number, focused: boolean): Pane {
  return { view, list: listOf(state, view, width), left, width, focused, preview: false };
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
