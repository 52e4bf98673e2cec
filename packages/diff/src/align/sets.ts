import type { Json } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';

/** True where two arrays hold the same values, in whatever order and however often. */
export function sameSet(left: readonly Json[], right: readonly Json[]): boolean {
  const [ours, theirs] = [new Set(left.map(canonicalText)), new Set(right.map(canonicalText))];
  return ours.size === theirs.size && [...ours].every((value) => theirs.has(value));
}
