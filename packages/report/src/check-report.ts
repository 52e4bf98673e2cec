import type { CheckFinding } from '@brazier/audit';
import type { CampaignChanges, Change } from '@brazier/diff';

/** The campaign that a finding lies in; a whole `CampaignChanges` fits. */
export type CheckedCampaign = Pick<CampaignChanges, 'workspace' | 'id' | 'name'>;

/** Where a change can be pointed at: a file from the repository's root with `/` between folders, and a line from 1. */
export interface SourceLocation {
  file: string;
  line: number;
}

/** Finds the line of a campaign's file that a change lies in. */
export type Locate = (campaign: CheckedCampaign, change: Change) => SourceLocation;

/** What the policy said of one change of one campaign, or undefined where it said nothing. */
export type Decisions = (campaign: CheckedCampaign, change: Change) => CheckFinding | undefined;

/** Looks findings up by campaign and fingerprint, so that it does not matter whether the set holds the very objects of the findings. */
export function decisionsOf(findings: readonly CheckFinding[]): Decisions {
  const byChange = new Map(findings.map((finding) => [findingKey(finding.campaign, finding.change), finding]));
  return (campaign, change) => byChange.get(findingKey(campaign, change));
}

/** True where the policy excuses the change: acknowledged or ignored. */
export function isExcused(finding: CheckFinding | undefined): boolean {
  return finding?.acknowledged !== undefined || finding?.ignored !== undefined;
}

function findingKey(campaign: CheckedCampaign, change: Change): string {
  return JSON.stringify([campaign.workspace, campaign.id, change.fingerprint, change.draft]);
}
