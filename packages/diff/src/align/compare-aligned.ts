import type { Json } from '@brazier/schema';
import { type Difference, differenceAt, type Place, placeInside } from '../difference.ts';
import { compareValues } from './compare-values.ts';
import { movedPositions } from './longest-run.ts';

/** An element of the array before and the element after that it is: two indexes. */
export type Pair = readonly [before: number, after: number];

/** How an aligned array is told. */
export interface AlignedArray {
  before: readonly Json[];
  after: readonly Json[];
  pairs: readonly Pair[];
  /** Names an element by what it is; of a pair both sides are given. */
  identify(before: Json | undefined, after: Json | undefined): Json;
}

/** What differs in an array whose elements are paired: removed and added elements whole, moves where `order` counts, and what differs inside each pair. */
export function compareAligned(place: Place, array: AlignedArray, order: 'counts' | 'follows'): Difference[] {
  const { before, after, identify } = array;
  const pairs = array.pairs.toSorted(([left], [right]) => left - right);
  const [left, right] = [new Set(pairs.map(([from]) => from)), new Set(pairs.map(([, to]) => to))];
  return [
    ...before.flatMap((value, index) =>
      left.has(index) ? [] : [differenceAt(placeInside(place, index, identify(value, undefined)), value, undefined)],
    ),
    ...after.flatMap((value, index) =>
      right.has(index) ? [] : [differenceAt(placeInside(place, index, identify(undefined, value)), undefined, value)],
    ),
    ...(order === 'counts' ? movesIn(place, pairs, array) : []),
    ...pairs.flatMap(([from, to]) =>
      compareValues(placeInside(place, to, identify(before[from], after[to]), from), before[from], after[to]),
    ),
  ];
}

function movesIn(place: Place, pairs: readonly Pair[], { before, after, identify }: AlignedArray): Difference[] {
  const moved = movedPositions(
    pairs.map(([, to]) => to),
    pairs.map(([from, to]) => from === to),
  );
  return moved.flatMap((position): Difference[] => {
    const pair = pairs[position];
    if (!pair) return [];
    const [from, to] = pair;
    const { path, oldPath, identity } = placeInside(place, to, identify(before[from], after[to]), from);
    return [{ path, ...(oldPath && { oldPath }), identity, op: 'moved', before: from, after: to }];
  });
}
