/** What every mask begins with. */
export const SECRET_PREFIX = 'brazier:secret:';

/** Hexadecimal digits of the keyed hash in a mask. */
export const HASH_DIGITS = 32;

const MASK = /brazier:secret:[0-9a-f]{32}/;
const MASKS = new RegExp(MASK, 'g');
const MEANINGFUL = /[\p{L}\p{N}]/u;

/** Part of a text: from `start` up to, without, `end`. */
export interface Span {
  start: number;
  end: number;
}

/** True for text that is, or has in it, a mask. */
export function hasMask(text: string): boolean {
  return MASK.test(text);
}

/** The text with each span replaced; spans that overlap are one, and masks that stand there already are kept as they are. */
export function replaceSpans(text: string, spans: readonly Span[], replace: (part: string) => string): string {
  if (spans.length === 0) return text;
  let output = '';
  let done = 0;
  for (const { start, end } of withoutMasks(text, joined(spans))) {
    output += text.slice(done, start) + replace(text.slice(start, end));
    done = end;
  }
  return output + text.slice(done);
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
