import { isJsonObject, type Json, type JsonObject, type JsonPath, jsonEqual, own } from '@brazier/schema';
import type { Change } from './change.ts';

/**
 * The details after the changes, up to the order of sets and keys and to volatile fields: what proves that changes hold all that differs.
 * Changes of the list's row are left out.
 *
 * @param changes of `diff`, of one version: the live details with those whose `draft` is false, a draft with the others. What stands inside
 * a replaced message or an opened draft is not needed.
 * @throws TypeError where a path does not fit the details.
 */
export function apply(before: JsonObject, changes: readonly Change[]): JsonObject {
  const ours = changes.filter(({ row }) => !row);
  const whole = ours.find(({ path }) => path.length === 0);
  if (whole) return isJsonObject(whole.after) ? copy(whole.after) : {};
  const root = copy(before);
  const byParent = Map.groupBy(ours, ({ path }) => JSON.stringify(path.slice(0, -1)));
  // Shallow places first: the indexes on a path count in the arrays as they are after.
  const groups = [...byParent.values()].toSorted((left, right) => depth(left) - depth(right));
  for (const group of groups) applyAt(root, group);
  return root;
}

function depth(group: readonly Change[]): number {
  return group[0]?.path.length ?? 0;
}

/** Applies changes whose paths differ in the last step only. */
function applyAt(root: JsonObject, group: readonly Change[]): void {
  const path = group[0]?.path.slice(0, -1) ?? [];
  const parent = follow(root, path);
  if (isJsonObject(parent)) for (const change of group) applyToObject(parent, change);
  else if (Array.isArray(parent) && group.every(({ path: full }) => typeof full.at(-1) === 'string'))
    applyToSet(parent, group);
  else if (Array.isArray(parent)) applyToArray(parent, group);
  else
    throw new TypeError(
      `No object and no array stands at ${JSON.stringify(path)}: the changes are not of these details.`,
    );
}

function follow(root: Json, path: JsonPath): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => {
    if (Array.isArray(value)) return value[Number(step)];
    return isJsonObject(value) ? own(value, String(step)) : undefined;
  }, root);
}

function applyToObject(object: JsonObject, { op, path, after, before, replaces }: Change): void {
  const key = String(path.at(-1));
  if (replaces !== undefined) delete object[replaces];
  // A draft may open without its flag's moving: then there is nothing to set.
  else if (op === 'changed' && jsonEqual(before, after)) return;
  if (op === 'removed') delete object[key];
  else define(object, key, copy(after ?? null));
}

/** Names that came or went: the last step of their path is the name. */
function applyToSet(set: Json[], group: readonly Change[]): void {
  const gone = new Set(group.filter(({ op }) => op === 'removed').map(({ before }) => before));
  const kept = set.filter((name) => !gone.has(name));
  set.splice(
    0,
    set.length,
    ...kept,
    ...group.flatMap(({ op, after }) => (op === 'added' && after !== undefined ? [after] : [])),
  );
}

/** Removed and moved elements leave, added and moved ones take their new places, all others fill the rest in their order. */
function applyToArray(array: Json[], group: readonly Change[]): void {
  const places = new Map<number, Json>();
  const leaving = new Set<number>();
  for (const { op, path, before, after } of group) {
    const index = Number(path.at(-1));
    if (op === 'removed') leaving.add(index);
    if (op === 'added') places.set(index, copy(after ?? null));
    if (op !== 'moved') continue;
    leaving.add(Number(before));
    places.set(index, array[Number(before)] ?? null);
  }
  const staying = array.filter((_, index) => !leaving.has(index));
  const length = staying.length + places.size;
  const next = Array.from({ length }, (_, index) => (places.has(index) ? places.get(index) : staying.shift()) ?? null);
  for (const { op, path, after } of group) if (op === 'changed') next[Number(path.at(-1))] = copy(after ?? null);
  array.splice(0, array.length, ...next);
}

function define(object: JsonObject, key: string, value: Json): void {
  // Assignment would set the prototype for the key `__proto__`.
  Object.defineProperty(object, key, { value, enumerable: true, configurable: true, writable: true });
}

function copy<T extends Json>(value: T): T;
function copy(value: Json): Json {
  if (Array.isArray(value)) return value.map((item) => copy(item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copy(item)]));
}
