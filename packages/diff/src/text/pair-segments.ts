import { type WordBag, wordBag, wordSimilarity } from './words.ts';

/** From this share of common words on, two segments are shown as one that was edited. */
const RESEMBLES = 0.4;
/** Above this many possible pairs only near neighbours are tried. */
const ALL_PAIRS = 2_500;
const NEIGHBOURS = 8;

/**
 * Pairs segments of two sides that resemble each other, in the order of both: pairs of indexes, ascending. `thorough` is
 * false where there were too many segments to try all pairs.
 */
export function pairSegments(
  removed: readonly string[],
  added: readonly string[],
): { pairs: [number, number][]; thorough: boolean } {
  if (removed.length === 0 || added.length === 0) return { pairs: [], thorough: true };
  const left = removed.map(wordBag);
  const right = added.map(wordBag);
  return removed.length * added.length <= ALL_PAIRS
    ? { pairs: bestPairs(left, right), thorough: true }
    : { pairs: nearPairs(left, right), thorough: false };
}

/** The pairs with the greatest sum of similarity. */
function bestPairs(left: readonly WordBag[], right: readonly WordBag[]): [number, number][] {
  const width = right.length + 1;
  const best = new Float64Array((left.length + 1) * width);
  const similarity = new Float64Array(left.length * right.length);
  for (let i = left.length - 1; i >= 0; i -= 1) {
    for (let j = right.length - 1; j >= 0; j -= 1) {
      const share = wordSimilarity(left[i] as WordBag, right[j] as WordBag);
      similarity[i * right.length + j] = share;
      const skipping = Math.max(best[(i + 1) * width + j] as number, best[i * width + j + 1] as number);
      const pairing = share >= RESEMBLES ? share + (best[(i + 1) * width + j + 1] as number) : 0;
      best[i * width + j] = Math.max(skipping, pairing);
    }
  }
  const pairs: [number, number][] = [];
  let [i, j] = [0, 0];
  while (i < left.length && j < right.length) {
    const here = best[i * width + j] as number;
    const share = similarity[i * right.length + j] as number;
    if (share >= RESEMBLES && here === share + (best[(i + 1) * width + j + 1] as number)) {
      pairs.push([i, j]);
      i += 1;
      j += 1;
    } else if (here === best[(i + 1) * width + j]) i += 1;
    else j += 1;
  }
  return pairs;
}

function nearPairs(left: readonly WordBag[], right: readonly WordBag[]): [number, number][] {
  const pairs: [number, number][] = [];
  let next = 0;
  left.forEach((bag, i) => {
    let [chosen, share] = [-1, 0];
    for (let j = next; j < Math.min(right.length, next + NEIGHBOURS); j += 1) {
      const here = wordSimilarity(bag, right[j] as WordBag);
      if (here >= RESEMBLES && here > share) [chosen, share] = [j, here];
    }
    if (chosen === -1) return;
    pairs.push([i, chosen]);
    next = chosen + 1;
  });
  return pairs;
}
