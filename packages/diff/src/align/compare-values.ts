import { isJsonObject, type Json, type JsonObject, jsonEqual } from '@brazier/schema';
import { type Difference, differenceAt, type Place, placeInside } from '../difference.ts';
import { compareArrays } from './compare-arrays.ts';
import { differingEntries } from './differing-entries.ts';

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
