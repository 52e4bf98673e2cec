import type { CampaignChanges, Change } from '@brazier/diff';
import { editedSentence, MARKS } from './change-words.ts';
import type { CheckFinding } from './check-report.ts';
import { diffLines } from './diff-lines.ts';
import { NAME_LIMIT, nameText, oneLine } from './display-text.ts';
import { longTexts } from './long-text.ts';
import { fencedBlock, markdownText } from './markdown-escape.ts';
import { policySentences } from './policy-words.ts';

const MAX_DIFF_LINES = 40;

/** A campaign's heading. */
export function campaignHead(campaign: CampaignChanges): string {
  const title = `${markdownText(campaign.workspace)} · ${markdownText(nameText(campaign.name), NAME_LIMIT * 2)} (${campaign.status})`;
  return `\n### ${title}\n\nid ${markdownText(`${campaign.id}, ${editedSentence(campaign)}`)}\n\n`;
}

/** The heading of what changed alike in most campaigns of a workspace. */
export function massHead(workspace: string): string {
  return `\n### ${markdownText(workspace)} · most campaigns changed alike\n\n`;
}

/** A change as a list item: sign, severity, sentence, why, what the policy says, what lies inside. */
export function changeItem(change: Change, finding?: CheckFinding, margin = ''): string {
  const notes = [
    ...(finding || change.severity === 'warning' || change.severity === 'error' ? [change.reason] : []),
    ...(finding ? policySentences(finding) : []),
  ];
  return [
    `${margin}- ${MARKS[change.op]} **${change.severity}** ${markdownText(change.text)}\n`,
    ...notes.map((note) => `${margin}  <br>_${markdownText(note)}_\n`),
    ...(change.inside ?? []).map((inside) => changeItem(inside, undefined, `${margin}  `)),
  ].join('');
}

/** The difference of a long text as a fenced block under its list item; empty where the sentence tells it all. */
export function changeDetails(change: Change): string {
  const texts = longTexts(change);
  if (!texts) return '';
  const lines = diffLines(texts.before, texts.after, MAX_DIFF_LINES).map(({ mark, text }) => {
    const sign = mark === '−' ? '-' : mark === '…' ? ' …' : mark;
    return `${sign} ${oneLine(text)}`;
  });
  return `\n${fencedBlock(lines, 'diff')
    .map((line) => `  ${line}\n`)
    .join('')}\n`;
}
