import { isJsonObject, type Json, type JsonObject, jsonEqual } from '@brazier/schema';
import { type Difference, differenceAt, type Place, placeInside } from '../difference.ts';
import { longestIncreasing } from '../longest-increasing.ts';
import { differingEntries } from './differing-entries.ts';
import { type AlignedArray, alignArray } from './known-arrays.ts';
import type { Pair } from './pairs.ts';
import { sameSet } from './sets.ts';

/** Compares two values at one place, either of which may be absent: objects by key, arrays by what is known of them, anything else as a whole. */
export function compareValues(place: Place, before: Json | undefined, after: Json | undefined): Difference[] {
  if (jsonEqual(before, after)) return [];
  if (isJsonObject(before) && isJsonObject(after)) return compareMaps(place, before, after);
  if (Array.isArray(before) && Array.isArray(after)) return compareArrays(place, before, after);
  return [differenceAt(place, before, after)];
}

function compareMaps(place: Place, before: JsonObject, after: JsonObject): Difference[] {
  return differingEntries(before, after).flatMap((entry) => {
    const inside = entry.keys.reduce<Place>((outer, key) => placeInside(outer, key), place);
    if (Array.isArray(entry.before) && Array.isArray(entry.after)) {
      return compareArrays(inside, entry.before, entry.after);
    }
    return [differenceAt(inside, entry.before, entry.after)];
  });
}

/** Compares two arrays by what is known of the place where they are. */
function compareArrays(place: Place, before: readonly Json[], after: readonly Json[]): Difference[] {
  const known = alignArray(place, before, after);
  if (known === 'names') return compareNames(place, before, after);
  if (known === 'set') return sameSet(before, after) ? [] : [differenceAt(place, [...before], [...after])];
  return compareAligned(place, known);
}

/** Compares two sets of names (tags, channels, teams): each name that came or went is one difference, at the path that ends in the name. */
function compareNames(place: Place, before: readonly Json[], after: readonly Json[]): Difference[] {
  if (!areNames(before) || !areNames(after)) {
    return sameSet(before, after) ? [] : [differenceAt(place, [...before], [...after])];
  }
  const [left, right] = [new Set(before), new Set(after)];
  return [
    ...[...left]
      .filter((name) => !right.has(name))
      .map((name) => differenceAt(placeInside(place, name), name, undefined)),
    ...[...right]
      .filter((name) => !left.has(name))
      .map((name) => differenceAt(placeInside(place, name), undefined, name)),
  ];
}

function areNames(values: readonly Json[]): values is readonly string[] {
  return values.every((value) => typeof value === 'string');
}

/** What differs in an array whose elements are paired: removed and added elements whole, moves where the order counts, and what differs inside each pair. */
function compareAligned(place: Place, array: AlignedArray): Difference[] {
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
    ...(array.orderCounts ? movesIn(place, pairs, array) : []),
    ...pairs.flatMap(([from, to]) =>
      compareValues(placeInside(place, to, identify(before[from], after[to]), from), before[from], after[to]),
    ),
  ];
}

function movesIn(place: Place, pairs: readonly Pair[], { before, after, identify }: AlignedArray): Difference[] {
  const stays = new Set(
    longestIncreasing(
      pairs.map(([, to]) => to),
      (index) => pairs[index]?.[0] === pairs[index]?.[1],
    ),
  );
  return pairs
    .filter((_, index) => !stays.has(index))
    .map(([from, to]): Difference => {
      const { path, oldPath, identity } = placeInside(place, to, identify(before[from], after[to]), from);
      return { path, ...(oldPath && { oldPath }), identity, op: 'moved', before: from, after: to };
    });
}
