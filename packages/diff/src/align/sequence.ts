import { isJsonObject, type Json, own } from '@brazier/schema';
import { diffArrays } from 'diff';
import { canonicalText } from '../canonical-text.ts';
import type { Pair } from './compare-aligned.ts';

/** Beyond so many edits the elements are paired by position: the longest common run would take too long to find. */
const MAX_EDITS = 2_000;

/**
 * Pairs the elements of two arrays of which nothing is known: the longest common run of equal elements, and between its members what is
 * left, in order.
 */
export function pairInSequence(before: readonly Json[], after: readonly Json[]): Pair[] {
  const [left, right] = [before.map(canonicalText), after.map(canonicalText)];
  const blocks = diffArrays(left, right, { maxEditLength: MAX_EDITS });
  if (!blocks) return pairRange(0, 0, Math.min(left.length, right.length));
  const pairs: Pair[] = [];
  let [from, to, gapFrom, gapTo] = [0, 0, 0, 0];
  for (const block of blocks) {
    const count = block.value.length;
    if (block.removed) from += count;
    else if (block.added) to += count;
    else {
      pairs.push(...pairRange(gapFrom, gapTo, Math.min(from - gapFrom, to - gapTo)), ...pairRange(from, to, count));
      [from, to] = [from + count, to + count];
      [gapFrom, gapTo] = [from, to];
    }
  }
  return [...pairs, ...pairRange(gapFrom, gapTo, Math.min(from - gapFrom, to - gapTo))];
}

/** Names an element by an id of its own where it has one; otherwise all elements of the array have the same name. */
export function identifyElement(before: Json | undefined, after: Json | undefined): Json {
  const element = after ?? before;
  const id = isJsonObject(element) ? own(element, 'id') : undefined;
  return typeof id === 'string' || typeof id === 'number' ? { id } : {};
}

function pairRange(from: number, to: number, count: number): Pair[] {
  return Array.from({ length: count }, (_, index): Pair => [from + index, to + index]);
}
