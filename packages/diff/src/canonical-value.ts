import {
  arrayComparison,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  VOLATILE_FIELDS,
} from '@brazier/schema';
import { canonicalText } from './canonical-text.ts';

/**
 * The value in the form in which equal ones are the same: sets sorted, each member once, volatile fields left out.
 *
 * @param path where the value stands in the details.
 * @param message the message variation that it lies in, if any.
 */
export function canonicalValue(value: Json, path: JsonPath, message?: Json): Json {
  if (Array.isArray(value)) {
    const items = value.map((item, index) => canonicalValue(item, [...path, index], message));
    return arrayComparison(path, message) === 'set' ? sortedSet(items) : items;
  }
  if (!isJsonObject(value)) return value;
  return canonicalObject(value, path, message);
}

function canonicalObject(object: JsonObject, path: JsonPath, message: Json | undefined): JsonObject {
  const kept = Object.entries(object).filter(([key]) => path.length > 0 || !VOLATILE_FIELDS.includes(key));
  const isMessages = path.length === 1 && path[0] === 'messages';
  return Object.fromEntries(
    kept.map(([key, value]) => [key, canonicalValue(value, [...path, key], isMessages ? value : message)]),
  );
}

function sortedSet(values: readonly Json[]): Json[] {
  const texts = new Map(values.map((value) => [canonicalText(value), value]));
  return [...texts.keys()].toSorted().flatMap((text) => texts.get(text) ?? []);
}
