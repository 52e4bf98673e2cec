import type { KeyTable } from '../keys.ts';
import type { Paint } from '../paint.ts';
import { drawLine, drawRow } from '../rows/draw-row.ts';
import { type Row, span } from '../rows/span.ts';
import { hasFilters } from '../state/filters.ts';
import { itemAt } from '../state/list.ts';
import type { State } from '../state/state.ts';
import { bottomLine } from './bottom-line.ts';
import { chipsRow } from './chips.ts';
import { isTooSmall, type Layout, LEAST, layoutOf, type Pane, pageHeight } from './layout.ts';
import { overlayRows } from './overlay.ts';
import { titleRow } from './title.ts';

/** The whole screen as the terminal gets it: exactly `rows` rows of exactly `columns` cells. */
export function drawFrame(state: State, table: KeyTable, paint: Paint): string[] {
  if (isTooSmall(state)) return tooSmall(state, paint);
  const layout = layoutOf(state);
  const line = (row: Row): string => drawLine(row, state.columns, paint);
  const header = [line(titleRow(state))];
  if (hasFilters(state.filters)) header.push(line(chipsRow(state, layout)));
  if (layout.headerRows > header.length) header.push(line(ruleRow(state, layout)));
  const body = drawBody(state, layout, paint);
  const over = overlayRows(state, layout, table);
  if (over !== null) body.splice(body.length - over.length, over.length, ...over.map((row) => line(row)));
  return [...header, ...body, line(bottomLine(state, layout, table))];
}

function tooSmall({ columns, rows }: State, paint: Paint): string[] {
  const text = `Too small: ${LEAST.columns}x${LEAST.rows} needed.`;
  return Array.from({ length: rows }, (_, row) => drawLine(row === 0 ? [span(text)] : [], columns, paint));
}

/** A quiet line under the title; where the panes part, so does it. */
function ruleRow(state: State, { divider }: Layout): Row {
  if (divider === null) return [span('─'.repeat(state.columns), 'dim')];
  return [span(`${'─'.repeat(divider)}┬${'─'.repeat(state.columns - divider - 1)}`, 'dim')];
}

function drawBody(state: State, layout: Layout, paint: Paint): string[] {
  const [left = [], right = []] = layout.panes.map((pane) => drawPane(state, layout, pane, paint));
  if (layout.divider === null) return left;
  const divider = paint('│', undefined);
  return left.map((row, at) => `${row}${divider}${right[at] ?? ''}`);
}

function drawPane(state: State, layout: Layout, pane: Pane, paint: Paint): string[] {
  const { list, view, width, focused, preview } = pane;
  const draw = (row: Row): string => drawRow(row, { width, paint });
  const rows: string[] = [];
  if (list.columns !== null) rows.push(draw(list.columns));
  // Beside a list that is being moved through, a word about reading would flicker at every step.
  if (list.count === 0 && !(preview && list.loading)) {
    rows.push(...(layout.bodyRows > list.empty.length + 2 ? [draw([])] : []), ...list.empty.map(draw));
  }
  const height = pageHeight(layout, list);
  const query = focused ? (state.search?.query.toLowerCase() ?? null) : null;
  for (let line = view.place.top; list.count > 0 && line < view.place.top + height; line++) {
    const item = itemAt(list, line);
    if (item === null) {
      const heading = list.lines?.[line];
      rows.push(draw(heading === undefined ? [] : list.heading(-1 - heading)));
      continue;
    }
    const cursor = item === view.place.cursor && !preview ? (focused ? 'here' : 'away') : null;
    rows.push(drawRow(list.row(item), { width, paint, cursor, wholeRow: list.look === 'list', query }));
  }
  while (rows.length < layout.bodyRows) rows.push(draw([]));
  return rows.slice(0, layout.bodyRows);
}
