import { splitSegments } from '@brazier/schema';
import { StepBudget } from '../step-budget.ts';
import { alignSegments, type Block } from './align-segments.ts';
import { liquidSpans } from './liquid-spans.ts';
import { markLogic, markWords, type TextWord } from './mark-words.ts';
import { pairLines } from './pair-lines.ts';
import { KnownWords, WordLine } from './word-line.ts';

/**
 * A piece of a text about as long as a line. The `equal` and `removed` parts joined are the text before, the `equal` and
 * `added` parts the text after.
 */
export type TextPart =
  | { op: 'equal'; text: string }
  | {
      op: 'removed' | 'added';
      text: string;
      /** The part cut into runs; all changed where it has no counterpart. */
      words: TextWord[];
      /** True where the part was edited and not replaced: a paired removed part is directly followed by its added one. */
      paired: boolean;
    };

/** The difference of two texts. */
export interface TextDiff {
  /** True where the budget ended: still right, but some parts are told whole that might have been told word by word. */
  coarse: boolean;
  parts: TextPart[];
}

export interface TextDiffOptions {
  /** How many steps are taken before the answer becomes coarser: 6,000,000 unless told, enough to tell a thousand changed rows one by one. */
  maxSteps?: number;
}

const MAX_STEPS = 6_000_000;
/** Of which at most this share goes into the alignment of segments. */
const SHARE_FOR_SEGMENTS = 0.6;

/** Tells how two texts differ, to the word where they resemble each other. Never wrong, at most coarse. Deterministic. */
export function diffText(before: string, after: string, options: TextDiffOptions = {}): TextDiff {
  const steps = diffTextSteps(before, after, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same block by block after the alignment, each step some tens of milliseconds at most, for an interface that must stay awake or may be left: drop the generator to stop. */
export function* diffTextSteps(
  before: string,
  after: string,
  options: TextDiffOptions = {},
): Generator<undefined, TextDiff> {
  const maxSteps = options.maxSteps ?? MAX_STEPS;
  const budget = new StepBudget(maxSteps);
  const words = new KnownWords(budget);
  const [left, right] = [sideOf(before, words), sideOf(after, words)];
  const { blocks, exact } = alignSegments(
    left.segments,
    right.segments,
    budget,
    Math.floor(maxSteps * SHARE_FOR_SEGMENTS),
  );
  const diff: TextDiff = { coarse: !exact, parts: [] };
  for (const block of blocks) {
    yield;
    if (block.equal) {
      for (const text of left.segments.slice(block.beforeStart, block.beforeEnd))
        diff.parts.push({ op: 'equal', text });
    } else diffBlock(diff, left, right, block, budget);
  }
  return diff;
}

/** A text as its segments, where each of them starts, and where its Liquid stands. */
interface Side {
  segments: string[];
  starts: number[];
  liquid: [number, number][];
  words: KnownWords;
}

function sideOf(text: string, words: KnownWords): Side {
  const segments = splitSegments(text);
  let at = 0;
  const starts = segments.map((segment) => {
    at += segment.length;
    return at - segment.length;
  });
  return { segments, starts, liquid: liquidSpans(text), words };
}

function diffBlock(diff: TextDiff, left: Side, right: Side, block: Block, budget: StepBudget): void {
  const segments = {
    removed: linesOf(left, block.beforeStart, block.beforeEnd),
    added: linesOf(right, block.afterStart, block.afterEnd),
  };
  const joined = { removed: joinCutLines(segments.removed), added: joinCutLines(segments.added) };
  const cut = joined.removed.length < segments.removed.length || joined.added.length < segments.added.length;
  const whole = cut ? markLines(joined, budget) : null;
  const marked = whole?.complete ? whole : markLines(segments, budget);
  if (!marked.complete) diff.coarse = true;
  const { removed, added } = marked.lines;
  let [b, a] = [0, 0];
  const tellWhole = (beforeEnd: number, afterEnd: number): void => {
    for (const line of removed.slice(b, beforeEnd)) diff.parts.push(wholePart('removed', line, left));
    for (const line of added.slice(a, afterEnd)) diff.parts.push(wholePart('added', line, right));
    [b, a] = [beforeEnd, afterEnd];
  };
  for (const { before, after, words } of marked.pairs) {
    tellWhole(before, after);
    const [line, edited] = [removed[before] as WordLine, added[after] as WordLine];
    if (words)
      diff.parts.push(editedPart('removed', line, words.before, left), editedPart('added', edited, words.after, right));
    else diff.parts.push({ op: 'equal', text: line.text });
    [b, a] = [before + 1, after + 1];
  }
  tellWhole(removed.length, added.length);
}

/** Lines of two sides, those of them that are edits of each other with their words, and whether none was left unmarked for lack of budget. */
interface MarkedLines {
  lines: { removed: WordLine[]; added: WordLine[] };
  /** Without words where both lines are equal, which a search that ended early had not seen. */
  pairs: { before: number; after: number; words: { before: TextWord[]; after: TextWord[] } | null }[];
  complete: boolean;
}

function markLines(lines: { removed: WordLine[]; added: WordLine[] }, budget: StepBudget): MarkedLines {
  const { removed, added } = lines;
  const { pairs, thorough } = pairLines(removed, added, budget);
  const marked: MarkedLines = {
    lines,
    pairs: [],
    complete: thorough || pairs.length === Math.min(removed.length, added.length),
  };
  for (const [before, after] of pairs) {
    const [line, edited] = [removed[before] as WordLine, added[after] as WordLine];
    const equal = line.text === edited.text;
    const words = equal ? null : markWords(line.words, edited.words, budget);
    if (equal || words) marked.pairs.push({ before, after, words });
    else marked.complete = false;
  }
  return marked;
}

function editedPart(op: 'removed' | 'added', { text, start }: WordLine, words: TextWord[], side: Side): TextPart {
  return { op, text, words: markLogic(words, start, side.liquid), paired: true };
}

function wholePart(op: 'removed' | 'added', { text, start }: WordLine, side: Side): TextPart {
  return { op, text, words: markLogic([{ text, changed: true, logic: false }], start, side.liquid), paired: false };
}

function linesOf(side: Side, start: number, end: number): WordLine[] {
  return side.segments
    .slice(start, end)
    .map((text, index) => new WordLine(text, side.starts[start + index] as number, side.words));
}

/** Joins segments that only their length divided: one word more would move all such cuts behind it. */
function joinCutLines(lines: readonly WordLine[]): WordLine[] {
  const joined: WordLine[] = [];
  lines.forEach((line, index) => {
    const last = joined.at(-1);
    const isCut = last && isCutBetween((lines[index - 1] as WordLine).text, line.text);
    if (isCut) joined.splice(-1, 1, last.join(line));
    else joined.push(line);
  });
  return joined;
}

// Long enough to hold any border that splitSegments knows, short enough never to be cut by length.
const AROUND = 100;
/** A segment that was cut for its length has at least so much of it. */
const LEAST_CUT = 200;

function isCutBetween(segment: string, next: string): boolean {
  return segment.length >= LEAST_CUT && splitSegments(segment.slice(-AROUND) + next.slice(0, AROUND)).length === 1;
}
