import { diffArrays } from 'diff';
import type { EditBudget } from './edit-budget.ts';
import { splitWords } from './words.ts';

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

/** The search costs the square of the edits; what differs in more words than this within one line is another line. */
const MOST_EDITS = 1_000;

/** The runs of both sides, or null where the budget ends before they are found. What is left unmarked is the same on both sides. */
export function markWords(
  before: string,
  after: string,
  budget: EditBudget,
): { before: TextWord[]; after: TextWord[] } | null {
  const [left, right] = [splitWords(before), splitWords(after)];
  const maxEditLength = Math.min(MOST_EDITS, budget.left);
  const found = diffArrays(left, right, { maxEditLength });
  if (!found) {
    budget.spend(maxEditLength);
    return null;
  }
  const runs = joinAcrossJoints(
    found.map(({ value, added, removed }) => ({ words: value, in: added ? 'after' : removed ? 'before' : 'both' })),
  );
  budget.spend(found.reduce((sum, { count, added, removed }) => (added || removed ? sum + count : sum), 0));
  const side = (skipped: Run['in']): TextWord[] =>
    runs
      .filter((run) => run.in !== skipped)
      .map((run) => ({ text: run.words.join(''), changed: run.in !== 'both', logic: false }));
  return { before: side('after'), after: side('before') };
}

/** Cuts the runs of a segment at the borders of Liquid. `start` is the segment's place in the text that the spans are of. */
export function markLogic(words: readonly TextWord[], start: number, spans: readonly [number, number][]): TextWord[] {
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
