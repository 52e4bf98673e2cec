import type { Json } from '@brazier/schema';
import type { Pair } from './compare-aligned.ts';

/**
 * Pairs the elements of two arrays that have the same key, those of one key in their order.
 *
 * @param pairs what is paired already; gets what is found.
 * @param keyOf the key of an element; undefined leaves it alone.
 */
export function pairByKey(
  pairs: Pair[],
  before: readonly Json[],
  after: readonly Json[],
  keyOf: (value: Json) => string | undefined,
): void {
  const [left, right] = [new Set(pairs.map(([from]) => from)), new Set(pairs.map(([, to]) => to))];
  const waiting = new Map<string, number[]>();
  after.forEach((value, index) => {
    const key = right.has(index) ? undefined : keyOf(value);
    if (key === undefined) return;
    const indexes = waiting.get(key);
    if (indexes) indexes.push(index);
    else waiting.set(key, [index]);
  });
  before.forEach((value, index) => {
    const key = left.has(index) ? undefined : keyOf(value);
    const found = key === undefined ? undefined : waiting.get(key)?.shift();
    if (found !== undefined) pairs.push([index, found]);
  });
}
