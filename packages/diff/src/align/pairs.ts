import type { Json } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';
import { commonRuns } from '../common-runs.ts';
import { StepBudget } from '../step-budget.ts';

/** An element of the array before and the element after that it is: two indexes. */
export type Pair = readonly [before: number, after: number];

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

/** Beyond so many steps the elements are paired by position: the longest common run would take too long to find. */
const MAX_STEPS = 4_000_000;

/**
 * Pairs the elements of two arrays of which nothing is known: the longest common run of equal elements, and between its members what is
 * left, in order.
 */
export function pairInSequence(before: readonly Json[], after: readonly Json[]): Pair[] {
  const [left, right] = [before.map(canonicalText), after.map(canonicalText)];
  const runs = commonRuns(left, right, new StepBudget(MAX_STEPS));
  if (!runs) return pairRange(0, 0, Math.min(left.length, right.length));
  const pairs: Pair[] = [];
  let [from, to] = [0, 0];
  const pairGap = (fromEnd: number, toEnd: number): void => {
    pairs.push(...pairRange(from, to, Math.min(fromEnd - from, toEnd - to)));
  };
  for (const run of runs) {
    pairGap(run.before, run.after);
    pairs.push(...pairRange(run.before, run.after, run.length));
    [from, to] = [run.before + run.length, run.after + run.length];
  }
  pairGap(left.length, right.length);
  return pairs;
}

function pairRange(from: number, to: number, count: number): Pair[] {
  return Array.from({ length: count }, (_, index): Pair => [from + index, to + index]);
}
