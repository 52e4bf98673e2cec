import type { StyleName } from '../paint.ts';

/** A run of text of one style. A row on the screen is an array of them. */
export interface Span {
  text: string;
  style?: StyleName;
}

/** One row, before it is cut to its width and coloured. */
export type Row = readonly Span[];

/** A run of text; the style is plain where none is named. */
export function span(text: string, style?: StyleName): Span {
  return style === undefined ? { text } : { text, style };
}

/** The characters of the row alone. */
export function rowText(row: Row): string {
  let text = '';
  for (const { text: part } of row) text += part;
  return text;
}
