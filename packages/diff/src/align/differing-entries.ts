import { isJsonObject, type Json, type JsonObject, jsonEqual, own } from '@brazier/schema';
import deepDiff from 'deep-diff';

/** A value in nested objects that differs, or a pair of arrays that do. */
export interface DifferingEntry {
  keys: string[];
  before: Json | undefined;
  after: Json | undefined;
}

/** Objects nested deeper than this are compared whole: deep-diff's recursion has an end. */
const DEPTH_CAP = 100;

/**
 * Compares two objects key by key through the objects inside them, with deep-diff. Arrays are not entered: what their elements are is for the
 * caller to know, and deep-diff would compare them by index.
 */
export function differingEntries(before: JsonObject, after: JsonObject): DifferingEntry[] {
  const arrays: DifferingEntry[] = [];
  const entryAt = (keys: string[]): DifferingEntry => ({
    keys,
    before: lookUp(before, keys),
    after: lookUp(after, keys),
  });
  const normalize = (path: unknown[], key: unknown, left: unknown, right: unknown): [unknown, unknown] | undefined => {
    if (!Array.isArray(left) || !Array.isArray(right)) return undefined;
    const entry = entryAt([...path, key].map(plainKey));
    if (!jsonEqual(entry.before, entry.after)) arrays.push(entry);
    return [true, true];
  };
  const shared = new Set(Object.keys(before).filter((key) => jsonEqual(own(before, key), own(after, key))));
  const found = deepDiff(keyedMap(before, shared), keyedMap(after, shared), { normalize }) ?? [];
  const values = found.filter(({ kind }) => kind !== 'A').map(({ path }) => entryAt((path ?? []).map(plainKey)));
  return [...values, ...arrays];
}

// deep-diff overlooks an added key that is empty and takes an object for a regular expression by what its `toString` says:
// it sees maps without prototype whose keys all begin with a sign.
const SIGN = '=';

function keyedMap(object: JsonObject, leaveOut: ReadonlySet<string>, depth = 1): Record<string, unknown> {
  const map: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(object)) {
    if (leaveOut.has(key)) continue;
    const value = own(object, key);
    if (!isJsonObject(value)) map[SIGN + key] = value;
    else map[SIGN + key] = depth < DEPTH_CAP ? keyedMap(value, NOTHING, depth + 1) : [value];
  }
  return map;
}

const NOTHING: ReadonlySet<string> = new Set();

function plainKey(key: unknown): string {
  return String(key).slice(SIGN.length);
}

function lookUp(object: JsonObject, keys: readonly string[]): Json | undefined {
  return keys.reduce<Json | undefined>((value, key) => (isJsonObject(value) ? own(value, key) : undefined), object);
}
