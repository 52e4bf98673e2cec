import { visible } from '@brazier/schema';
import type { Paint, StyleName } from '../paint.ts';
import { cutText, takeCells, textWidth } from '../width.ts';
import type { Row, Span } from './span.ts';

/** How one row is drawn. */
export interface DrawOptions {
  /** Cells: the row is cut or filled to exactly so many. */
  width: number;
  paint: Paint;
  /** The row's place in its list: `here` under the cursor of the pane with the focus, `away` under that of the other. */
  cursor?: 'here' | 'away' | null;
  /** Under the cursor the whole row is inverse; in texts only its margin is, so that marked words stay readable. */
  wholeRow?: boolean;
  /** What was searched for, in lower case: marked wherever it stands. */
  query?: string | null;
}

/** Cells before each row, for the cursor. */
export const MARGIN = 2;

/** One row as the terminal gets it: a margin of two cells that holds the cursor, then the text, at most `width` cells. */
export function drawRow(row: Row, { width, paint, cursor = null, wholeRow = true, query = null }: DrawOptions): string {
  const margin = cursor === null ? '  ' : '> ';
  const isInverse = cursor === 'here' && wholeRow;
  // Blanks at the end cost time in every frame; only an inverse row needs them.
  const fitted = isInverse ? fitSpans(row, width - MARGIN) : cutSpans(row, width - MARGIN);
  if (isInverse) {
    return paint(margin + fitted.map(({ text }) => text).join(''), 'cursor');
  }
  const marked = query === null || query === '' ? fitted : markMatches(fitted, query);
  const drawn = marked.map(({ text, style }) => paint(text, style)).join('');
  if (cursor === null) return margin + drawn;
  return paint(margin.slice(0, 1), cursor === 'here' ? 'cursor' : 'cursorAway') + margin.slice(1) + drawn;
}

/** A row without a margin, at most `width` cells; a blank one is a space, since a row of nothing would take no row. */
export function drawLine(row: Row, width: number, paint: Paint): string {
  const drawn = cutSpans(row, width)
    .map(({ text, style }) => paint(text, style))
    .join('');
  return drawn === '' ? ' ' : drawn;
}

/** The spans cut, made harmless and filled to exactly `width` cells. */
export function fitSpans(row: Row, width: number): Span[] {
  const fitted = cutSpans(row, width);
  const used = fitted.reduce((sum, { text }) => sum + textWidth(text), 0);
  return used < width ? [...fitted, { text: ' '.repeat(width - used) }] : fitted;
}

/** The spans cut to `width` cells and made harmless. Everything that reaches the screen passes here. */
function cutSpans(row: Row, width: number): Span[] {
  const fitted: Span[] = [];
  let left = width;
  for (const [index, { text, style }] of row.entries()) {
    if (left <= 0) break;
    // Cut before making visible as well: a name of megabytes is not walked to its end for its first eighty cells.
    const safe = visible(text.length > width * 64 ? text.slice(0, width * 64) : text);
    const isLast = index === row.length - 1;
    const cut = isLast ? cutText(safe, left) : cutWithin(safe, left, row.slice(index + 1));
    left -= textWidth(cut);
    fitted.push(style === undefined ? { text: cut } : { text: cut, style });
  }
  return fitted;
}

/** Cuts a span that others follow: with `…` where it or what follows does not fit. */
function cutWithin(text: string, left: number, following: Row): string {
  const wide = textWidth(text);
  if (wide < left) return text;
  const followed = following.some((span) => span.text !== '');
  if (wide === left && !followed) return text;
  return wide === left && following.every((span) => span.text.trim() === '') ? text : `${takeCells(text, left - 1)}…`;
}

/** Splits the spans at each place where the query stands, case ignored, and marks it; a match may cross spans. */
function markMatches(spans: readonly Span[], query: string): Span[] {
  const whole = spans.map(({ text }) => text).join('');
  const lower = whole.toLowerCase();
  // Lower case of another length would shift every place after it: then nothing is marked rather than the wrong cells.
  if (lower.length !== whole.length) return [...spans];
  const ranges: [number, number][] = [];
  for (let at = lower.indexOf(query); at !== -1; at = lower.indexOf(query, at + query.length)) {
    ranges.push([at, at + query.length]);
  }
  if (ranges.length === 0) return [...spans];
  const marked: Span[] = [];
  let offset = 0;
  for (const { text, style } of spans) {
    marked.push(...splitSpan(text, style, offset, ranges));
    offset += text.length;
  }
  return marked;
}

function splitSpan(
  text: string,
  style: StyleName | undefined,
  offset: number,
  ranges: readonly [number, number][],
): Span[] {
  const parts: Span[] = [];
  const plain = (from: number, to: number): void => {
    if (to > from)
      parts.push(style === undefined ? { text: text.slice(from, to) } : { text: text.slice(from, to), style });
  };
  let at = 0;
  for (const [from, to] of ranges) {
    const start = Math.max(0, from - offset);
    const end = Math.min(text.length, to - offset);
    if (end <= start) continue;
    plain(at, start);
    parts.push({ text: text.slice(start, end), style: 'match' });
    at = end;
  }
  plain(at, text.length);
  return parts;
}
