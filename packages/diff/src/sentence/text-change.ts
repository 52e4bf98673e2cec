import { differingParts } from './differing-parts.ts';
import { longChange } from './long-change.ts';
import { hideMasks, holdsMask } from './secrets.ts';
import { showText, TEXT_LIMIT } from './show-value.ts';
import { fromTo, type Predicate } from './wording.ts';

/** How one text became another, in a few words that follow a noun: `“Old” → “New”`, `only spaces changed`. Neither is blank. */
export function textChange(before: string, after: string): Predicate {
  const [old, now] = [hideMasks(before), hideMasks(after)];
  if (old === now && holdsMask(before)) return { predicate: 'secret changed', isClause: true };
  const isShort = old.length <= TEXT_LIMIT && now.length <= TEXT_LIMIT;
  // Of a long text only what differs is read again.
  const parts: [string, string] = isShort ? [old, now] : differingParts(old, now);
  const unseen = unseenChange(...parts);
  if (unseen) return { predicate: `only ${unseen} changed${isShort ? signs(old, now) : ''}`, isClause: true };
  if (isShort) return fromTo(showText(old), showText(now));
  const rewritten = `rewritten (${thousands(old.length)} → ${thousands(now.length)} characters)`;
  return { ...(longChange(...parts) ?? { predicate: rewritten }), isClause: true };
}

/** Both texts with a sign for each space and each character that nobody sees, where those tell them apart; nothing for letters that are encoded otherwise. */
function signs(before: string, after: string): string {
  if (before.normalize('NFC') === after.normalize('NFC')) return '';
  const [old, now] = [before, after].map((text) => showText(text).replaceAll(' ', '·'));
  return `: ${old} → ${now}`;
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

function thousands(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, ',');
}
