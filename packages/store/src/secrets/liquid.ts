import type { Span } from './mask.ts';

/** A part of a text that is Liquid (`{{…}}` or `{%…%}`), or one that is not. */
export interface LiquidPart extends Span {
  liquid: boolean;
}

const OPENING = /\{[{%]/g;
// Bounds the work for a text of openings that nobody closes.
const LONGEST_TAG = 2_000;

/** A text cut into Liquid and the rest, in order and without gaps. A tag that nobody closes is no Liquid. */
export function splitLiquid(text: string): LiquidPart[] {
  const parts: LiquidPart[] = [];
  let from = 0;
  OPENING.lastIndex = 0;
  for (let opening = OPENING.exec(text); opening; opening = OPENING.exec(text)) {
    const end = closingOf(text, opening[0], opening.index);
    // With no end for this one there may be one for the other kind of tag only.
    if (end < 0) continue;
    if (opening.index > from) parts.push({ start: from, end: opening.index, liquid: false });
    parts.push({ start: opening.index, end, liquid: true });
    from = end;
    OPENING.lastIndex = end;
  }
  if (from < text.length) parts.push({ start: from, end: text.length, liquid: false });
  return parts;
}

/** Where the tag ends. Braze's own variables end in three braces: `{{${user_id}}}`. */
function closingOf(text: string, opening: string, start: number): number {
  const closing = opening === '{{' ? '}}' : '%}';
  const found = text.slice(start, start + LONGEST_TAG).indexOf(closing, 2);
  if (found < 0) return -1;
  const end = start + found + 2;
  return closing === '}}' && text[end] === '}' ? end + 1 : end;
}

const LITERAL = /(["'])([^"'\n]{6,500})\1/dg;
const NOT_A_VALUE = /(?:\[\s{0,4}|\bdate:\s{0,4})$/;
const GIVES_A_VALUE = /^\{(?:\{|%-?\s*(?:assign|capture|connected_content)\b)/;

/**
 * Where the quoted literals are that a piece of Liquid makes its value from: in `{{ 'user:password' | base64_encode }}` the first. What only names
 * something, formats a date or is compared with is none.
 */
export function literalsOf(text: string, part: Span): Span[] {
  const liquid = text.slice(part.start, part.end);
  if (!GIVES_A_VALUE.test(liquid)) return [];
  return [...liquid.matchAll(LITERAL)].flatMap((match) => {
    const [start, end] = match.indices?.[2] ?? [0, 0];
    const before = liquid.slice(Math.max(0, match.index - 12), match.index);
    return NOT_A_VALUE.test(before) ? [] : [{ start: part.start + start, end: part.start + end }];
  });
}
