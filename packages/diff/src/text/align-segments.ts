import { type CommonRun, commonRuns } from '../common-runs.ts';
import { longestIncreasing } from '../longest-increasing.ts';
import type { StepBudget } from '../step-budget.ts';

/** A run that both sides have, or a place where they differ; half-open ranges of indexes. */
export interface Block {
  equal: boolean;
  beforeStart: number;
  beforeEnd: number;
  afterStart: number;
  afterEnd: number;
}

/** The blocks of two lists in order, covering both; `exact` is false where the budget ended and a stretch was taken whole. */
export interface Alignment {
  blocks: Block[];
  exact: boolean;
}

/**
 * Aligns two lists of strings: equal head and tail, then the smallest difference if it is found in at most `maxSteps` steps, else
 * anchors that stand once on either side, and between them the smallest difference again.
 */
export function alignSegments(
  before: readonly string[],
  after: readonly string[],
  budget: StepBudget,
  maxSteps: number,
): Alignment {
  const whole = { equal: false, beforeStart: 0, beforeEnd: before.length, afterStart: 0, afterEnd: after.length };
  const blocks: Block[] = [];
  const { head, middle, tail } = trim(before, after, whole);
  if (head) blocks.push(head);
  let exact = true;
  if (middle) {
    const smallest = smallestDifference(before, after, middle, budget.share(maxSteps));
    if (smallest) blocks.push(...smallest);
    else exact = fillBetweenAnchors(before, after, middle, budget, blocks);
  }
  if (tail) blocks.push(tail);
  return { blocks: merge(blocks), exact };
}

/** Splits a block into what is equal at its start, what is equal at its end, and the rest; null where there is none. */
function trim(
  left: readonly string[],
  right: readonly string[],
  block: Block,
): { head: Block | null; middle: Block | null; tail: Block | null } {
  const { beforeStart, beforeEnd, afterStart, afterEnd } = block;
  const shorter = Math.min(beforeEnd - beforeStart, afterEnd - afterStart);
  let head = 0;
  while (head < shorter && left[beforeStart + head] === right[afterStart + head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && left[beforeEnd - 1 - tail] === right[afterEnd - 1 - tail]) tail += 1;
  const [b1, b2, a1, a2] = [beforeStart + head, beforeEnd - tail, afterStart + head, afterEnd - tail];
  return {
    head: head > 0 ? { equal: true, beforeStart, beforeEnd: b1, afterStart, afterEnd: a1 } : null,
    middle: b1 < b2 || a1 < a2 ? { equal: false, beforeStart: b1, beforeEnd: b2, afterStart: a1, afterEnd: a2 } : null,
    tail: tail > 0 ? { equal: true, beforeStart: b2, beforeEnd, afterStart: a2, afterEnd } : null,
  };
}

function smallestDifference(
  left: readonly string[],
  right: readonly string[],
  block: Block,
  budget: StepBudget,
): Block[] | null {
  const before = left.slice(block.beforeStart, block.beforeEnd);
  const after = right.slice(block.afterStart, block.afterEnd);
  const least = leastEdits(before, after);
  if (least === before.length + after.length) return [block];
  // Of so many edits, each is followed on as many diagonals as there were before it.
  if ((least * least) / 2 > budget.left) return null;
  const runs = commonRuns(before, after, budget);
  return runs && blocksOf(runs, block);
}

/** The runs of a stretch, and between them what differs. */
function blocksOf(runs: readonly CommonRun[], { beforeStart, beforeEnd, afterStart, afterEnd }: Block): Block[] {
  const blocks: Block[] = [];
  let [b, a] = [beforeStart, afterStart];
  const differ = (before: number, after: number): void => {
    if (before > b || after > a)
      blocks.push({ equal: false, beforeStart: b, beforeEnd: before, afterStart: a, afterEnd: after });
    [b, a] = [before, after];
  };
  for (const { before, after, length } of runs) {
    differ(beforeStart + before, afterStart + after);
    blocks.push({ equal: true, beforeStart: b, beforeEnd: b + length, afterStart: a, afterEnd: a + length });
    [b, a] = [b + length, a + length];
  }
  differ(beforeEnd, afterEnd);
  return blocks;
}

/** No alignment has fewer edits than this: what stands more often on one side. Spares searches that must fail. */
function leastEdits(before: readonly string[], after: readonly string[]): number {
  const surplus = new Map<string, number>();
  for (const segment of before) surplus.set(segment, (surplus.get(segment) ?? 0) + 1);
  for (const segment of after) surplus.set(segment, (surplus.get(segment) ?? 0) - 1);
  return [...surplus.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

// A gap's search costs the square of its edits: small gaps are worth it, large ones are told as they are.
const GAP_STEPS = 50_000;

/** Adds the blocks of a stretch to `blocks`, found between anchors; false where anchors cross, or a gap was too different to be searched. */
function fillBetweenAnchors(
  left: readonly string[],
  right: readonly string[],
  stretch: Block,
  budget: StepBudget,
  blocks: Block[],
): boolean {
  const common = commonSingles(left, right, stretch);
  const anchors = longestIncreasing(common.map(([, after]) => after)).map((index) => common[index] as [number, number]);
  let exact = anchors.length === common.length;
  let [b, a] = [stretch.beforeStart, stretch.afterStart];
  const fill = (beforeEnd: number, afterEnd: number): void => {
    const gap = { equal: false, beforeStart: b, beforeEnd, afterStart: a, afterEnd };
    const { head, middle, tail } = trim(left, right, gap);
    const smallest = middle && smallestDifference(left, right, middle, budget.share(GAP_STEPS));
    if (middle && !smallest) exact = false;
    blocks.push(...[head, ...(smallest ?? [middle]), tail].filter((block) => block !== null));
  };
  for (const [before, after] of anchors) {
    fill(before, after);
    blocks.push({ equal: true, beforeStart: before, beforeEnd: before + 1, afterStart: after, afterEnd: after + 1 });
    [b, a] = [before + 1, after + 1];
  }
  fill(stretch.beforeEnd, stretch.afterEnd);
  return exact;
}

/** The segments that stand exactly once on either side, as pairs of indexes, in the order of the left. */
function commonSingles(left: readonly string[], right: readonly string[], block: Block): [number, number][] {
  const onRight = placesOfSingles(right, block.afterStart, block.afterEnd);
  const pairs: [number, number][] = [];
  for (const [segment, before] of placesOfSingles(left, block.beforeStart, block.beforeEnd)) {
    const after = onRight.get(segment);
    if (after !== undefined) pairs.push([before, after]);
  }
  return pairs;
}

function placesOfSingles(list: readonly string[], start: number, end: number): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (let index = start; index < end; index += 1) {
    const segment = list[index] as string;
    if (places.has(segment)) repeated.add(segment);
    else places.set(segment, index);
  }
  for (const segment of repeated) places.delete(segment);
  return places;
}

/** Joins neighbouring blocks of one kind, so that a change is one block however it was found. */
function merge(blocks: readonly Block[]): Block[] {
  const merged: Block[] = [];
  for (const block of blocks) {
    const last = merged.at(-1);
    if (last?.equal === block.equal) {
      last.beforeEnd = block.beforeEnd;
      last.afterEnd = block.afterEnd;
    } else merged.push({ ...block });
  }
  return merged;
}
