import { isJsonObject, type Json, own } from '@brazier/schema';
import { type Pair, pairByKey } from './pairs.ts';

/**
 * Pairs the rows of two lists of named values (`[{key, value}]` or `[[name, value]]`) by their name; null where one of the lists has a row that is no
 * such pair, or a name twice.
 */
export function pairByName(before: readonly Json[], after: readonly Json[]): Pair[] | null {
  if (!areNamedPairs(before) || !areNamedPairs(after)) return null;
  const pairs: Pair[] = [];
  pairByKey(pairs, before, after, pairName);
  return pairs;
}

/** The name of a row, or undefined where the row is no pair of a name and a value. */
export function pairName(row: Json | undefined): string | undefined {
  if (Array.isArray(row)) return row.length === 2 && typeof row[0] === 'string' ? row[0] : undefined;
  if (!isJsonObject(row) || Object.keys(row).length !== 2 || !Object.hasOwn(row, 'value')) return undefined;
  const name = own(row, 'key') ?? own(row, 'name');
  return typeof name === 'string' ? name : undefined;
}

/** The value of a row that `pairName` names. */
export function pairValue(row: Json | undefined): Json | undefined {
  if (pairName(row) === undefined) return undefined;
  return Array.isArray(row) ? row[1] : isJsonObject(row) ? own(row, 'value') : undefined;
}

export function identifyNamedPair(before: Json | undefined, after: Json | undefined): Json {
  return pairName(after ?? before) ?? null;
}

function areNamedPairs(rows: readonly Json[]): boolean {
  const names = rows.map(pairName);
  return names.every((name) => name !== undefined) && new Set(names).size === names.length;
}
