import type { StepBudget } from './step-budget.ts';

/** A run of elements that two lists have in common: where it starts on either side, and how long it is. */
export interface CommonRun {
  before: number;
  after: number;
  length: number;
}

/**
 * What stays in a shortest way to edit one list into the other, in order (Myers, “An O(ND) Difference Algorithm and Its Variations”). Null where that
 * takes more than `maxEdits` edits, or more steps than the budget has: every step is charged, so that no list takes longer than it may.
 */
export function commonRuns<Element extends string | number>(
  before: ArrayLike<Element>,
  after: ArrayLike<Element>,
  budget: StepBudget,
  maxEdits: number = Number.POSITIVE_INFINITY,
): CommonRun[] | null {
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const [rows, columns] = [before.length - head - tail, after.length - head - tail];
  const runs: CommonRun[] = head > 0 ? [{ before: 0, after: 0, length: head }] : [];
  if (rows > 0 && columns > 0 && rows + columns > 2) {
    const middle = searchMiddle(...numberAlike(before, after, head, tail), budget, maxEdits);
    if (!middle) return null;
    for (const run of middle) runs.push({ before: run.before + head, after: run.after + head, length: run.length });
  } else if (rows + columns > Math.min(maxEdits, budget.left)) return null;
  if (tail > 0) runs.push({ before: before.length - tail, after: after.length - tail, length: tail });
  return runs;
}

/** What lies between head and tail of two lists as numbers, the same number for the same element. */
function numberAlike<Element extends string | number>(
  before: ArrayLike<Element>,
  after: ArrayLike<Element>,
  head: number,
  tail: number,
): [Int32Array, Int32Array] {
  const numbers = new Map<Element, number>();
  const numbered = (list: ArrayLike<Element>): Int32Array => {
    const found = new Int32Array(list.length - head - tail);
    for (let index = 0; index < found.length; index += 1) {
      const element = list[head + index] as Element;
      const known = numbers.get(element) ?? numbers.size;
      if (known === numbers.size) numbers.set(element, known);
      found[index] = known;
    }
    return found;
  };
  return [numbered(before), numbered(after)];
}

function searchMiddle(before: Int32Array, after: Int32Array, budget: StepBudget, maxEdits: number): CommonRun[] | null {
  const [rows, columns] = [before.length, after.length];
  const most = Math.min(maxEdits, rows + columns, budget.left);
  // How far each diagonal was followed; `furthest[zero + k]` is the index in `before` on diagonal k.
  const furthest = new Int32Array(2 * most + 3);
  const zero = most + 1;
  const reached: Int32Array[] = [];
  for (let edits = 0; edits <= most; edits += 1) {
    const first = -edits + 2 * Math.max(0, edits - columns);
    const last = edits - 2 * Math.max(0, edits - rows);
    let steps = 0;
    for (let k = first; k <= last; k += 2) {
      const start = nextStart(furthest, zero, k, edits);
      let x = start;
      while (x < rows && x - k < columns && before[x] === after[x - k]) x += 1;
      furthest[zero + k] = x;
      steps += x - start + 1;
      if (x >= rows && x - k >= columns) {
        budget.spend(steps);
        return walkBack(reached, rows, columns);
      }
    }
    reached.push(furthest.slice(zero - edits, zero + edits + 1));
    budget.spend(steps);
    if (budget.left === 0) return null;
  }
  return null;
}

/** Where a diagonal goes on: one element removed after the diagonal below, or one added after the one above, whichever got further. */
function nextStart(furthest: Int32Array, zero: number, k: number, edits: number): number {
  const above = furthest[zero + k + 1] as number;
  const below = furthest[zero + k - 1] as number;
  return k === -edits || (k !== edits && below < above) ? above : below + 1;
}

/** The runs on the way that was found, from its end. */
function walkBack(reached: readonly Int32Array[], rows: number, columns: number): CommonRun[] {
  const runs: CommonRun[] = [];
  const add = (before: number, after: number, length: number): void => {
    if (length > 0) runs.push({ before, after, length });
  };
  let [x, y] = [rows, columns];
  for (let edits = reached.length; edits > 0; edits -= 1) {
    const k = x - y;
    const furthest = reached[edits - 1] as Int32Array;
    const start = nextStart(furthest, edits - 1, k, edits);
    add(start, start - k, x - start);
    const added = k === -edits || start === furthest[edits + k];
    [x, y] = added ? [start, start - k - 1] : [start - 1, start - k];
  }
  add(0, 0, x);
  return runs.reverse();
}
