import { wrapText } from '../width.ts';
import { type Row, type Span, span } from './span.ts';

/** One line of a text view. */
export interface DocumentLine {
  row: Row;
  /** Stays the same when the text is folded, unfolded or wrapped anew. */
  key: string;
  /** Index of the change that it belongs to; null for headers. */
  change: number | null;
  /** True where “next difference” stops. */
  stop: boolean;
}

/** A line that is not yet part of a document: its key is its own only within its change. */
export type Line = Omit<DocumentLine, 'change'>;

/** The spans wrapped to `width` cells. The text must have been made visible before: what comes after may not alter its width. */
export function wrapSpans(spans: Row, width: number): Row[] {
  const text = spans.map((part) => part.text).join('');
  const pieces = wrapText(text, width);
  if (pieces.length === 1) return [spans];
  const rows: Row[] = [];
  let at = 0;
  for (const piece of pieces) {
    // A space at which a line was broken is no margin of the next one.
    const from = at > 0 && piece.startsWith(' ') && piece.length > 1 ? at + 1 : at;
    rows.push(sliceSpans(spans, from, at + piece.length));
    at += piece.length;
  }
  return rows;
}

/** One line of words below a title. */
export function plainLines(text: string, { width }: { width: number }): Line[] {
  return wrapSpans([span(text, 'dim')], width).map((row, line) => ({ row, key: `plain.${line}`, stop: false }));
}

/** The part of the spans between two code units. */
function sliceSpans(spans: Row, from: number, to: number): Span[] {
  const parts: Span[] = [];
  let at = 0;
  for (const part of spans) {
    const start = Math.max(0, from - at);
    const end = Math.min(part.text.length, to - at);
    if (end > start) parts.push({ ...part, text: part.text.slice(start, end) });
    at += part.text.length;
    if (at >= to) break;
  }
  return parts;
}
