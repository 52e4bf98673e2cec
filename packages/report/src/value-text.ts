import { type Json, type JsonPath, stringifyJson } from '@brazier/schema';
import { oneLine } from './display-text.ts';

/** A value on one line: text in quotes, what is empty in words, lists of texts by comma, the rest as JSON. */
export function valueText(value: Json, limit: number): string {
  if (value === null) return 'null';
  if (value === '') return 'empty';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return `“${oneLine(value, limit)}”`;
  if (Array.isArray(value) && value.length === 0) return 'none';
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return oneLine(value.join(', '), limit);
  return oneLine(stringifyJson(value), limit);
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
