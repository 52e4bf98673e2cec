import { type Json, stringifyJson } from '@brazier/schema';
import { INVISIBLE } from './invisible.ts';

/** A value as JSON text of two-space indent that ends with a newline. Values stay true: what a terminal may obey is written as its escape, which every reader turns back into it. */
export function jsonText(value: Json): string {
  return `${stringifyJson(value, 2).replace(INVISIBLE, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
