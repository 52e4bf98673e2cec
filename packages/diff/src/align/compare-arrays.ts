import { arrayComparison, type Json, type JsonPath } from '@brazier/schema';
import { type Difference, differenceAt, type Place } from '../difference.ts';
import { compareAligned } from './compare-aligned.ts';
import { compareNames } from './compare-names.ts';
import { identifyConversion, pairConversions } from './conversions.ts';
import { identifyNamedPair, pairByName } from './named-pairs.ts';
import { identifyElement, pairInSequence } from './sequence.ts';
import { sameSet } from './sets.ts';
import { identifyChoice, identifyPage, pairChoices, pairPages } from './survey.ts';

/** Compares two arrays by what is known of the place where they stand. */
export function compareArrays(place: Place, before: readonly Json[], after: readonly Json[]): Difference[] {
  const { path } = place;
  const known = arrayComparison(path, place.message);
  if (known === 'set' && path.length === 1) return compareNames(place, before, after);
  if (known === 'set') return sameSet(before, after) ? [] : [differenceAt(place, [...before], [...after])];
  if (known === 'keyed') {
    return path.at(-1) === 'choices'
      ? compareAligned(place, { before, after, pairs: pairChoices(before, after), identify: identifyChoice }, 'counts')
      : compareAligned(place, { before, after, pairs: pairPages(before, after), identify: identifyPage }, 'counts');
  }
  if (isConversionList(path)) {
    const pairs = pairConversions(before, after);
    return compareAligned(place, { before, after, pairs, identify: identifyConversion }, 'counts');
  }
  const named = isPairList(path) ? pairByName(before, after) : null;
  if (named) return compareAligned(place, { before, after, pairs: named, identify: identifyNamedPair }, 'counts');
  return compareAligned(
    place,
    { before, after, pairs: pairInSequence(before, after), identify: identifyElement },
    'follows',
  );
}

function isConversionList(path: JsonPath): boolean {
  return path.length === 1 && path[0] === 'conversion_behaviors';
}

const PAIR_LISTS: ReadonlySet<string | number | undefined> = new Set(['extras', 'email_headers', 'headers']);

function isPairList(path: JsonPath): boolean {
  return path.length === 3 && path[0] === 'messages' && PAIR_LISTS.has(path[2]);
}
