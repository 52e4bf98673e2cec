import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CommonRun, commonRuns } from './common-runs.ts';
import { StepBudget } from './step-budget.ts';

const plenty = () => new StepBudget(1_000_000);
const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 25 });

/** The plain table, which sees every way there is. */
function longestCommon(before: readonly string[], after: readonly string[]): number {
  let row = new Array<number>(after.length + 1).fill(0);
  for (const element of before) {
    const next = [0];
    after.forEach((other, j) => {
      next.push(element === other ? (row[j] as number) + 1 : Math.max(row[j + 1] as number, next[j] as number));
    });
    row = next;
  }
  return row.at(-1) as number;
}

function expectRuns(runs: readonly CommonRun[], before: readonly string[], after: readonly string[]): void {
  let [b, a] = [0, 0];
  for (const run of runs) {
    expect(run.length).toBeGreaterThan(0);
    expect(run.before).toBeGreaterThanOrEqual(b);
    expect(run.after).toBeGreaterThanOrEqual(a);
    [b, a] = [run.before + run.length, run.after + run.length];
    expect(before.slice(run.before, b)).toEqual(after.slice(run.after, a));
  }
  expect(b).toBeLessThanOrEqual(before.length);
  expect(a).toBeLessThanOrEqual(after.length);
}

describe('what two lists have in common', () => {
  it('stands in both, in their order, and is as much as can be', () => {
    fc.assert(
      fc.property(words, words, (before, after) => {
        const runs = commonRuns(before, after, plenty()) ?? [];
        expectRuns(runs, before, after);
        expect(runs.reduce((sum, { length }) => sum + length, 0)).toBe(longestCommon(before, after));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not looked for beyond the edits that are allowed', () => {
    fc.assert(
      fc.property(words, words, fc.nat(20), (before, after, most) => {
        const edits = before.length + after.length - 2 * longestCommon(before, after);
        expect(commonRuns(before, after, plenty(), most) !== null).toBe(edits <= most);
      }),
      { numRuns: 2_000 },
    );
  });

  it('costs no more steps than there are, whatever the lists', () => {
    const [before, after] = [Array.from({ length: 3_000 }, (_, i) => i), Array.from({ length: 3_000 }, (_, i) => -i)];
    const budget = new StepBudget(10_000);
    expect(commonRuns(before, after, budget)).toBeNull();
    expect(budget.left).toBe(0);
  });

  it('is charged to the whole where it is a part of something', () => {
    const whole = new StepBudget(1_000);
    const part = whole.share(100);
    part.spend(60);
    expect([part.left, whole.left]).toEqual([40, 940]);
    expect(whole.share(5_000).left).toBe(940);
  });
});
