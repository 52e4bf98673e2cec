import { formatInstant, type Json, type JsonPath, readInstant, stringifyJson } from '@brazier/schema';
import { oneLine } from './display-text.ts';
import { hideSecrets } from './secret-words.ts';

/** A value on one line: text in quotes, times in UTC, what is empty in words, lists of texts by comma, the rest as JSON. */
export function valueText(value: Json, limit: number): string {
  if (value === null) return 'null';
  if (value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const instant = readInstant(value);
  if (instant !== null) return formatInstant(instant);
  if (typeof value === 'string') return `“${oneLine(hideSecrets(value), limit)}”`;
  if (Array.isArray(value) && value.length === 0) return 'none';
  const list = Array.isArray(value) && value.every((item) => typeof item === 'string') ? value.join(', ') : null;
  return oneLine(hideSecrets(list ?? stringifyJson(value)), limit);
}

/** A path as a JSON Pointer (RFC 6901), controls made visible. */
export function pathText(path: JsonPath): string {
  const pointer = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  return oneLine(pointer);
}

const UNITS: readonly [seconds: number, noun: string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
];

/** Seconds in the largest unit that divides them, and raw: `3 days (259200 s)`. */
export function durationText(seconds: number): string {
  const [unit, noun] = UNITS.find(([unit]) => seconds !== 0 && seconds % unit === 0) ?? [1, 'second'];
  const number = seconds / unit;
  const human = `${number} ${noun}${number === 1 ? '' : 's'}`;
  return unit === 1 ? human : `${human} (${seconds} s)`;
}
