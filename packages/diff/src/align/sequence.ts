import { isJsonObject, type Json, own } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';
import { commonRuns } from '../common-runs.ts';
import { StepBudget } from '../step-budget.ts';
import type { Pair } from './compare-aligned.ts';

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

/** Names an element by an id of its own where it has one; otherwise all elements of the array have the same name. */
export function identifyElement(before: Json | undefined, after: Json | undefined): Json {
  const element = after ?? before;
  const id = isJsonObject(element) ? own(element, 'id') : undefined;
  return typeof id === 'string' || typeof id === 'number' ? { id } : {};
}

function pairRange(from: number, to: number, count: number): Pair[] {
  return Array.from({ length: count }, (_, index): Pair => [from + index, to + index]);
}
