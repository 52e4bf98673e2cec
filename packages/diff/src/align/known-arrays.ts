import { arrayComparison, isJsonObject, type Json, type JsonPath, own } from '@brazier/schema';
import type { Place } from '../difference.ts';
import { identifyConversion, pairConversions } from './conversions.ts';
import { identifyNamedPair, pairByName } from './named-pairs.ts';
import { type Pair, pairInSequence } from './pairs.ts';
import { identifyChoice, identifyPage, pairChoices, pairPages } from './survey.ts';

/** Two arrays, and which of their elements are the same one. */
export interface AlignedArray {
  before: readonly Json[];
  after: readonly Json[];
  pairs: readonly Pair[];
  /** True where an element at another place is a change; elsewhere the places follow from what came and went. */
  orderCounts: boolean;
  /** Names an element by what it is; of a pair both sides are given. */
  identify(before: Json | undefined, after: Json | undefined): Json;
}

/** How the arrays at a place compare: as sets of names or of other values, or element by element. */
export function alignArray(
  place: Place,
  before: readonly Json[],
  after: readonly Json[],
): 'names' | 'set' | AlignedArray {
  const { path } = place;
  const known = arrayComparison(path, place.message);
  if (known === 'set') return path.length === 1 ? 'names' : 'set';
  const ordered = { before, after, orderCounts: true };
  if (known === 'keyed') {
    return path.at(-1) === 'choices'
      ? { ...ordered, pairs: pairChoices(before, after), identify: identifyChoice }
      : { ...ordered, pairs: pairPages(before, after), identify: identifyPage };
  }
  if (isConversionList(path))
    return { ...ordered, pairs: pairConversions(before, after), identify: identifyConversion };
  const named = isPairList(path) ? pairByName(before, after) : null;
  if (named) return { ...ordered, pairs: named, identify: identifyNamedPair };
  return { before, after, orderCounts: false, pairs: pairInSequence(before, after), identify: identifyElement };
}

/** Names an element by an id of its own where it has one; otherwise all elements of the array have the same name. */
export function identifyElement(before: Json | undefined, after: Json | undefined): Json {
  const element = after ?? before;
  const id = isJsonObject(element) ? own(element, 'id') : undefined;
  return typeof id === 'string' || typeof id === 'number' ? { id } : {};
}

function isConversionList(path: JsonPath): boolean {
  return path.length === 1 && path[0] === 'conversion_behaviors';
}

const PAIR_LISTS: ReadonlySet<string | number | undefined> = new Set(['extras', 'email_headers', 'headers']);

function isPairList(path: JsonPath): boolean {
  return path.length === 3 && path[0] === 'messages' && PAIR_LISTS.has(path[2]);
}
