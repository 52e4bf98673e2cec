import type { CheckFinding } from '@brazier/audit';
import type { Change } from '@brazier/diff';
import { campaignMessages, isJsonObject, type Json, kindOfMessage, own } from '@brazier/schema';
import { MARKS } from '../change-words.ts';
import { longTexts } from '../long-text.ts';
import { htmlToText } from '../mail/html-to-text.ts';
import { messageAsText } from '../mail/message-as-text.ts';
import { policySentences } from '../policy-words.ts';
import { hideSecrets } from '../secret-words.ts';
import { xmlText } from '../xml-text.ts';
import { blockText, inlineText } from './inline.ts';
import { mailPreviews } from './mail-preview.ts';
import { textDifference } from './text-difference.ts';

/** How many characters of differences and previews a report may still hold, so that it stays a file that can be mailed. */
export interface DetailsBudget {
  left: number;
}

/** What else an article says of its change. */
export interface ArticleNotes {
  /** What the policy said of it. */
  finding?: CheckFinding | undefined;
  /** Words above the texts, where they are those of one campaign among many. */
  example?: string | null;
  /** HTML at the end. */
  below?: string;
}

/** A change: sign and severity, sentence, why it matters, what the policy says, and what its values look like. */
export function changeArticle(
  change: Change,
  budget: DetailsBudget,
  { finding, example = null, below = '' }: ArticleNotes = {},
): string {
  const policy = finding
    ? policySentences(finding).map((sentence) => `<p class="note policy">${inlineText(sentence)}</p>`)
    : [];
  const inside = (change.inside ?? []).map((one) => changeArticle(one, budget));
  return [
    '<article class="change">',
    `<div><span class="severity ${change.severity}">${MARKS[change.op]} ${change.severity}</span></div>`,
    '<div>',
    `<p class="sentence">${inlineText(change.text)}</p>`,
    `<p class="note">${inlineText(change.reason)}</p>`,
    ...policy,
    ...(example === null ? [] : [`<p class="note">${inlineText(example)}</p>`]),
    withinBudget(changeDetails(change), budget),
    ...(inside.length > 0 ? [`<div class="inside">${inside.join('')}</div>`] : []),
    below,
    '</div></article>\n',
  ].join('');
}

function withinBudget(details: string, budget: DetailsBudget): string {
  if (details.length > budget.left) return '<p class="note">The texts are left out to keep this file small.</p>';
  budget.left -= details.length;
  return details;
}

function changeDetails(change: Change): string {
  const texts = longTexts(change);
  if (texts)
    return isMailBody(change) ? mailDifference(texts) : textDifference(texts.before, texts.after, { source: true });
  const { before, after } = change;
  if (change.path.length === 0) return [before, after].map((side) => campaignMessagesShown(side)).join('');
  if (change.path.length === 2 && change.path[0] === 'messages') return wholeMessages(before, after);
  return '';
}

function isMailBody({ path }: Change): boolean {
  const field = path.at(-1);
  return field === 'body' || field === 'amp_body';
}

const TAG_BEGINS = /<[a-z!/]/i;

// Two searches: one expression that looks for the end from every beginning takes time by the square of a text full of `<a`.
function looksLikeHtml(text: string): boolean {
  const begin = text.search(TAG_BEGINS);
  return begin !== -1 && text.includes('>', begin);
}

function mailDifference({ before, after }: { before: string; after: string }): string {
  if (![before, after].some((text) => looksLikeHtml(text))) return textDifference(before, after, { source: true });
  const [read, reads] = [htmlToText(before), htmlToText(after)];
  const reading =
    read === reads
      ? '<p class="note">Its text reads the same as before; markup, style or something hidden changed.</p>'
      : `<h4>What readers see</h4>${textDifference(read, reads, { source: false })}`;
  const previews = [
    { caption: 'Before (without images)', html: before },
    { caption: 'After (without images)', html: after },
  ].filter(({ html }) => html !== '');
  const source = `<details${read === reads ? ' open' : ''}><summary>Source</summary>${textDifference(before, after, { source: true })}</details>`;
  return `${reading}${mailPreviews(previews)}${source}`;
}

function wholeMessages(before: Json | undefined, after: Json | undefined): string {
  const both = before !== undefined && after !== undefined;
  return [
    messageShown(before, both ? 'Before' : 'The message'),
    messageShown(after, both ? 'After' : 'The message'),
  ].join('');
}

function messageShown(message: Json | undefined, caption: string): string {
  if (!isJsonObject(message)) return '';
  const body = own(message, 'body');
  const mail = kindOfMessage(message) === 'email' && typeof body === 'string' && looksLikeHtml(body);
  const preview = mail ? mailPreviews([{ caption: 'Preview (without images)', html: hideSecrets(body) }]) : '';
  return `<details><summary>${xmlText(caption)}</summary><div class="message" dir="auto">${blockText(messageAsText(message))}</div>${preview}</details>`;
}

function campaignMessagesShown(details: Json | undefined): string {
  if (!isJsonObject(details)) return '';
  const messages = Object.values(campaignMessages(details)).filter(isJsonObject);
  return messages
    .map((message) => {
      const name = own(message, 'name');
      return messageShown(message, `Message${typeof name === 'string' ? ` “${name}”` : ''}`);
    })
    .join('');
}
