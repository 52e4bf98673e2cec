/** What every mask begins with. */
export const SECRET_PREFIX = 'brazier:secret:';

/** Hexadecimal digits of the keyed hash in a mask. */
export const HASH_DIGITS = 32;

/** What is in a mask that was made without a key. */
export const NO_HASH: string = '0'.repeat(HASH_DIGITS);

const MASK = /brazier:secret:[0-9a-f]{32}/;
const MASKS = new RegExp(MASK, 'g');
const MARK = /\{[{%]|[%}]\}|[<>]|(?<!\\)["'`]/g;
const MEANINGFUL = /[\p{L}\p{N}]/u;

/** Part of a text: from `start` up to, without, `end`. */
export interface Span {
  start: number;
  end: number;
}

/** Puts a mask in the place of a secret. */
export type Hide = (secret: string) => string;

/** True for text that is, or has in it, a mask. */
export function hasMask(text: string): boolean {
  return MASK.test(text);
}

/** The text without the masks in it. */
export function withoutMasksIn(text: string): string {
  return text.includes(SECRET_PREFIX) ? text.replace(MASKS, '') : text;
}

/** A text taken apart at its masks; what is between them has one part more than there are masks. */
export function splitAtMasks(text: string): { between: string[]; masks: string[] } {
  return { between: text.split(MASKS), masks: text.match(MASKS) ?? [] };
}

/**
 * The text with each span replaced, but for the quotes, tags and marks of Liquid in it: they are never secret, and where a value was taken for longer than
 * it is they are not its own. Spans that overlap are one, and masks that are there already are kept as they are.
 */
export function replaceSpans(text: string, spans: readonly Span[], replace: (part: string) => string): string {
  if (spans.length === 0) return text;
  let output = '';
  let done = 0;
  for (const { start, end } of withoutMasks(text, joined(spans)).flatMap((span) => withoutMarks(text, span))) {
    output += text.slice(done, start) + replace(text.slice(start, end));
    done = end;
  }
  return output + text.slice(done);
}

function withoutMarks(text: string, { start, end }: Span): Span[] {
  const part = text.slice(start, end);
  if (part.search(MARK) < 0) return [{ start, end }];
  const parts: Span[] = [];
  let from = 0;
  for (const { index, 0: mark } of [...part.matchAll(MARK), { index: part.length, 0: '' }]) {
    const value = part.slice(from, index);
    const blank = value.length - value.trimStart().length;
    if (MEANINGFUL.test(value)) {
      parts.push({ start: start + from + blank, end: start + from + value.trimEnd().length });
    }
    from = index + mark.length;
  }
  return parts;
}

function joined(spans: readonly Span[]): Span[] {
  const result: Span[] = [];
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (last && span.start < last.end) last.end = Math.max(last.end, span.end);
    else if (span.end > span.start) result.push({ ...span });
  }
  return result;
}

/** The spans without the masks in them. Both are in order, so that one walk does. */
function withoutMasks(text: string, spans: Span[]): Span[] {
  const masks = [...text.matchAll(MASKS)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));
  if (masks.length === 0) return spans;
  const result: Span[] = [];
  let next = 0;
  for (const span of spans) {
    while (next < masks.length && (masks[next]?.end ?? 0) <= span.start) next += 1;
    let { start } = span;
    let cut = false;
    for (let index = next; index < masks.length && (masks[index]?.start ?? 0) < span.end; index += 1) {
      const mask = masks[index] ?? span;
      if (mask.start > start && isMeaningful(text, start, mask.start)) result.push({ start, end: mask.start });
      start = mask.end;
      cut = true;
    }
    if (span.end > start && (!cut || isMeaningful(text, start, span.end))) result.push({ start, end: span.end });
  }
  return result;
}

function isMeaningful(text: string, start: number, end: number): boolean {
  return MEANINGFUL.test(text.slice(start, end));
}
