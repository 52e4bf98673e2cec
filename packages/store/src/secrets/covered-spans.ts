import { type Hide, type Span, splitAtMasks } from './mask.ts';

// Bounds the work where a mask is of something else: no value that is masked is longer.
const LONGEST_SECRET = 20_000;

/**
 * The parts of a text that the masks in a stored one cover, in order: what is between the masks is equal, and each mask is that of its part by its
 * hash. A mask that both have covers itself. Null where the stored text is not this one.
 *
 * @param hide as it made the masks: with the same key.
 */
export function coveredSpans(stored: string, text: string, hide: Hide): Span[] | null {
  const { between, masks } = splitAtMasks(stored);
  const [start = '', ...rest] = between;
  if (!text.startsWith(start)) return null;
  const spans: Span[] = [];
  let position = start.length;
  for (const [index, mask] of masks.entries()) {
    const isLast = index === masks.length - 1;
    const end = endOfSecret({ text, start: position, mask, next: rest[index] ?? '', isLast }, hide);
    if (end < 0) return null;
    spans.push({ start: position, end });
    position = end + (rest[index] ?? '').length;
  }
  return position === text.length ? spans : null;
}

/** What is looked for: the end of what a mask covers, before the text that follows the mask. */
interface Candidate {
  text: string;
  start: number;
  mask: string;
  next: string;
  isLast: boolean;
}

function endOfSecret({ text, start, mask, next, isLast }: Candidate, hide: Hide): number {
  if (text.startsWith(mask + next, start)) return start + mask.length;
  const isEnd = (end: number) => end > start && hide(text.slice(start, end)) === mask;
  if (isLast) {
    const end = text.length - next.length;
    return end - start <= LONGEST_SECRET && text.endsWith(next) && isEnd(end) ? end : -1;
  }
  const limit = Math.min(text.length, start + LONGEST_SECRET);
  for (let end = text.indexOf(next, start + 1); end >= 0 && end <= limit; end = text.indexOf(next, end + 1)) {
    if (isEnd(end)) return end;
    if (next === '' && end === text.length) return -1;
  }
  return -1;
}
