import { clustersOf } from '@brazier/schema';
import stringWidth from 'string-width';

/** Characters that take one cell each in every terminal, and the mark of a divider (U+FDD0): measuring them by cluster costs fifty times as much. */
const ONE_CELL_EACH =
  /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b\u2190-\u2193\u2212\u2500-\u257f\u25cf\u25cb\ufdd0]*$/;

/** The number of terminal cells that the text takes. */
export function textWidth(text: string): number {
  return ONE_CELL_EACH.test(text) ? text.length : stringWidth(text);
}

/** The text as clusters, each with its cells: the unit in which it may be cut. */
function* cells(text: string): Generator<{ cluster: string; width: number }> {
  for (const cluster of clustersOf(text)) yield { cluster, width: textWidth(cluster) };
}

/** The longest start of the text that fits into `width` cells, never splitting a cluster. */
export function takeCells(text: string, width: number): string {
  if (width <= 0) return '';
  if (ONE_CELL_EACH.test(text)) return text.slice(0, width);
  let taken = '';
  let used = 0;
  // A cluster takes at most a few dozen code units; beyond that the text can no longer fit.
  for (const { cluster, width: wide } of cells(text.slice(0, width * 64 + 64))) {
    if (used + wide > width) break;
    taken += cluster;
    used += wide;
  }
  return taken;
}

/** The text itself where it fits into `width` cells, else its start with `…` as the last cell. */
export function cutText(text: string, width: number): string {
  if (width <= 0) return '';
  // A text of many more code units than cells can only fit if most are combining marks: those are cut as well.
  if (text.length <= width * 16 && textWidth(text) <= width) return text;
  return `${takeCells(text, width - 1)}…`;
}

/** The text cut or filled with spaces to exactly `width` cells. */
export function fitText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const cut = cutText(text, width);
  const fill = ' '.repeat(Math.max(0, width - textWidth(cut)));
  return align === 'right' ? fill + cut : cut + fill;
}

/** The end of the text that fits into `width` cells, with `…` before it where something is left out: for folders. */
export function cutStart(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const clusters = [...clustersOf(text)];
  let kept = '';
  for (let index = clusters.length - 1; index >= 0; index--) {
    const next = (clusters[index] ?? '') + kept;
    if (textWidth(next) > width - 1) break;
    kept = next;
  }
  return `…${kept}`;
}

/** The text with `…` in its middle where it does not fit into `width` cells: where a path begins and ends says most. */
export function cutMiddle(text: string, width: number): string {
  if (textWidth(text) <= width) return text;
  const start = takeCells(text, Math.floor(width / 3));
  return start + cutStart(text, width - textWidth(start));
}

/**
 * Splits into pieces of at most `width` cells, after a space where one stands in the second half of the piece, else
 * between clusters. Joined they are the text.
 */
export function wrapText(text: string, width: number): string[] {
  const limit = Math.max(2, width);
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > limit || textWidth(rest) > limit) {
    let piece = takeCells(rest, limit);
    if (piece === rest) break;
    if (piece === '') piece = [...clustersOf(rest.slice(0, 256))][0] ?? rest;
    const space = piece.lastIndexOf(' ');
    if (space >= piece.length / 2 && rest[piece.length] !== ' ') piece = piece.slice(0, space + 1);
    pieces.push(piece);
    rest = rest.slice(piece.length);
  }
  if (rest !== '' || pieces.length === 0) pieces.push(rest);
  return pieces;
}
