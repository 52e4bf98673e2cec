import { type Change, diffText, type TextDiff } from '@brazier/diff';
import { messageAsText } from '@brazier/report';
import type { Acknowledgements } from './acknowledgement.ts';
import { isTextChange } from './change-label.ts';
import { type Line, plainLines } from './document.ts';
import { formatCount } from './numbers.ts';
import { numberSecrets } from './secrets.ts';
import { countDifferences, fitsOneLine, type TextLayout, textLines } from './text-lines.ts';

/** Texts shorter than this are compared while the frame is made; longer ones in the background. */
const BACKGROUND_FROM = 4_000;

/** What a change view knows besides the change itself. */
export interface TextChangeOptions extends TextLayout {
  /** Comparisons of long texts, as far as they have been made. */
  texts: ReadonlyMap<Change, TextDiff>;
  /** True where messages are shown as their reader sees them, and not as they are written. */
  reader: boolean;
  acknowledged: Acknowledgements;
}

/** True where the change compares two texts so long that it is done in the background. */
export function isLongText(change: Change): boolean {
  if (!isTextChange(change)) return false;
  return String(change.before).length + String(change.after).length >= BACKGROUND_FROM;
}

/** The two texts of a change as they are compared and shown: secrets without their hashes. */
export function comparedTexts(change: Change): { before: string; after: string } {
  return numberSecrets(String(change.before), String(change.after));
}

/** Before and after of a text, its changed words marked. */
export function textChangeLines(change: Change, options: TextChangeOptions): Line[] {
  const { before, after } = comparedTexts(change);
  const read = options.reader ? readerOf(change) : null;
  const [left, right] = read === null ? [before, after] : [read(before), read(after)];
  if (left === right) return plainLines('What a reader sees is the same: only the markup differs.', options);
  const isLong = read === null && isLongText(change);
  const diff = isLong ? (options.texts.get(change) ?? null) : shortComparison(left, right);
  if (diff === null) {
    return plainLines(`comparing ${formatCount(left.length)} with ${formatCount(right.length)} characters …`, options);
  }
  const hidden = differsOnlyInSpace(left, right);
  const layout = { ...options, whitespace: options.whitespace || hidden };
  return [...remarks(diff, hidden, left, right, options), ...textLines(diff, layout)];
}

/** What must be known of a comparison before reading it. */
function remarks(diff: TextDiff, hidden: boolean, left: string, right: string, options: TextChangeOptions): Line[] {
  const texts: string[] = [];
  if (hidden) texts.push('Only white space or invisible characters differ.');
  if (diff.coarse) texts.push('Too different to compare word by word: parts are shown whole (coarse).');
  const differences = countDifferences(diff);
  const isShort = fitsOneLine(left, options.width - 2) && fitsOneLine(right, options.width - 2);
  if (!isShort && differences > 1) texts.push(`${formatCount(differences)} differences`);
  return texts.flatMap((text, at) =>
    plainLines(text, options).map((line) => ({ ...line, key: `remark.${at}.${line.key}` })),
  );
}

const remembered = new Map<string, TextDiff>();

/** Short texts are compared again at every resize and fold: the last few hundred are remembered. */
function shortComparison(left: string, right: string): TextDiff {
  const key = `${left.length} ${left}${right}`;
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const diff = diffText(left, right);
  if (remembered.size >= 200) remembered.clear();
  remembered.set(key, diff);
  return diff;
}

/** True where the texts are the same but for white space and characters that take no cell. */
function differsOnlyInSpace(left: string, right: string): boolean {
  const bare = (text: string): string => text.replace(/[\s\p{Default_Ignorable_Code_Point}\p{Cc}]+/gu, '');
  return left !== right && left.length < 200_000 && bare(left) === bare(right);
}

/** How the text of this change becomes what a reader sees; null where it is that already. */
function readerOf({ message, path }: Change): ((text: string) => string) | null {
  const isMail = message?.channel === 'email' && (path.at(-1) === 'body' || path.at(-1) === 'amp_body');
  return isMail ? (body) => messageAsText({ channel: 'email', body }) : null;
}
