import { compareStrings } from '@brazier/schema';
import type { Severity } from './change.ts';
import type { CampaignChanges, ChangeSet, RevertedCampaign, RevisionRef, Summary } from './change-set.ts';
import { highestOf } from './severity/severity.ts';

/** What differs between two revisions: the campaigns in the order of reports, with their summary. */
export function createChangeSet(from: RevisionRef, to: RevisionRef, campaigns: readonly CampaignChanges[]): ChangeSet {
  return { from, to, summary: summarize(campaigns), campaigns: campaigns.toSorted(compareCampaigns), reverted: [] };
}

/** The change set with what was changed and changed back between its ends, in the order of reports. */
export function withReverted(set: ChangeSet, reverted: readonly RevertedCampaign[]): ChangeSet {
  return { ...set, reverted: reverted.toSorted(compareCampaigns) };
}

/** The change set with what was changed back counted in its summary; a campaign that has such changes and others counts once. */
export function countReverted(set: ChangeSet): ChangeSet {
  const keyOf = ({ workspace, id }: CampaignChanges): string => JSON.stringify([workspace, id]);
  const known = new Set(set.campaigns.map(keyOf));
  const summary = summarize([...set.campaigns, ...set.reverted]);
  for (const campaign of set.reverted) if (known.has(keyOf(campaign))) summary.campaigns[campaign.status] -= 1;
  return { ...set, summary };
}

/** The number of changes; what stands inside a replaced message or an opened draft is not counted, nor what was changed back. */
export function changeCount(set: ChangeSet): number {
  return set.campaigns.reduce((sum, { changes }) => sum + changes.length, 0);
}

/** The severity of the most severe change, or null where there is none. */
export function highestSeverity(set: ChangeSet): Severity | null {
  return highestOf(set.campaigns.flatMap(({ changes }) => changes));
}

function summarize(campaigns: readonly CampaignChanges[]): Summary {
  const summary: Summary = {
    campaigns: { added: 0, removed: 0, changed: 0 },
    areas: { lifecycle: 0, channels: 0, tags: 0, messages: 0, conversions: 0, schema: 0 },
    severity: { info: 0, notice: 0, warning: 0, error: 0 },
  };
  for (const { status, changes } of campaigns) {
    summary.campaigns[status] += 1;
    for (const { area, severity } of changes) {
      summary.areas[area] += 1;
      summary.severity[severity] += 1;
    }
  }
  return summary;
}

function compareCampaigns(left: CampaignChanges, right: CampaignChanges): number {
  return (
    compareStrings(left.workspace, right.workspace) ||
    compareStrings(left.name, right.name) ||
    compareStrings(left.id, right.id)
  );
}
