import type { CheckFinding } from '@brazier/audit';
import type { CampaignChanges, Change, ChangeInCampaign, EqualChanges } from '@brazier/diff';
import { editedSentence, MARKS, statusWords } from './change-words.ts';
import type { Decisions } from './check-report.ts';
import { diffLines } from './diff-lines.ts';
import { NAME_LIMIT, nameText, oneLine } from './display-text.ts';
import { memberWords, sharedByWords, sharedTitle } from './equal-changes.ts';
import { longTexts } from './long-text.ts';
import { codeSpan, fencedBlock, markdownText } from './markdown-escape.ts';
import { policySentences } from './policy-words.ts';

const MAX_DIFF_LINES = 40;

/** A campaign's heading, and when it was edited. */
export function campaignHead(campaign: CampaignChanges): string {
  return `\n### ${campaignTitle(campaign)}\n\n${markdownText(editedSentence(campaign))}\n\n`;
}

/** What stands below a campaign's changes: the id is of use to few readers. */
export function campaignFoot({ id }: CampaignChanges): string {
  return `\nid ${codeSpan(oneLine(id, NAME_LIMIT))}\n`;
}

/** A campaign as people call it: `production · Welcome series (changed)`. */
function campaignTitle(campaign: CampaignChanges): string {
  const name = markdownText(nameText(campaign.name), NAME_LIMIT * 2);
  return `${markdownText(campaign.workspace)} · ${name} (${statusWords(campaign)})`;
}

/** The heading of what most campaigns of a workspace share. */
export function sharedHead(workspace: string): string {
  return `\n### ${markdownText(sharedTitle(workspace))}\n\n`;
}

/** The change that campaigns share as a list item. */
export function sharedItem({ members: [{ change }] }: EqualChanges, isChecked: boolean): string {
  return changeItem(change, isChecked);
}

/** What stands above the list of the campaigns that share a change. */
export function sharedBy(equal: EqualChanges): string {
  return `\n  ${sharedByWords(equal)}\n`;
}

/** A campaign that shares a change, in the list below the change. */
export function memberItem(member: ChangeInCampaign, decisions: Decisions | null): string {
  return `  - ${markdownText(memberWords(member, decisions))}\n`;
}

/** A change as a list item: sign, severity, sentence, why, what the policy says, what lies inside. `checked`: its finding, or that it has several. */
export function changeItem(change: Change, checked: CheckFinding | boolean = false, margin = ''): string {
  const notes = [
    ...(checked || change.severity === 'warning' || change.severity === 'error' ? [`why: ${change.reason}`] : []),
    ...(typeof checked === 'object' ? policySentences(checked) : []),
  ];
  // Two spaces before a line's end keep the next one a line of its own, in a file as in a comment.
  const lines = [`- ${MARKS[change.op]} **${change.severity}** ${markdownText(change.text)}`, ...notes.map(noteLine)];
  return [
    `${lines.map((line) => margin + line).join('  \n')}\n`,
    ...(change.inside ?? []).map((inside) => changeItem(inside, false, `${margin}  `)),
  ].join('');
}

function noteLine(note: string): string {
  return `  ${markdownText(note)}`;
}

/** The difference of a long text as a fenced block under its list item, below words of its own; empty where the sentence tells it all. */
export function changeDetails(change: Change, words: string | null = null): string {
  const lines = detailLines(change);
  const above = words === null ? '' : `\n  ${markdownText(words)}\n`;
  return lines.length === 0 ? '' : `${above}\n${lines.map((line) => `  ${line}\n`).join('')}\n`;
}

/** The difference of a long text as the lines of a fenced block; none where the sentence tells it all. */
export function detailLines(change: Change): string[] {
  const texts = longTexts(change);
  if (!texts) return [];
  const lines = diffLines(texts.before, texts.after, MAX_DIFF_LINES).map(({ mark, text }) => {
    const sign = mark === '−' ? '-' : mark === '…' ? ' …' : mark;
    return `${sign} ${oneLine(text)}`;
  });
  return fencedBlock(lines, 'diff');
}
