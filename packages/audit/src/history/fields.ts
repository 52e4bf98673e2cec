import {
  arrayComparison,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonEqual,
  own,
  sameInstant,
  VOLATILE_FIELDS,
} from '@brazier/schema';

/** One field of a campaign's details that has no fields below it. */
export interface Field {
  path: JsonPath;
  value: Json;
}

/**
 * The fields of details, down to single values. A tag, channel or team is a field at `["tags", "<tag>"]`; other arrays without order are one field whole.
 * Volatile fields are left out: what is stored of them is no history.
 */
export function fieldsOf(details: JsonObject): Field[] {
  return Object.keys(details)
    .filter((key) => !VOLATILE_FIELDS.includes(key))
    .flatMap((key) => fieldsBelow(details, [key], details[key] as Json));
}

function fieldsBelow(details: JsonObject, path: JsonPath, value: Json): Field[] {
  const isUnordered = Array.isArray(value) && isSetAt(details, path);
  if (isUnordered && path.length === 1) {
    return [...new Set(value)].map((item) => ({ path: [...path, String(item)], value: item }));
  }
  const inner = isUnordered ? [] : entriesOf(value);
  if (inner.length === 0) return [{ path, value }];
  return inner.flatMap(([key, item]) => fieldsBelow(details, [...path, key], item));
}

function entriesOf(value: Json): (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return isJsonObject(value) ? Object.entries(value) : [];
}

/** The value at a path of details; a tag, channel or team is found by itself. Undefined where there is none. */
export function valueAt(details: Json, path: JsonPath): Json | undefined {
  let value: Json | undefined = details;
  for (const key of path) {
    if (Array.isArray(value)) value = typeof key === 'number' ? value[key] : value.find((item) => item === key);
    else value = isJsonObject(value) ? own(value, String(key)) : undefined;
  }
  return value;
}

/** True where two values of one place mean the same; `details` are those that the second stands in. */
export function sameValue(details: JsonObject, path: JsonPath, before: Json, after: Json): boolean {
  if (jsonEqual(before, after) || sameInstant(before, after)) return true;
  if (!Array.isArray(before) || !Array.isArray(after) || !isSetAt(details, path)) return false;
  return before.length === after.length && before.every((item) => after.some((other) => jsonEqual(item, other)));
}

function isSetAt(details: JsonObject, path: JsonPath): boolean {
  return arrayComparison(path, valueAt(details, path.slice(0, 2))) === 'set';
}
