import { isJsonObject, type Json } from './json.ts';

/**
 * The deepest that a response may be nested, in levels. Real ones have about ten; far deeper ones would overflow the stack of whatever
 * walks them.
 */
export const DEEPEST_NESTING = 200;

/** True where `value` has more than `levels` objects and arrays inside each other. */
export function isDeeperThan(value: Json, levels: number): boolean {
  if (!Array.isArray(value) && !isJsonObject(value)) return false;
  return levels === 0 || Object.values(value).some((inner) => isDeeperThan(inner, levels - 1));
}
