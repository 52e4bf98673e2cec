import { type CampaignChanges, type Change, type ChangeSet, SEVERITIES, type Severity } from '@brazier/diff';
import { clip, harmlessLine } from './harmless-line.ts';

// Long enough for any sentence of the catalogue; texts of Braze's own cannot make a message of megabytes.
const LINE_LIMIT = 400;
const NAME_LIMIT = 80;

const HEADINGS: Record<Severity, string> = { error: 'Errors', warning: 'Warnings', notice: 'Notices', info: 'Info' };

/** One paragraph a severity, most severe first: a heading, then a line a change. Every line but the headings begins with `- `, so that none is read as a trailer or a divider. */
export function commitBody(set: ChangeSet): string[] {
  const severalWorkspaces = new Set(set.campaigns.map(({ workspace }) => workspace)).size > 1;
  return SEVERITIES.toReversed().flatMap((severity) => {
    const lines = set.campaigns.flatMap((campaign) =>
      campaign.changes
        .filter((change) => change.severity === severity)
        .map((change) => changeLine(campaign, change, severalWorkspaces)),
    );
    return lines.length > 0 ? [[HEADINGS[severity], ...lines].join('\n')] : [];
  });
}

function changeLine(campaign: CampaignChanges, change: Change, severalWorkspaces: boolean): string {
  const name = clip(harmlessLine(campaign.name), NAME_LIMIT) || campaign.id;
  const place = severalWorkspaces ? `${campaign.workspace} / ${name}` : name;
  return clip(harmlessLine(`- ${place}: ${change.text}`), LINE_LIMIT);
}
