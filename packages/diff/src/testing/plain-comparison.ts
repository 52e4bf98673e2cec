import { isJsonObject, type Json, type JsonObject, own } from '@brazier/schema';

/**
 * The second opinion of the tests: a plain comparison that knows no rules, no ids and none of the code under test. It knows only what Braze's
 * documentation calls a set or a time, and which two fields move by themselves.
 */
export function plainForm(details: JsonObject): JsonObject {
  const kept = Object.entries(details).filter(([key]) => key !== 'updated_at' && key !== 'last_sent');
  return Object.fromEntries(kept.map(([key, value]) => [key, plainField(key, value)]));
}

function plainField(key: string, value: Json): Json {
  if (key === 'tags' || key === 'channels' || key === 'teams') return plainSet(value);
  if (key === 'created_at' || key === 'first_sent') return plainTime(value);
  if (key === 'conversion_behaviors' && Array.isArray(value)) return value.map((item) => withPlainSet(item, 'app_ids'));
  if (key !== 'messages' || !isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([id, message]) => [id, plainMessage(message)]));
}

function plainMessage(message: Json): Json {
  const channel = isJsonObject(message) ? own(message, 'channel') : undefined;
  const isControl = isJsonObject(message) && own(message, 'type') === 'control';
  const hasNumbers = channel === 'sms' || channel === 'whats_app' || channel === 'whatsapp';
  return hasNumbers && !isControl ? withPlainSet(message, 'from') : message;
}

function withPlainSet(value: Json, key: string): Json {
  if (!isJsonObject(value) || !Object.hasOwn(value, key)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, name === key ? plainSet(item) : item]));
}

function plainSet(value: Json): Json {
  if (!Array.isArray(value)) return value;
  const members = new Map(value.map((item) => [plainText(item), item]));
  return [...members.keys()].sort().map((text) => members.get(text) ?? null);
}

function plainTime(value: Json): Json {
  const time =
    typeof value === 'string' && /^\d{4}-\d\d-\d\dT\S+(Z|[+-]\d\d:\d\d)$/.test(value) ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? value : new Date(time).toISOString();
}

/** The same text for equal values, whatever the order of their keys. */
export function plainText(value: Json): string {
  if (typeof value === 'bigint') return `${value}n`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(plainText).join()}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${plainText(own(value, key) ?? null)}`).join()}}`;
}

/** Where two details differ: the deepest places that keys alone lead to, as JSON texts of their paths. Arrays are compared whole. */
export function differingPlaces(before: JsonObject, after: JsonObject): string[] {
  const raw = new Set(placesIn(before, after, []));
  // What is a set in one state may be a list in the other: equal values differ in neither.
  return placesIn(plainForm(before), plainForm(after), []).filter((place) => raw.has(place));
}

function placesIn(before: Json | undefined, after: Json | undefined, path: readonly string[]): string[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => placesIn(own(before, key), own(after, key), [...path, key]));
  }
  const same = before === undefined || after === undefined ? before === after : plainText(before) === plainText(after);
  return same ? [] : [JSON.stringify(path)];
}
