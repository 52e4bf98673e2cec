import type { Json } from '@brazier/schema';
import { type Difference, differenceAt, type Place, placeInside } from '../difference.ts';
import { sameSet } from './sets.ts';

/** Compares two sets of names (tags, channels, teams): each name that came or went is one difference, at the path that ends in the name. */
export function compareNames(place: Place, before: readonly Json[], after: readonly Json[]): Difference[] {
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
