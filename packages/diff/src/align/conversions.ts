import { isJsonObject, type Json, type JsonObject, own } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';
import { type Pair, pairByKey } from './pairs.ts';

/**
 * Pairs the conversion behaviors of two states by what they are: first those that are equal, then those that count the same, then what is left of
 * one type, in order. A behavior of another type is never a pair.
 */
export function pairConversions(before: readonly Json[], after: readonly Json[]): Pair[] {
  const pairs: Pair[] = [];
  pairByKey(pairs, before, after, (behavior) =>
    isJsonObject(behavior) ? equalityKey(behavior) : canonicalText(behavior),
  );
  pairByKey(pairs, before, after, (behavior) =>
    isJsonObject(behavior) ? equalityKey(without(behavior, 'window')) : undefined,
  );
  pairByKey(pairs, before, after, (behavior) =>
    isJsonObject(behavior) ? canonicalText(countedEvent(behavior)) : undefined,
  );
  pairByKey(pairs, before, after, (behavior) =>
    isJsonObject(behavior) ? canonicalText([own(behavior, 'type') ?? 'no type']) : undefined,
  );
  return pairs;
}

/** Names a conversion behavior by what it counts, whatever its window. */
export function identifyConversion(before: Json | undefined, after: Json | undefined): Json {
  const behavior = before ?? after;
  return isJsonObject(behavior) ? countedEvent(behavior) : (behavior ?? null);
}

const COUNTED_FIELDS = ['type', 'product', 'custom_event_name', 'app_ids'];

function countedEvent(behavior: JsonObject): JsonObject {
  const ordered = withSortedApps(behavior);
  return Object.fromEntries(
    COUNTED_FIELDS.flatMap((field): [string, Json][] => {
      const value = own(ordered, field);
      return value === undefined ? [] : [[field, value]];
    }),
  );
}

function equalityKey(behavior: JsonObject): string {
  return canonicalText(withSortedApps(behavior));
}

function withSortedApps(behavior: JsonObject): JsonObject {
  const apps = own(behavior, 'app_ids');
  if (!Array.isArray(apps)) return behavior;
  const sorted = [...new Map(apps.map((app) => [canonicalText(app), app]))].toSorted(([left], [right]) =>
    left < right ? -1 : 1,
  );
  return { ...behavior, app_ids: sorted.map(([, app]) => app) };
}

function without(object: JsonObject, field: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== field));
}
