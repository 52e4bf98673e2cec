import { type Change, diffText, type TextDiff } from '@brazier/diff';
import { messageAsText } from '@brazier/report';
import { isJsonObject, type Json, visible } from '@brazier/schema';
import { fitText, textWidth } from '../width.ts';
import { changeLabel, placeName } from './change-label.ts';
import { type DocumentLine, wrapSpans } from './document.ts';
import { formatCount } from './numbers.ts';
import { SIGNS } from './signs.ts';
import { type Row, span } from './span.ts';
import { countDifferences, fitsOneLine, type TextLayout, textLines } from './text-lines.ts';
import { describeChange, describePath, describeValue, isSecret, leaves } from './values.ts';

/** Texts shorter than this are compared while the frame is made; longer ones in the background. */
export const BACKGROUND_FROM = 4_000;

/** What a change view knows besides the change itself. */
export interface BlockOptions extends TextLayout {
  /** Comparisons of long texts, as far as they have been made. */
  texts: ReadonlyMap<Change, TextDiff>;
  /** True where messages are shown as their reader sees them, and not as they are written. */
  reader: boolean;
}

interface Line {
  row: Row;
  key: string;
  stop: boolean;
}

/** The lines of one change: what it is and how much it matters, then before and after. */
export function changeLines(change: Change, index: number, options: BlockOptions): DocumentLine[] {
  const lines = blockLines(change, options, '  ');
  return lines.map(({ row, key, stop }) => ({
    row,
    key: `${change.fingerprint}.${index}.${key}`,
    change: index,
    stop,
  }));
}

function blockLines(change: Change, options: BlockOptions, indent: string): Line[] {
  const inner = { ...options, width: options.width - indent.length - 2 };
  const values = valueLines(change, inner);
  // Where a text follows, “next difference” stops inside it; the title of such a change would be one stop too many.
  const titleStops = !values.some(({ stop }) => stop);
  return [
    { row: titleRow(change, indent, options.width), key: 'title', stop: titleStops },
    ...values.map((line) => ({ ...line, row: [span(`${indent}  `), ...line.row] })),
    ...(change.inside ?? []).flatMap((part, at) =>
      blockLines(part, options, `${indent}    `).map((line) => ({ ...line, key: `inside.${at}.${line.key}` })),
    ),
  ];
}

/** What changed and how much it matters; also why, where there is room for the whole sentence. */
function titleRow(change: Change, indent: string, width: number): Row {
  const style = change.op === 'changed' ? 'moved' : change.op;
  const label = changeLabel(change);
  const draft = change.draft ? '  in the draft, not yet live' : '';
  const used = indent.length + 2 + SEVERITY_WIDTH + textWidth(label) + draft.length;
  const reason = visible(change.reason);
  return [
    span(indent),
    span(`${SIGNS[change.op]} `, style),
    span(fitText(change.severity, SEVERITY_WIDTH), change.severity),
    span(label, 'bold'),
    span(draft, 'dim'),
    span(used + 2 + textWidth(reason) > width ? '' : `  ${reason}`, 'dim'),
  ];
}

const SEVERITY_WIDTH = 9;

function valueLines(change: Change, options: BlockOptions): Line[] {
  const { before, after, op, path } = change;
  if (op === 'moved') {
    return plainLines([`${placeName(change, before)} → ${placeName(change, after)}`], options);
  }
  if (isMember(change)) return [];
  if (op === 'added') return wholeLines(change, 'added', options);
  if (op === 'removed') return wholeLines(change, 'removed', options);
  if (change.inside !== undefined && change.inside.length > 0) return [];
  if (typeof before === 'string' && typeof after === 'string' && !isSecret(before) && !isSecret(after)) {
    return textChangeLines(change, before, after, options);
  }
  if (isStructure(before) || isStructure(after)) {
    return [...wholeLines(change, 'removed', options), ...wholeLines(change, 'added', options)];
  }
  return plainLines([describeChange(before, after, path)], options);
}

/** True where the label says all there is to say. */
function isMember(change: Change): boolean {
  const [head, name] = change.path;
  return (head === 'tags' || head === 'channels' || head === 'teams') && typeof name === 'string';
}

function isStructure(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

function plainLines(texts: readonly string[], options: BlockOptions): Line[] {
  return texts.flatMap((text, at) =>
    wrapSpans([span(text)], options.width).map((row, line) => ({ row, key: `${at}.${line}`, stop: false })),
  );
}

/** A value that stands on one side only: field by field where it has fields. */
function wholeLines(change: Change, side: 'added' | 'removed', options: BlockOptions): Line[] {
  const value = side === 'added' ? change.after : change.before;
  const sign = span(side === 'added' ? '+ ' : '− ', side);
  if (options.reader && change.path[0] === 'messages' && change.path.length === 2 && isJsonObject(value)) {
    const texts = messageAsText(value).split('\n');
    return texts.flatMap((text, at) => signed(text, sign, side, `${side}.${at}`, { ...options, unfolded: true }));
  }
  if (!isStructure(value)) return signed(describeValue(value, []), sign, side, `${side}.0`, options);
  return leaves(value ?? null).flatMap((leaf, at) => {
    const name = leaf.path.length === 0 ? '' : `${describePath(leaf.path)}: `;
    return signed(name + describeValue(leaf.value, leaf.path), sign, side, `${side}.${at}`, options);
  });
}

const FOLDED_ROWS = 3;

function signed(
  text: string,
  sign: Row[number],
  style: 'added' | 'removed',
  key: string,
  options: BlockOptions,
): Line[] {
  const rows = wrapSpans([span(text, style)], options.width - 2);
  const shown = options.unfolded || rows.length <= FOLDED_ROWS + 1 ? rows : rows.slice(0, FOLDED_ROWS);
  const lines = shown.map((row, at) => ({ row: [sign, ...row], key: `${key}.${at}`, stop: false }));
  if (shown.length === rows.length) return lines;
  return [
    ...lines,
    {
      row: [span(`  … ${formatCount(rows.length - shown.length)} more lines …`, 'dim')],
      key: `${key}.fold`,
      stop: false,
    },
  ];
}

function textChangeLines(change: Change, before: string, after: string, options: BlockOptions): Line[] {
  if (before === '' || after === '' || describeValue(before, []) !== visible(before)) {
    return plainLines([describeChange(before, after, change.path)], options);
  }
  const read = options.reader ? readerOf(change) : null;
  const [left, right] = read === null ? [before, after] : [read(before), read(after)];
  if (left === right) return plainLines(['What a reader sees is the same: only the markup differs.'], options);
  const diff = comparison(change, left, right, read !== null, options);
  if (diff === null)
    return plainLines(
      [`comparing ${formatCount(left.length)} with ${formatCount(right.length)} characters …`],
      options,
    );
  const hidden = differsOnlyInSpace(left, right);
  const layout = { ...options, whitespace: options.whitespace || hidden };
  return [...remarks(diff, hidden, left, right, options), ...textLines(diff, layout)];
}

/** What must be known of a comparison before reading it. */
function remarks(diff: TextDiff, hidden: boolean, left: string, right: string, options: BlockOptions): Line[] {
  const texts: string[] = [];
  if (hidden) texts.push('Only white space or invisible characters differ.');
  if (diff.coarse) texts.push('Too different to compare word by word: parts are shown whole (coarse).');
  const differences = countDifferences(diff);
  const long = !(fitsOneLine(left, options.width - 2) && fitsOneLine(right, options.width - 2));
  if (long && differences > 1) texts.push(`${formatCount(differences)} differences`);
  return texts.map((text, at) => ({ row: [span(text, 'dim')], key: `remark.${at}`, stop: false }));
}

function comparison(
  change: Change,
  left: string,
  right: string,
  isRead: boolean,
  options: BlockOptions,
): TextDiff | null {
  if (left.length + right.length < BACKGROUND_FROM || isRead) return shortComparison(left, right);
  return options.texts.get(change) ?? null;
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

/** True where the change compares two texts so long that it is done in the background. */
export function isLongText(change: Change): boolean {
  const { before, after } = change;
  return typeof before === 'string' && typeof after === 'string' && before.length + after.length >= BACKGROUND_FROM;
}

/** How the text of this change becomes what a reader sees; null where it is that already. */
function readerOf({ message, path }: Change): ((text: string) => string) | null {
  const isMail = message?.channel === 'email' && (path.at(-1) === 'body' || path.at(-1) === 'amp_body');
  return isMail ? (body) => messageAsText({ channel: 'email', body }) : null;
}
