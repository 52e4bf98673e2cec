import { diffArrays } from 'diff';
import type { EditBudget } from './edit-budget.ts';

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
 * Aligns two lists of strings: equal head and tail, then the smallest difference if it has at most `maxEdits` edits, else
 * anchors that stand once on either side, and between them the smallest difference again.
 */
export function alignSegments(
  before: readonly string[],
  after: readonly string[],
  budget: EditBudget,
  maxEdits: number,
): Alignment {
  const numbers = new Map<string, number>();
  const number = (segment: string): number => {
    const known = numbers.get(segment);
    if (known !== undefined) return known;
    numbers.set(segment, numbers.size);
    return numbers.size - 1;
  };
  const left = before.map(number);
  const right = after.map(number);
  const whole = { equal: false, beforeStart: 0, beforeEnd: left.length, afterStart: 0, afterEnd: right.length };
  const blocks: Block[] = [];
  const { head, middle, tail } = trim(left, right, whole);
  if (head) blocks.push(head);
  let exact = true;
  if (middle) {
    const smallest = smallestDifference(left, right, middle, budget, maxEdits);
    if (smallest) blocks.push(...smallest);
    else exact = fillBetweenAnchors(left, right, middle, budget, blocks);
  }
  if (tail) blocks.push(tail);
  return { blocks: merge(blocks), exact };
}

/** Splits a block into what is equal at its start, what is equal at its end, and the rest; null where there is none. */
function trim(
  left: readonly number[],
  right: readonly number[],
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
  left: readonly number[],
  right: readonly number[],
  block: Block,
  budget: EditBudget,
  maxEdits: number,
): Block[] | null {
  const before = left.slice(block.beforeStart, block.beforeEnd);
  const after = right.slice(block.afterStart, block.afterEnd);
  const maxEditLength = Math.min(maxEdits, budget.left);
  const least = leastEdits(before, after);
  if (least === before.length + after.length) return [block];
  if (least > maxEditLength) return null;
  const found = diffArrays(before, after, { maxEditLength });
  if (!found) {
    budget.spend(maxEditLength);
    return null;
  }
  let [b, a] = [block.beforeStart, block.afterStart];
  return found.map(({ count, added, removed }) => {
    const start = { beforeStart: b, afterStart: a };
    if (!added) b += count;
    if (!removed) a += count;
    if (added || removed) budget.spend(count);
    return { equal: !added && !removed, ...start, beforeEnd: b, afterEnd: a };
  });
}

/** No alignment has fewer edits than this: what stands more often on one side. Spares searches that must fail. */
function leastEdits(before: readonly number[], after: readonly number[]): number {
  const surplus = new Map<number, number>();
  for (const segment of before) surplus.set(segment, (surplus.get(segment) ?? 0) + 1);
  for (const segment of after) surplus.set(segment, (surplus.get(segment) ?? 0) - 1);
  return [...surplus.values()].reduce((sum, count) => sum + Math.abs(count), 0);
}

// A gap's search costs the square of its edits: small gaps are worth it, large ones are told as they are.
const GAP_EDITS = 200;

/** Adds the blocks of a stretch to `blocks`, found between anchors; false where a gap was too different to be searched. */
function fillBetweenAnchors(
  left: readonly number[],
  right: readonly number[],
  stretch: Block,
  budget: EditBudget,
  blocks: Block[],
): boolean {
  let exact = true;
  let [b, a] = [stretch.beforeStart, stretch.afterStart];
  const fill = (beforeEnd: number, afterEnd: number): void => {
    const gap = { equal: false, beforeStart: b, beforeEnd, afterStart: a, afterEnd };
    const { head, middle, tail } = trim(left, right, gap);
    const smallest = middle && smallestDifference(left, right, middle, budget, GAP_EDITS);
    if (middle && !smallest) exact = false;
    blocks.push(...[head, ...(smallest ?? [middle]), tail].filter((block) => block !== null));
  };
  for (const [before, after] of anchors(left, right, stretch)) {
    fill(before, after);
    blocks.push({ equal: true, beforeStart: before, beforeEnd: before + 1, afterStart: after, afterEnd: after + 1 });
    [b, a] = [before + 1, after + 1];
  }
  fill(stretch.beforeEnd, stretch.afterEnd);
  return exact;
}

/** The segments that stand exactly once on either side, as pairs of indexes, the longest run of them that ascends on both. */
function anchors(left: readonly number[], right: readonly number[], block: Block): [number, number][] {
  const onRight = placesOfSingles(right, block.afterStart, block.afterEnd);
  const pairs: [number, number][] = [];
  for (const [segment, before] of placesOfSingles(left, block.beforeStart, block.beforeEnd)) {
    const after = onRight.get(segment);
    if (after !== undefined) pairs.push([before, after]);
  }
  return longestAscending(pairs);
}

function placesOfSingles(list: readonly number[], start: number, end: number): Map<number, number> {
  const places = new Map<number, number>();
  const repeated = new Set<number>();
  for (let index = start; index < end; index += 1) {
    const segment = list[index] as number;
    if (places.has(segment)) repeated.add(segment);
    else places.set(segment, index);
  }
  for (const segment of repeated) places.delete(segment);
  return places;
}

/** The longest run of pairs whose second members ascend; the first members already do. Patience sorting: the square would be felt in long texts. */
function longestAscending(pairs: readonly [number, number][]): [number, number][] {
  const tops: number[] = [];
  const previous: number[] = [];
  pairs.forEach(([, after], index) => {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[tops[middle] as number] as [number, number])[1] < after) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tops[low - 1] as number) : -1;
    tops[low] = index;
  });
  const run: [number, number][] = [];
  for (let index = tops.at(-1) ?? -1; index !== -1; index = previous[index] as number)
    run.push(pairs[index] as [number, number]);
  return run.reverse();
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
