import { visible } from '@brazier/schema';
import { diffText } from '../text/diff-text.ts';
import { hideMasks, holdsMask } from './secrets.ts';
import { showText, TEXT_LIMIT } from './show-value.ts';

const SPOT_LIMIT = 60;
/** Of the part that differs, in characters: beyond it only sizes are told. */
const COMPARED_LIMIT = 20_000;
const MAX_EDITS = 500;

/** How one text became another, in a few words that follow a noun: ` “Old” → “New”`, `: only spaces changed`. Neither is blank. */
export function textChange(before: string, after: string): string {
  const unseen = unseenChange(before, after);
  if (unseen) return `: ${unseen}`;
  if (before.length <= TEXT_LIMIT && after.length <= TEXT_LIMIT) return ` ${showText(before)} → ${showText(after)}`;
  return `: ${longChange(before, after)}`;
}

function longChange(before: string, after: string): string {
  const [old, now] = differingParts(hideMasks(before), hideMasks(after));
  if (old.length <= SPOT_LIMIT && now.length <= SPOT_LIMIT) return spotChange(old, now);
  if (old.length + now.length > COMPARED_LIMIT) return sizeChange(before, after);
  return spotsChange(old, now) ?? sizeChange(before, after);
}

/** What to say where the two texts look alike to a reader, or null where they do not. */
function unseenChange(before: string, after: string): string | null {
  const [old, now] = [hideMasks(before), hideMasks(after)];
  if (old === now) return holdsMask(before) ? 'secret changed' : null;
  if (withoutSpaces(old) === withoutSpaces(now)) return 'only spaces or line breaks changed';
  if (withoutInvisible(old) === withoutInvisible(now)) return 'only invisible characters changed';
  return old.normalize('NFC') === now.normalize('NFC') ? 'only the encoding of its letters changed' : null;
}

function withoutSpaces(text: string): string {
  return text.replace(/\s+/g, '');
}

function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\p{Cc}\p{Variation_Selector}\s]/gu, '');
}

function spotChange(old: string, now: string): string {
  if (old.trim() === '') return `${showText(now.trim())} added`;
  if (now.trim() === '') return `${showText(old.trim())} removed`;
  return `${showText(old)} → ${showText(now)}`;
}

function spotsChange(before: string, after: string): string | null {
  const diff = diffText(before, after, { maxEdits: MAX_EDITS });
  if (diff.coarse) return null;
  const spots: { old: string; now: string }[] = [];
  let open: { old: string; now: string } | null = null;
  for (const part of diff.parts) {
    if (part.op === 'equal') {
      open = null;
      continue;
    }
    if (!open) {
      open = { old: '', now: '' };
      spots.push(open);
    }
    const changed = part.words
      .filter((word) => word.changed)
      .map((word) => word.text)
      .join('');
    if (part.op === 'removed') open.old += changed;
    else open.now += changed;
  }
  const first = spots[0];
  if (!first) return null;
  const told = spotChange(visible(first.old), visible(first.now));
  return spots.length === 1 ? told : `${spots.length} places changed, first ${told}`;
}

function sizeChange(before: string, after: string): string {
  return `rewritten (${thousands(before.length)} → ${thousands(after.length)} characters)`;
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** What is left of two texts without what they share at both ends, widened to whole words. */
function differingParts(before: string, after: string): [string, string] {
  const shortest = Math.min(before.length, after.length);
  let start = 0;
  while (start < shortest && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < shortest - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  while (start > 0 && isInWord(before, start)) start -= 1;
  while (end > 0 && isInWord(before, before.length - end)) end -= 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

const WORD_BREAK = /[\s<>"'=(){}%|]/;

/** True where the position lies between two characters of one word. */
function isInWord(text: string, position: number): boolean {
  return !WORD_BREAK.test(text[position - 1] ?? ' ') && !WORD_BREAK.test(text[position] ?? ' ');
}
