import { compareStrings, isJsonObject, type Json, type JsonObject, own } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';
import { canonicalValue } from '../canonical-value.ts';
import { type Difference, differenceAt, type Place, placeInside } from '../difference.ts';
import { compareValues } from './compare-values.ts';
import { type Pair, pairByKey } from './pairs.ts';

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
    ...kept.flatMap((id) => compareMessage(placeInside(place, id), own(before, id), own(after, id))),
    ...removed
      .filter((id) => !replaced.has(id))
      .map((id) => differenceAt(placeInside(place, id), own(before, id), undefined)),
    ...added
      .filter((id) => !taken.has(id))
      .map((id) => differenceAt(placeInside(place, id), undefined, own(after, id))),
    ...[...replaced].map(([old, id]): Difference => {
      const inside = compareMessage(placeInside(place, id, id, old), own(before, old), own(after, id));
      return { ...differenceAt(placeInside(place, id), own(before, old), own(after, id)), inside, replaces: old };
    }),
  ];
}

function compareMessage(place: Place, before: Json | undefined, after: Json | undefined): Difference[] {
  return compareValues({ ...place, message: after ?? before ?? null }, before, after);
}

/** The id that each vanished message was replaced by: first by equal names, then by equal contents, within one channel. */
function pairReplacements(
  removed: string[],
  added: string[],
  before: JsonObject,
  after: JsonObject,
): Map<string, string> {
  const contentsOf = (ids: readonly string[], messages: JsonObject): Json[] =>
    ids.map((id) => own(messages, id) ?? null);
  const [old, now] = [contentsOf(removed, before), contentsOf(added, after)];
  const pairs: Pair[] = [];
  pairByKey(pairs, old, now, nameKey);
  pairByKey(pairs, old, now, contentKey);
  return new Map(pairs.map(([from, to]) => [removed[from] ?? '', added[to] ?? '']));
}

function nameKey(message: Json): string | undefined {
  if (!isJsonObject(message)) return undefined;
  const name = own(message, 'name');
  return typeof name === 'string' && name !== '' ? canonicalText([channelOf(message), name]) : undefined;
}

/** The content without its name: under another name it would be the same message to whoever gets it. */
function contentKey(message: Json): string | undefined {
  if (!isJsonObject(message)) return undefined;
  const content = canonicalValue({ ...message, name: null }, ['messages', ''], message);
  return canonicalText([channelOf(message), content]);
}

function channelOf(message: JsonObject): Json[] {
  const channel = own(message, 'channel');
  return channel === undefined ? [] : [channel];
}
