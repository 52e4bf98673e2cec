import { visible } from '@brazier/schema';
import type { KeyTable } from '../keys.ts';
import type { Paint } from '../paint.ts';
import { wrapSpans } from '../rows/document.ts';
import { drawLine, drawRow, MARGIN } from '../rows/draw-row.ts';
import { type Row, type Span, span } from '../rows/span.ts';
import { hasFilters } from '../state/filters.ts';
import { itemAt } from '../state/list.ts';
import type { State } from '../state/state.ts';
import { DIVIDER_MARK } from '../terminal/divided-output.ts';
import { bottomLine } from './bottom-line.ts';
import { chipsRow } from './chips.ts';
import { isTooSmall, type Layout, LEAST, layoutOf, type Pane, pageHeight } from './layout.ts';
import { overlayRows } from './overlay.ts';
import { titleRow } from './title.ts';

/**
 * The whole screen, row by row as the terminal gets it. List and detail come apart, and the line between them as well: one
 * row of both would hold a character that is not ASCII, and Ink measures such rows a hundred times slower in every frame.
 */
export interface Frame {
  /** Above the body, over the whole width. */
  header: readonly string[];
  /** The rows of the left or only pane. */
  left: readonly string[];
  /** The rows of the right pane, and the line before it; null where one pane has the whole width. */
  right: { width: number; divider: string; rows: readonly string[] } | null;
  /** Below the panes, over the whole width: what lies over them, and the bottom line. */
  footer: readonly string[];
}

/** Draws the state. The rows together are exactly as many as the screen has. */
export function drawFrame(state: State, table: KeyTable, paint: Paint): Frame {
  if (isTooSmall(state)) return tooSmall(state, paint);
  const layout = layoutOf(state);
  const line = (row: Row): string => drawLine(row, state.columns, paint);
  const header = [line(titleRow(state))];
  if (hasFilters(state.filters)) header.push(line(chipsRow(state, layout)));
  if (layout.headerRows > header.length) header.push(line(ruleRow(state, layout)));
  const over = overlayRows(state, layout, table).map(line);
  const height = layout.bodyRows - over.length;
  const [left = [], right = []] = layout.panes.map((pane) => drawPane(layout, pane, paint).slice(0, height));
  return {
    header,
    left,
    right:
      layout.divider === null
        ? null
        : { width: state.columns - layout.divider - 1, divider: dividerText(height), rows: right },
    footer: [...over, line(bottomLine(state, layout, table))],
  };
}

/** The rows as they lie on the screen, from the top; between two panes stands `DIVIDER_MARK`. */
export function rowsOfFrame({ header, left, right, footer }: Frame): string[] {
  const body = right === null ? left : left.map((row, index) => row + DIVIDER_MARK + (right.rows[index] ?? ''));
  return [...header, ...body, ...footer];
}

function dividerText(height: number): string {
  return Array.from({ length: height }, () => DIVIDER_MARK).join('\n');
}

function tooSmall({ columns, rows }: State, paint: Paint): Frame {
  const text = `Too small: ${LEAST.columns}x${LEAST.rows} needed.`;
  const left = Array.from({ length: rows }, (_, row) => drawLine(row === 0 ? [span(text)] : [], columns, paint));
  return { header: [], left, right: null, footer: [] };
}

/** A quiet line under the title; where the panes part, so does it. */
function ruleRow(state: State, { divider }: Layout): Row {
  if (divider === null) return [span('─'.repeat(state.columns), 'dim')];
  return [span(`${'─'.repeat(divider)}┬${'─'.repeat(state.columns - divider - 1)}`, 'dim')];
}

/** Wrapped text must be harmless before: what made it longer afterwards would be cut off. */
function harmless({ text, ...rest }: Span): Span {
  return { ...rest, text: visible(text) };
}

function drawPane(layout: Layout, pane: Pane, paint: Paint): string[] {
  const { list, view, width, focused, preview } = pane;
  const draw = (row: Row): string => drawRow(row, { width, paint });
  const rows: string[] = [];
  if (list.columns !== null) rows.push(draw(list.columns));
  // Beside a list that is being moved through, a word about reading would flicker at every step.
  if (list.count === 0 && !(preview && list.loading)) {
    const empty = list.empty.flatMap((row) => wrapSpans(row.map(harmless), width - MARGIN));
    rows.push(...(layout.bodyRows > empty.length + 2 ? [draw([])] : []), ...empty.map(draw));
  }
  const height = pageHeight(layout, list);
  const query = view.search?.query.toLowerCase() ?? null;
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
