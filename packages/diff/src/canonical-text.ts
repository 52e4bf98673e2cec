import { compareStrings, type Json } from '@brazier/schema';

/** JSON text that is the same for equal values: object keys by code unit, no spaces, bigints as their digits. */
export function canonicalText(value: Json): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(',')}]`;
  const entries = Object.entries(value).toSorted(([left], [right]) => compareStrings(left, right));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalText(item)}`).join(',')}}`;
}
