import { diffText, type TextDiff, type TextPart } from '@brazier/diff';
import { count } from './display-text.ts';
import { foldEqual, wordText } from './long-text.ts';

/** Enough for the edits that people make; a rewritten mail is told coarsely in a few lines anyway. */
const MAX_STEPS = 1_000_000;

/** One line of a difference as plain text; data text in it is still as Braze gave it. */
export interface DiffLine {
  mark: '+' | '−' | ' ' | '…';
  text: string;
}

/**
 * The difference of two texts in at most `maxLines` lines: equal lines folded, changed words of an edited line in
 * `[-…-]` and `{+…+}` as `git diff --word-diff` has them.
 */
export function diffLines(before: string, after: string, maxLines: number): DiffLine[] {
  const diff = diffText(before, after, { maxSteps: MAX_STEPS });
  const lines = foldEqual(diff).map((part): DiffLine => {
    if (part.op === 'fold') return { mark: '…', text: `${count(part.parts.length, 'line')} equal` };
    if (part.op === 'equal') return { mark: ' ', text: withoutEnd(part.text) };
    return { mark: part.op === 'added' ? '+' : '−', text: markedText(part) };
  });
  const shown = lines.slice(0, maxLines);
  if (lines.length > maxLines)
    shown.push({ mark: '…', text: `${count(lines.length - maxLines, 'more line')}: --format html shows all` });
  return [...notes(diff), ...shown];
}

function notes(diff: TextDiff): DiffLine[] {
  return diff.coarse ? [{ mark: '…', text: 'much of it changed: shown in whole lines' }] : [];
}

function markedText(part: Exclude<TextPart, { op: 'equal' }>): string {
  if (!part.paired) return withoutEnd(part.text);
  const [open, close] = part.op === 'added' ? ['{+', '+}'] : ['[-', '-]'];
  return withoutEnd(part.words.map((word) => (word.changed ? `${open}${wordText(word)}${close}` : word.text)).join(''));
}

function withoutEnd(text: string): string {
  return text.replace(/\r?\n$/, '');
}
