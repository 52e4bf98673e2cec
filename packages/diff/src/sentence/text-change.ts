import { diffText } from '../text/diff-text.ts';
import { differingParts } from './differing-parts.ts';
import { hideMasks, holdsMask } from './secrets.ts';
import { showText, TEXT_LIMIT } from './show-value.ts';

/** The longest differing part that is quoted whole, in characters. */
const SPOT_LIMIT = 60;
/** The longest differing part that is searched for single places, in characters of both sides together. */
const SEARCHED_LIMIT = 20_000;
const MAX_EDITS = 500;

/** How one text became another, in a few words that follow a noun: ` “Old” → “New”`, `: only spaces changed`. Neither is blank. */
export function textChange(before: string, after: string): string {
  const [old, now] = [hideMasks(before), hideMasks(after)];
  if (old === now && holdsMask(before)) return ': secret changed';
  const unseen = unseenChange(old, now);
  if (unseen) return `: only ${unseen} changed`;
  if (old.length <= TEXT_LIMIT && now.length <= TEXT_LIMIT) return ` ${showText(old)} → ${showText(now)}`;
  return `: ${longChange(old, now)}`;
}

/** What alone changed where the two texts read alike, or null where they do not. */
function unseenChange(before: string, after: string): string | null {
  if (withEvenSpaces(before) === withEvenSpaces(after)) return 'spaces or line breaks';
  if (withoutInvisible(before) === withoutInvisible(after)) return 'invisible characters';
  return before.normalize('NFC') === after.normalize('NFC') ? 'the encoding of letters' : null;
}

function withEvenSpaces(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function withoutInvisible(text: string): string {
  return text.replace(/[\p{Cf}\p{Variation_Selector}]|(?!\s)\p{Cc}/gu, '');
}

function longChange(before: string, after: string): string {
  const [old, now] = differingParts(before, after);
  if (old.trim() === '' && now.trim() === '') return 'only spaces or line breaks changed';
  if (old.length <= SPOT_LIMIT && now.length <= SPOT_LIMIT) return spotChange(old, now);
  const spots = old.length + now.length <= SEARCHED_LIMIT ? differingSpots(old, now) : [];
  const first = spots[0];
  if (!first) return `rewritten (${thousands(before.length)} → ${thousands(after.length)} characters)`;
  const told = spotChange(first.old, first.now);
  return spots.length === 1 ? told : `${spots.length} places changed, the first ${told}`;
}

function spotChange(old: string, now: string): string {
  if (old.trim() === '') return `${showText(now.trim())} added`;
  return now.trim() === '' ? `${showText(old.trim())} removed` : `${showText(old)} → ${showText(now)}`;
}

interface Spot {
  old: string;
  now: string;
}

/** The places that differ, words and all that stands between changed words of one line; none where the texts have too little in common. */
function differingSpots(before: string, after: string): Spot[] {
  const diff = diffText(before, after, { maxEdits: MAX_EDITS });
  if (diff.coarse) return [];
  const spots: Spot[] = [];
  let open: Spot | null = null;
  for (const part of diff.parts) {
    if (part.op === 'equal') open = null;
    else {
      if (!open) {
        open = { old: '', now: '' };
        spots.push(open);
      }
      open[part.op === 'removed' ? 'old' : 'now'] += changedStretch(part.words);
    }
  }
  return spots;
}

function changedStretch(words: readonly { text: string; changed: boolean }[]): string {
  const first = words.findIndex(({ changed }) => changed);
  if (first === -1) return '';
  const last = words.findLastIndex(({ changed }) => changed);
  return words
    .slice(first, last + 1)
    .map(({ text }) => text)
    .join('');
}

function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
