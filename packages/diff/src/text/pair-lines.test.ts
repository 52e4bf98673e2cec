import { describe, expect, it } from 'vitest';
import { StepBudget } from '../step-budget.ts';
import { pairLines } from './pair-lines.ts';
import { KnownWords, WordLine } from './word-line.ts';

/** As many lines as told; their words are known, so that only what is done with them costs steps. */
function knownLines(count: number): WordLine[] {
  const known = new KnownWords(new StepBudget(1_000_000));
  return Array.from({ length: count }, (_, index) => new WordLine(`line number ${index}`, 0, known));
}

describe('the words of a text', () => {
  it('are charged by their number, once', () => {
    const budget = new StepBudget(1_000);
    const known = new KnownWords(budget);
    known.of('one two');
    const spent = 1_000 - budget.left;
    known.of('one two');
    expect(1_000 - budget.left).toBe(spent);
    known.of('one two three four');
    expect(1_000 - budget.left - spent).toBeGreaterThan(spent);
  });
});

describe.each([
  ['few lines', 5],
  ['many lines', 80],
])('pairs of %s', (_, count) => {
  it('are those that resemble each other most, in order', () => {
    const budget = new StepBudget(1_000_000);
    const { pairs } = pairLines(knownLines(count), knownLines(count), budget);
    expect(pairs).toEqual(Array.from({ length: count }, (_, index) => [index, index]));
    expect(1_000_000 - budget.left).toBeGreaterThan(count * 8);
  });

  it('are none where no step is left, and then it says so', () => {
    const found = pairLines(knownLines(count), knownLines(count), new StepBudget(0));
    expect(found).toEqual({ pairs: [], thorough: false });
  });
});

it('pairs of many lines end where the steps do', () => {
  const { pairs, thorough } = pairLines(knownLines(80), knownLines(80), new StepBudget(1_000));
  expect(thorough).toBe(false);
  expect(pairs.length).toBeGreaterThan(0);
  expect(pairs.length).toBeLessThan(80);
});
