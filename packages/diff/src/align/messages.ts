import { compareStrings, isJsonObject, type Json, type JsonObject, jsonEqual, own } from '@brazier/schema';
import { type Difference, differenceAt, type Place, placeInside } from '../difference.ts';
import { compareValues } from './compare-values.ts';

/**
 * Compares the message variations of two states by their ids. One that vanished and one that appeared in the same channel are one
 * replacement where their names or their contents agree.
 */
export function compareMessages(place: Place, before: JsonObject, after: JsonObject): Difference[] {
  const ids = Object.keys(before);
  const kept = ids.filter((id) => Object.hasOwn(after, id));
  // Sorted, so that pairs do not hang on the order of the keys.
  const removed = ids.filter((id) => !Object.hasOwn(after, id)).sort(compareStrings);
  const added = Object.keys(after)
    .filter((id) => !Object.hasOwn(before, id))
    .sort(compareStrings);
  const replaced = pairReplacements(removed, added, before, after);
  const taken = new Set(replaced.values());
  return [
    ...kept.flatMap((id) => compareMessage(place, id, own(before, id), own(after, id))),
    ...removed
      .filter((id) => !replaced.has(id))
      .map((id) => differenceAt(placeInside(place, id), own(before, id), undefined)),
    ...added
      .filter((id) => !taken.has(id))
      .map((id) => differenceAt(placeInside(place, id), undefined, own(after, id))),
    ...[...replaced].map(([old, id]): Difference => {
      const inside = compareMessage(place, id, own(before, old), own(after, id));
      return { ...differenceAt(placeInside(place, id), own(before, old), own(after, id)), inside, replaces: old };
    }),
  ];
}

function compareMessage(place: Place, id: string, before: Json | undefined, after: Json | undefined): Difference[] {
  return compareValues({ ...placeInside(place, id), message: after ?? before ?? null }, before, after);
}

/** The id that each vanished message was replaced by: first by equal names, then by equal contents. */
function pairReplacements(
  removed: string[],
  added: string[],
  before: JsonObject,
  after: JsonObject,
): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const agree of [sameName, sameContent]) {
    for (const old of removed) {
      if (pairs.has(old)) continue;
      const taken = new Set(pairs.values());
      const found = added.find((id) => !taken.has(id) && replaces(own(before, old), own(after, id), agree));
      if (found !== undefined) pairs.set(old, found);
    }
  }
  return pairs;
}

type Agreement = (old: JsonObject, now: JsonObject) => boolean;

function replaces(old: Json | undefined, now: Json | undefined, agree: Agreement): boolean {
  if (!isJsonObject(old) || !isJsonObject(now)) return false;
  return jsonEqual(own(old, 'channel'), own(now, 'channel')) && agree(old, now);
}

function sameName(old: JsonObject, now: JsonObject): boolean {
  const name = own(old, 'name');
  return typeof name === 'string' && name !== '' && name === own(now, 'name');
}

function sameContent(old: JsonObject, now: JsonObject): boolean {
  const place = { path: ['messages', ''], identity: [], message: now };
  return compareValues(place, { ...old, name: null }, { ...now, name: null }).length === 0;
}
