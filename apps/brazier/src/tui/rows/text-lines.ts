import { equalContext, type TextDiff, type TextPart } from '@brazier/diff';
import { visible } from '@brazier/schema';
import type { StyleName } from '../paint.ts';
import { textWidth } from '../width.ts';
import { type Line, wrapSpans } from './document.ts';
import { fitSpans } from './draw-row.ts';
import { formatCount } from './numbers.ts';
import { type Row, type Span, span } from './span.ts';

/** How a compared text is laid out. */
export interface TextLayout {
  /** Cells. */
  width: number;
  sides: boolean;
  unfolded: boolean;
  whitespace: boolean;
}

type Side = 'equal' | 'removed' | 'added';

/** A run of parts: equal ones, or those removed and added at one place. */
interface Hunk {
  equal: boolean;
  parts: { part: TextPart; index: number }[];
}

/** The text as lines: changed ones with their sign and their words marked, equal runs folded. */
export function textLines(diff: TextDiff, layout: TextLayout): Line[] {
  const hunks = hunksOf(diff.parts);
  return hunks.flatMap((hunk, index) => {
    if (!hunk.equal) return layout.sides ? sideLines(hunk, layout) : inlineLines(hunk, layout);
    return equalLines(hunk, layout, index > 0, index < hunks.length - 1);
  });
}

/** The number of places where the two texts differ. */
export function countDifferences(diff: TextDiff): number {
  return hunksOf(diff.parts).filter(({ equal }) => !equal).length;
}

function hunksOf(parts: readonly TextPart[]): Hunk[] {
  const hunks: Hunk[] = [];
  for (const [index, part] of parts.entries()) {
    const equal = part.op === 'equal';
    const last = hunks.at(-1);
    if (last !== undefined && last.equal === equal) last.parts.push({ part, index });
    else hunks.push({ equal, parts: [{ part, index }] });
  }
  return hunks;
}

function equalLines(hunk: Hunk, layout: TextLayout, after: boolean, before: boolean): Line[] {
  const { parts } = hunk;
  const texts = parts.map(({ part }) => part).filter((part) => part.op === 'equal');
  const { head, tail } = equalContext(texts, { before: after, after: before });
  const folded = parts.length - head - tail;
  if (layout.unfolded || folded === 0) return parts.flatMap((entry) => equalPart(entry, layout));
  const key = `${parts[head]?.index ?? 0}.fold`;
  return [
    ...parts.slice(0, head).flatMap((entry) => equalPart(entry, layout)),
    { row: [span(`  … ${formatCount(folded)} lines equal …`, 'dim')], key, stop: false },
    ...parts.slice(parts.length - tail).flatMap((entry) => equalPart(entry, layout)),
  ];
}

function equalPart({ part, index }: Hunk['parts'][number], layout: TextLayout): Line[] {
  if (!layout.sides)
    return partRows(part, layout, layout.width).map((row, line) => ({ row, key: `${index}.${line}`, stop: false }));
  const half = halfWidth(layout);
  return partRows(part, layout, half).map((row, line) => ({
    row: [...fitSpans(row, half), span(' │ ', 'dim'), ...row],
    key: `${index}.${line}`,
    stop: false,
  }));
}

function inlineLines(hunk: Hunk, layout: TextLayout): Line[] {
  let first = true;
  return hunk.parts.flatMap(({ part, index }) =>
    partRows(part, layout, layout.width).map((row, line) => {
      const stop = first;
      first = false;
      return { row, key: `${index}.${line}`, stop };
    }),
  );
}

/** Each removed part beside the added one that it became. */
function sideLines(hunk: Hunk, layout: TextLayout): Line[] {
  const half = halfWidth(layout);
  const lines: Line[] = [];
  for (const { left, right } of pairParts(hunk)) {
    const leftRows = left === null ? [] : partRows(left.part, layout, half);
    const rightRows = right === null ? [] : partRows(right.part, layout, half);
    const index = left?.index ?? right?.index ?? 0;
    for (let line = 0; line < Math.max(leftRows.length, rightRows.length); line++) {
      lines.push({
        row: [...fitSpans(leftRows[line] ?? [], half), span(' │ ', 'dim'), ...(rightRows[line] ?? [])],
        key: `${index}.${line}`,
        stop: lines.length === 0,
      });
    }
  }
  return lines;
}

type Entry = Hunk['parts'][number];

function pairParts(hunk: Hunk): { left: Entry | null; right: Entry | null }[] {
  const pairs: { left: Entry | null; right: Entry | null }[] = [];
  const waiting: Entry[] = [];
  for (const entry of hunk.parts) {
    if (entry.part.op === 'removed') waiting.push(entry);
    else pairs.push({ left: waiting.shift() ?? null, right: entry });
    // A removed part that was edited is directly followed by what it became; those before it have no counterpart.
    if (entry.part.op === 'removed' && entry.part.paired) {
      for (const left of waiting.splice(0, waiting.length - 1)) pairs.push({ left, right: null });
    }
  }
  return [...pairs, ...waiting.map((left) => ({ left, right: null }))];
}

function halfWidth(layout: TextLayout): number {
  return Math.max(10, Math.floor((layout.width - 3) / 2));
}

const SIGN: Record<Side, string> = { equal: '  ', removed: '− ', added: '+ ' };

function partRows(part: TextPart, layout: TextLayout, width: number): Row[] {
  const side = part.op;
  const style = side === 'equal' ? undefined : side;
  const spans =
    part.op === 'equal'
      ? [span(showText(part.text, layout.whitespace))]
      : part.words.map((word) => span(showText(word.text, layout.whitespace), wordStyle(part.op, word)));
  const wrapped = wrapSpans(trimLineEnd(spans), width - 2);
  return wrapped.map((row) => [style === undefined ? span(SIGN[side]) : span(SIGN[side], style), ...row]);
}

function wordStyle(side: 'removed' | 'added', word: { changed: boolean; logic: boolean }): StyleName {
  if (!word.changed) return side;
  if (word.logic) return side === 'removed' ? 'removedLogic' : 'addedLogic';
  return side === 'removed' ? 'removedWord' : 'addedWord';
}

/** Makes the text harmless; with `whitespace` also shows spaces, tabs and line ends. A line end is no line of its own. */
export function showText(text: string, whitespace: boolean): string {
  if (whitespace)
    return visible(text.replaceAll(' ', '·').replaceAll('\t', '⇥').replaceAll('\r', '␍').replaceAll('\n', '⏎'));
  return visible(text.replaceAll('\t', '    ').replace(/\r?\n$/, ''));
}

/** A line end alone leaves an empty span: it would be drawn as nothing at all. */
function trimLineEnd(spans: readonly Span[]): Row {
  const kept = spans.filter(({ text }) => text !== '');
  return kept.length === 0 ? [span('')] : kept;
}

/** Cells of the widest line that stays on one row beside a margin; for deciding whether two values fit on one line. */
export function fitsOneLine(text: string, width: number): boolean {
  return text.length <= width * 4 && !/[\r\n]/.test(text) && textWidth(text) <= width;
}
