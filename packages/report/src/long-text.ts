import { type Change, equalContext, type TextDiff, type TextPart, type TextWord } from '@brazier/diff';
import { numberSecrets } from './secret-words.ts';

/** From this length on a sentence no longer shows a text whole, so that its difference is told apart. */
const LONG = 80;

/** The two texts of a change that is one of long text; absent counts as empty, secrets have numbers. Null where the sentence tells it all. */
export function longTexts(change: Change): { before: string; after: string } | null {
  if (change.op === 'moved') return null;
  const { before = '', after = '' } = change;
  if (typeof before !== 'string' || typeof after !== 'string') return null;
  const long = [before, after].some((text) => text.length > LONG || text.includes('\n'));
  return long ? numberSecrets(before, after) : null;
}

/** A run of equal parts that is not shown, or a part that is. */
export type Folded = { op: 'fold'; parts: TextPart[] } | TextPart;

/** Folds what is equal and not near a difference. */
export function foldEqual(diff: TextDiff): Folded[] {
  const folded: Folded[] = [];
  let run: (TextPart & { op: 'equal' })[] = [];
  const flush = (after: boolean): void => {
    const { head, tail } = equalContext(run, { before: folded.length > 0, after });
    const hidden = run.slice(head, run.length - tail);
    folded.push(...run.slice(0, head));
    if (hidden.length > 0) folded.push({ op: 'fold', parts: hidden });
    folded.push(...run.slice(run.length - tail));
    run = [];
  };
  for (const part of diff.parts) {
    if (part.op === 'equal') {
      run.push(part);
      continue;
    }
    flush(true);
    folded.push(part);
  }
  flush(false);
  return folded;
}

const WHITE_SPACE = /[ \t\r\n]/g;
const WHITE_SPACE_SIGNS: Record<string, string> = { ' ': '·', '\t': '⇥', '\r': '␍', '\n': '⏎' };

/** A run's text; where only white space changed, that is made visible. */
export function wordText(word: TextWord): string {
  return word.changed && word.text.trim() === ''
    ? word.text.replace(WHITE_SPACE, (space) => WHITE_SPACE_SIGNS[space] ?? space)
    : word.text;
}

/** True where a difference lies inside Liquid. */
export function changesLogic(diff: TextDiff): boolean {
  return diff.parts.some((part) => part.op !== 'equal' && part.words.some((word) => word.changed && word.logic));
}
