import { type Change, messageLabel, placeLetter } from '@brazier/diff';
import { messageAsText } from '@brazier/report';
import {
  campaignMessages,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  kindOfMessage,
  own,
  visible,
} from '@brazier/schema';
import { type Line, plainLines, wrapSpans } from './document.ts';
import { formatCount } from './numbers.ts';
import { type Row, span } from './span.ts';
import type { TextChangeOptions } from './text-change-lines.ts';
import { describeChange, describePath, describeValue, isTime, leaves } from './values.ts';

/** Longer values are folded after so many rows. */
const FOLDED_ROWS = 3;

/** The values of a change as far as its title does not tell them already. */
export function valueLines(change: Change, options: TextChangeOptions): Line[] {
  const { before, after, op, path } = change;
  if (change.inside !== undefined && change.inside.length > 0) return [];
  if (isStructure(before) || isStructure(after)) {
    return [...wholeLines(change, 'removed', options), ...wholeLines(change, 'added', options)];
  }
  if (op !== 'changed') return longLine(op === 'added' ? after : before, options);
  if (typeof before === 'number' && typeof after === 'number' && path.at(-1) === 'window') {
    return plainLines(describeChange(before, after, path), options);
  }
  if (!isTime(before) || !isTime(after)) return [];
  // The sentence of an edit that Braze does not tell names no field.
  const name = path.length === 1 && path[0] === 'last_edited' ? 'last edited ' : '';
  return plainLines(name + describeChange(before, after, path), options);
}

function isStructure(value: Json | undefined): boolean {
  return typeof value === 'object' && value !== null;
}

/** A text that appeared or vanished, where the sentence above may have cut it. */
function longLine(value: Json | undefined, options: TextChangeOptions): Line[] {
  if (typeof value !== 'string' || value.length < 60) return [];
  return foldable(wrapSpans([span(describeValue(value, []))], options.width), 'long', options);
}

/** A value that stands on one side only, field by field where it has fields; a message also as its reader sees it. */
function wholeLines(change: Change, side: 'added' | 'removed', options: TextChangeOptions): Line[] {
  const value = side === 'added' ? change.after : change.before;
  if (value === undefined) return [];
  const width = options.width - 2;
  const sign = span(side === 'added' ? '+ ' : '− ', side);
  const signed = (lines: Line[]): Line[] => lines.map((line) => ({ ...line, row: [sign, ...line.row] }));
  if (options.reader && isJsonObject(value)) {
    const texts = readerTexts(change, value);
    const rows = texts.flatMap((text) => wrapSpans([span(text, side)], width));
    if (texts.length > 0) return signed(rows.map((row, at) => ({ row, key: `${side}.${at}`, stop: false })));
  }
  return leaves(value).flatMap((leaf, at) => {
    const name = leaf.path.length === 0 ? '' : `${describeField(leaf.path, value)}: `;
    const rows = wrapSpans([span(name + describeValue(leaf.value, leaf.path), side)], width);
    return signed(foldable(rows, `${side}.${at}`, options));
  });
}

/** How the keys of the lines begin that tell of one field in a whole value; null where the change is of no whole value, or the field is not in it. */
export function leafKey({ before, after, path }: Change, field: JsonPath): string | null {
  const value = after ?? before;
  if (value === undefined || !isStructure(value)) return null;
  const wanted = JSON.stringify(field.slice(path.length));
  const at = leaves(value).findIndex((leaf) => JSON.stringify(leaf.path) === wanted);
  return at === -1 ? null : `${after === undefined ? 'removed' : 'added'}.${at}.`;
}

/** In a whole campaign messages and conversions go by the names that sentences give them: ids and numbers say nothing to a reader. */
function describeField(path: JsonPath, value: Json): string {
  const [head, place, ...rest] = path;
  const message =
    head === 'messages' && typeof place === 'string' && isJsonObject(value)
      ? own(campaignMessages(value), place)
      : undefined;
  if (isJsonObject(message)) {
    const label = messageLabel({ id: String(place), content: message, kind: kindOfMessage(message) });
    return `${visible(label)} › ${describePath(rest)}`;
  }
  if (head === 'conversion_behaviors' && typeof place === 'number')
    return `conversion ${placeLetter(place)} › ${describePath(rest)}`;
  return describePath(path);
}

/** A message, or all messages of a campaign, as their readers see them; empty where the value is neither. */
function readerTexts({ path }: Change, value: JsonObject): string[] {
  if (path[0] === 'messages' && path.length === 2) return messageAsText(value).split('\n');
  if (path.length > 0) return [];
  return Object.values(campaignMessages(value)).flatMap((message) =>
    isJsonObject(message) ? [...messageAsText(message).split('\n'), ''] : [],
  );
}

/** The first rows of a long value, and how many more there are; all of them where everything is unfolded. */
function foldable(rows: readonly Row[], key: string, options: TextChangeOptions): Line[] {
  const isWhole = options.unfolded || rows.length <= FOLDED_ROWS + 1;
  const lines = (isWhole ? rows : rows.slice(0, FOLDED_ROWS)).map((row, at) => ({
    row,
    key: `${key}.${at}`,
    stop: false,
  }));
  if (isWhole) return lines;
  const more = `… ${formatCount(rows.length - FOLDED_ROWS)} more lines …`;
  return [...lines, { row: [span(more, 'dim')], key: `${key}.fold`, stop: false }];
}
