import { isJsonObject, type Json, type JsonPath, stringifyJson, visible } from '@brazier/schema';
import { formatCount } from './numbers.ts';
import { hideSecrets } from './secrets.ts';
import { distance, formatDuration, formatMinute } from './times.ts';

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d/;

/** True for a text that is a moment in time. */
export function isTime(value: Json | undefined): value is string {
  return typeof value === 'string' && TIME.test(value) && !Number.isNaN(Date.parse(value));
}

/** A value in one line, as a person reads it. Emptied, null and absent are three different words. */
export function describeValue(value: Json | undefined, path: JsonPath): string {
  if (value === undefined) return '(absent)';
  if (value === null) return '(null)';
  if (value === '') return '(empty)';
  if (isTime(value)) return `${formatMinute(value)} UTC`;
  if (isWindow(value, path)) return `${formatDuration(value)} (${formatCount(value)} s)`;
  if (typeof value === 'string') return visible(hideSecrets(value));
  if (Array.isArray(value) && value.length === 0) return '(empty list)';
  if (isJsonObject(value) && Object.keys(value).length === 0) return '(empty object)';
  if (isListOfWords(value)) return visible(hideSecrets(value.join(', ')));
  return visible(hideSecrets(stringifyJson(value)));
}

/** Two values in one line; times with their distance. */
export function describeChange(before: Json | undefined, after: Json | undefined, path: JsonPath): string {
  if (isWindow(before, path) && isWindow(after, path)) {
    return `${formatDuration(before)} → ${formatDuration(after)} (${formatCount(before)} → ${formatCount(after)} s)`;
  }
  const line = `${describeValue(before, path)} → ${describeValue(after, path)}`;
  const far = isTime(before) && isTime(after) ? distance(after, before) : null;
  return far === null ? line : `${line} (${far})`;
}

/** True for a conversion window: a number of seconds. */
function isWindow(value: Json | undefined, path: JsonPath): value is number {
  return typeof value === 'number' && path.at(-1) === 'window';
}

/** True for tags, channels and their like: they are read as one line. */
function isListOfWords(value: Json): value is string[] {
  return (
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string' && item.length < 60)
  );
}

/** One field of a value: where it stands in it, and what stands there. */
export interface Leaf {
  path: JsonPath;
  value: Json;
}

/** The fields of a value, one by one: of an object or a list what is in it, else the value itself. Stops at 32 levels. */
export function leaves(value: Json, path: JsonPath = []): Leaf[] {
  if (path.length >= 32 || isListOfWords(value)) return [{ path, value }];
  const entries: [string | number, Json][] = Array.isArray(value)
    ? value.map((item, index) => [index, item])
    : isJsonObject(value)
      ? Object.entries(value)
      : [];
  if (entries.length === 0) return [{ path, value }];
  return entries.flatMap(([key, item]) => leaves(item, [...path, key]));
}

/** A path as a person reads it: `headers › X-Key`, `pages › 1 › header › text`, positions from 1. */
export function describePath(path: JsonPath): string {
  return path
    .map((part) => (typeof part === 'number' ? String(part + 1) : visible(part).replaceAll('_', ' ')))
    .join(' › ');
}
