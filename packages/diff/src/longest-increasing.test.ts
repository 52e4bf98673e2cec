import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestIncreasing } from './longest-increasing.ts';

/** Every increasing run of the list, as indexes. */
function runsOf(numbers: readonly number[]): number[][] {
  const runs: number[][] = [[]];
  numbers.forEach((number, index) => {
    runs.push(
      ...runs.filter((run) => run.every((at) => (numbers[at] as number) < number)).map((run) => [...run, index]),
    );
  });
  return runs;
}

test('is the longest, then the most preferred, then the latest of all increasing runs', () => {
  const list = fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 0 });
  fc.assert(
    fc.property(list, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (numbers, preferred) => {
      const isPreferred = (index: number): boolean => preferred[index] === true;
      const weight = (run: readonly number[]): number[] => [run.length, run.filter(isPreferred).length, ...run];
      const best = runsOf(numbers).reduce((one, other) => (comesAfter(weight(other), weight(one)) ? other : one));
      expect(longestIncreasing(numbers, isPreferred)).toEqual(best);
    }),
  );
});

test('a long list that is reversed or shuffled takes no square of steps', () => {
  const reversed = Array.from({ length: 200_000 }, (_, index) => -index);
  expect(longestIncreasing(reversed)).toEqual([199_999]);
  const swapped = Array.from({ length: 200_000 }, (_, index) => index ^ 1);
  expect(longestIncreasing(swapped)).toHaveLength(100_000);
});

function comesAfter(left: readonly number[], right: readonly number[]): boolean {
  const at = left.findIndex((number, index) => number !== right[index]);
  return at !== -1 && (left[at] ?? 0) > (right[at] ?? 0);
}
