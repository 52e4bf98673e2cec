import { splitSegments } from '@brazier/schema';
import { differingParts } from './differing-parts.ts';
import { showText } from './show-value.ts';
import { fromTo, type Predicate } from './wording.ts';

/** The longest differing part that is quoted whole, in characters. */
const SPOT_LIMIT = 60;
/** Where a larger share of the differing part's lines is new, it is another text. */
const REWRITTEN = 0.6;

/**
 * What changed in a long text: the place, or the number of places with the first of them; null where it is another text altogether. Linear in
 * the lengths of what is given: the parts that differ.
 */
export function longChange(old: string, now: string): Predicate | null {
  if (old.length <= SPOT_LIMIT && now.length <= SPOT_LIMIT) return spotChange(old, now);
  const [oldLines, newLines] = [splitSegments(old), splitSegments(now)];
  const [gone, come] = [linesNotIn(oldLines, newLines), linesNotIn(newLines, oldLines)];
  const count = Math.max(gone.length, come.length);
  if (count === 1) return spotChange(...differingParts(gone[0] ?? '', come[0] ?? ''));
  if (gone.length === 0) return { predicate: `${count} lines added, the first ${showText((come[0] ?? '').trim())}` };
  if (come.length === 0) return { predicate: `${count} lines removed, the first ${showText((gone[0] ?? '').trim())}` };
  if (count > REWRITTEN * Math.max(oldLines.length, newLines.length)) return null;
  const first = spotChange(...differingParts(gone[0] ?? '', come[0] ?? ''));
  const places = `${count} places changed, the first`;
  return {
    ...first,
    predicate: `${places} ${first.predicate}`,
    ...(first.instead !== undefined && { instead: `${places} ${first.instead}` }),
  };
}

function spotChange(old: string, now: string): Predicate {
  if (old.trim() === '') return { predicate: `${showText(now.trim())} added` };
  if (now.trim() === '') return { predicate: `${showText(old.trim())} removed` };
  return fromTo(showText(old), showText(now));
}

/** The lines that stand more often in one text than in the other, in their order. */
function linesNotIn(lines: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const line of others) counts.set(line, (counts.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const left = counts.get(line) ?? 0;
    counts.set(line, left - 1);
    return left <= 0;
  });
}
