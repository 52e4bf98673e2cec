import { type CommonRun, commonRuns } from '../common-runs.ts';
import type { StepBudget } from '../step-budget.ts';

/** A run of a segment: whether it changed, and whether it lies inside Liquid. Joined in order, the runs of a segment are its text. */
export interface TextWord {
  text: string;
  changed: boolean;
  /** True inside `{{ }}` or `{% %}`: there a change is one of logic, not of wording. */
  logic: boolean;
}

/** A run of words that both sides have, or that one side has. */
interface Run {
  words: readonly string[];
  in: 'both' | 'before' | 'after';
}

/** What differs in more words than this within one line is another line. */
const MOST_EDITS = 1_000;
/** Steps that every line costs, besides what is looked for in it. */
const LINE_STEPS = 200;

/**
 * The runs of two segments, given as their words, or null where the budget ends before they are found. What is left unmarked is the same on both
 * sides.
 */
export function markWords(
  before: readonly string[],
  after: readonly string[],
  budget: StepBudget,
): { before: TextWord[]; after: TextWord[] } | null {
  budget.spend(LINE_STEPS);
  const common = commonRuns(before, after, budget, MOST_EDITS);
  if (!common) return null;
  const runs = joinAcrossJoints(runsOf(before, after, common));
  const side = (skipped: Run['in']): TextWord[] =>
    runs
      .filter((run) => run.in !== skipped)
      .map((run) => ({ text: run.words.join(''), changed: run.in !== 'both', logic: false }));
  return { before: side('after'), after: side('before') };
}

function runsOf(before: readonly string[], after: readonly string[], common: readonly CommonRun[]): Run[] {
  const runs: Run[] = [];
  let [b, a] = [0, 0];
  const differ = (beforeEnd: number, afterEnd: number): void => {
    if (beforeEnd > b) runs.push({ words: before.slice(b, beforeEnd), in: 'before' });
    if (afterEnd > a) runs.push({ words: after.slice(a, afterEnd), in: 'after' });
  };
  for (const run of common) {
    differ(run.before, run.after);
    [b, a] = [run.before + run.length, run.after + run.length];
    runs.push({ words: before.slice(run.before, b), in: 'both' });
  }
  differ(before.length, after.length);
  return runs;
}

/** Cuts the runs of a segment at the borders of Liquid. `start` is the segment's place in the text that the spans are of. */
export function markLogic(words: readonly TextWord[], start: number, spans: readonly [number, number][]): TextWord[] {
  if (words.length === 1 && spans.length === 0) return [...words];
  const marked: TextWord[] = [];
  let at = start;
  let span = firstSpanAfter(spans, at);
  for (const word of words) {
    const end = at + word.text.length;
    while (at < end) {
      while ((spans[span]?.[1] ?? Infinity) <= at) span += 1;
      const [from, to] = spans[span] ?? [Infinity, Infinity];
      const logic = from <= at;
      const stop = Math.min(end, logic ? to : from);
      push(marked, {
        text: word.text.slice(at - end + word.text.length, stop - end + word.text.length),
        changed: word.changed,
        logic,
      });
      at = stop;
    }
  }
  return marked;
}

function firstSpanAfter(spans: readonly [number, number][], at: number): number {
  let [low, high] = [0, spans.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as [number, number])[1] <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

// What two changed words are joined by reads as part of the change (`59.00` → `5.90`); marking it on both sides keeps the rest equal.
const JOINT = /^(?:\s+|[.,:/'’-])$/;

function joinAcrossJoints(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, index) => {
    const between = index > 0 && index < runs.length - 1;
    if (run.in !== 'both' || !between || !JOINT.test(run.words.join(''))) return [run];
    return [
      { words: run.words, in: 'before' },
      { words: run.words, in: 'after' },
    ];
  });
}

function push(words: TextWord[], word: TextWord): void {
  const last = words.at(-1);
  if (last && last.changed === word.changed && last.logic === word.logic) last.text += word.text;
  else words.push(word);
}
