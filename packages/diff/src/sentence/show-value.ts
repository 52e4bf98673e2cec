import { formatInstant, type Json, type JsonObject, readInstant, stringifyJson } from '@brazier/schema';
import { durationWords } from './duration.ts';
import { safeText } from './safe-text.ts';

/** How a value is to be read, where its JSON type does not say it. */
export type Shows = 'seconds' | 'switch' | 'time';

/** Longer texts are cut in sentences; the change itself holds them whole. In characters. */
export const TEXT_LIMIT = 100;
/** Groups of fields, and lists of them, are counted where their JSON is longer. In characters. */
const GROUP_LIMIT = 200;
/** Longer lists are cut in sentences, in entries. */
const LIST_LIMIT = 20;
/** Names in lists of many changes, in characters. */
export const BRIEF_LIMIT = 24;

/** A value as a sentence tells it: without JSON, safe to print, cut where it is long. */
export function showValue(value: Json, shows?: Shows): string {
  if (value === null) return 'no value';
  if (typeof value === 'string') return shows === 'time' ? showTime(value) : showText(value);
  if (typeof value === 'boolean') return showBoolean(value, shows);
  if (Array.isArray(value)) return showList(value);
  if (typeof value === 'object') return showFields(value);
  return shows === 'seconds' ? durationWords(Number(value)) : String(value);
}

/** A text in quotes, cut where it is long; `empty` and blank ones are said to be so. */
export function showText(text: string, limit: number = TEXT_LIMIT): string {
  if (text === '') return 'empty';
  if (text.trim() === '') return `only ${text.length === 1 ? 'a space' : 'spaces'}`;
  return `“${safeText(text, limit)}”`;
}

/** The name of a key, a tag or a field in quotes. */
export function showName(name: string): string {
  return `“${safeText(name, TEXT_LIMIT)}”`;
}

function showTime(text: string): string {
  const instant = readInstant(text);
  return instant === null ? showText(text) : formatInstant(instant);
}

function showBoolean(value: boolean, shows: Shows | undefined): string {
  if (shows === 'switch') return value ? 'on' : 'off';
  return value ? 'yes' : 'no';
}

function showList(values: readonly Json[]): string {
  if (values.length === 0) return 'none';
  if (values.some((value) => value !== null && typeof value === 'object')) {
    return isSmall([...values]) ? values.map(showInside).join(', ') : showCount(values.length, 'entry');
  }
  const shown = values.slice(0, LIST_LIMIT).map((value) => showValue(value));
  const more = values.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}

/** `default “en”, tries 3`; their number where there are many. */
function showFields(fields: JsonObject): string {
  const entries = Object.entries(fields);
  if (entries.length === 0 || !isSmall(fields)) return showCount(entries.length, 'field');
  return entries.map(([key, value]) => `${safeText(key, TEXT_LIMIT)} ${showInside(value)}`).join(', ');
}

/** A value among others: what has parts of its own stands in parentheses. */
function showInside(value: Json): string {
  const shown = showValue(value);
  return value !== null && typeof value === 'object' ? `(${shown})` : shown;
}

function isSmall(value: Json): boolean {
  return stringifyJson(value).length <= GROUP_LIMIT;
}

function showCount(count: number, noun: 'field' | 'entry'): string {
  if (count === 0) return 'empty';
  const many = noun === 'entry' ? 'entries' : 'fields';
  return `${count} ${count === 1 ? noun : many}`;
}
