import type { ChangeInCampaign, EqualChanges } from '@brazier/diff';
import { editedShortly } from './change-words.ts';
import type { Decisions } from './check-report.ts';
import { count, nameText, oneLine } from './display-text.ts';
import { longTexts } from './long-text.ts';
import { policySentences } from './policy-words.ts';

/** The heading above what most campaigns of a workspace share. */
export function sharedTitle(workspace: string): string {
  return `${oneLine(workspace)} · changed in most campaigns`;
}

/** What stands above the list of the campaigns that share a change. */
export function sharedByWords({ members }: EqualChanges): string {
  return `in ${count(members.length, 'campaign')}:`;
}

/** One of the campaigns that share a change: its name, when it was edited, its id, and in a check what the policy says, with the fingerprint. */
export function memberWords(
  { campaign, change }: ChangeInCampaign,
  decisions: Decisions | null,
  show?: (time: string) => string,
): string {
  const finding = decisions?.(campaign, change);
  const facts = [
    editedShortly(campaign, show),
    `id ${oneLine(campaign.id)}`,
    ...(finding ? policySentences(finding) : []),
  ];
  return [nameText(campaign.name), ...facts.filter((fact) => fact !== '')].join(' · ');
}

/** What stands above a difference that is shown of the first campaign alone, since around it each has a text of its own; null elsewhere. */
export function exampleWords({ members: [first, ...others] }: EqualChanges): string | null {
  const { before, after } = first.change;
  const isOwn = others.some(({ change }) => change.before !== before || change.after !== after);
  return isOwn && longTexts(first.change) ? `for example in ${nameText(first.campaign.name)}:` : null;
}
