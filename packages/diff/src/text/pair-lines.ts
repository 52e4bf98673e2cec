import type { StepBudget } from '../step-budget.ts';
import type { WordLine } from './word-line.ts';
import { type WordBag, wordSimilarity } from './words.ts';

/** From this share of common words on, two lines are shown as one that was edited. */
const RESEMBLES = 0.4;
/** Above this many possible pairs only near neighbours are tried. */
const ALL_PAIRS = 2_500;
const NEIGHBOURS = 8;

/** Steps that a comparison of two lines costs, besides the words that are looked up. */
const COMPARISON_STEPS = 5;

/**
 * Pairs lines of two sides that resemble each other, in the order of both: pairs of indexes, ascending. `thorough` is
 * false where there were too many lines to try all pairs, or too few steps left.
 */
export function pairLines(
  removed: readonly WordLine[],
  added: readonly WordLine[],
  budget: StepBudget,
): { pairs: [number, number][]; thorough: boolean } {
  if (removed.length === 0 || added.length === 0) return { pairs: [], thorough: true };
  if (removed.length * added.length > ALL_PAIRS) return { pairs: nearPairs(removed, added, budget), thorough: false };
  if (budget.left === 0) return { pairs: [], thorough: false };
  const [left, right] = [removed.map(({ bag }) => bag), added.map(({ bag }) => bag)];
  budget.spend(left.length * right.reduce((sum, { counts }) => sum + COMPARISON_STEPS + counts.size, 0));
  return { pairs: bestPairs(left, right), thorough: true };
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

function nearPairs(left: readonly WordLine[], right: readonly WordLine[], budget: StepBudget): [number, number][] {
  const pairs: [number, number][] = [];
  let next = 0;
  left.forEach((line, i) => {
    if (budget.left === 0) return;
    const { bag } = line;
    let [chosen, share] = [-1, 0];
    for (let j = next; j < Math.min(right.length, next + NEIGHBOURS); j += 1) {
      const here = wordSimilarity(bag, (right[j] as WordLine).bag);
      budget.spend(COMPARISON_STEPS + bag.counts.size);
      if (here >= RESEMBLES && here > share) [chosen, share] = [j, here];
    }
    if (chosen === -1) return;
    pairs.push([i, chosen]);
    next = chosen + 1;
  });
  return pairs;
}
