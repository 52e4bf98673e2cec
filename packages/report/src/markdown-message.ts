import type { CampaignChanges, Change, ChangeSet } from '@brazier/diff';
import { editedSentence } from './change-words.ts';
import { NAME_LIMIT, nameText, oneLine, shortRevision } from './display-text.ts';
import { readableTime } from './html/inline.ts';
import { codeSpan, markdownText } from './markdown-escape.ts';
import { detailLines } from './markdown-lines.ts';

/**
 * Few changes as a message to a colleague, for chats that show a heading or a list as plain signs: the campaign, when it was edited, each
 * change in words, and what only tools need at the end. As inert as a report in Markdown.
 */
export function renderMarkdownMessage(set: ChangeSet): string {
  const { time, revision } = set.to;
  const seen = time === null ? '' : `, seen by the snapshot of ${readableTime(time)}`;
  const snapshot = revision === null ? seen : `${seen} ${codeSpan(shortRevision(revision))}`;
  const paragraphs = set.campaigns.flatMap((campaign) => [
    `**${markdownText(nameText(campaign.name), NAME_LIMIT * 2)}** (${markdownText(campaign.workspace)})\n${markdownText(editedSentence(campaign, readableTime))}`,
    ...campaign.changes.flatMap((change) => changeParagraphs(change)),
    foot(campaign) + snapshot,
  ]);
  return `${paragraphs.join('\n\n')}\n`;
}

function changeParagraphs(change: Change): string[] {
  const sentence = `**${change.severity}**: ${markdownText(change.text)}\nwhy: ${markdownText(change.reason)}`;
  const inside = (change.inside ?? []).flatMap((part) => changeParagraphs(part));
  const details = detailLines(change);
  return [sentence, ...(details.length === 0 ? [] : [details.join('\n')]), ...inside];
}

function foot({ id }: CampaignChanges): string {
  return `campaign ${codeSpan(oneLine(id, NAME_LIMIT))}`;
}
