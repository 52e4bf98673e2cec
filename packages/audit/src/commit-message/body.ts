import {
  type CampaignChanges,
  type ChangeSet,
  groupMassChanges,
  type MassChange,
  SEVERITIES,
  type Severity,
} from '@brazier/diff';
import { clip, harmlessLine } from './harmless-line.ts';

// Long enough for any sentence of the catalogue; texts of Braze's own cannot make a message of megabytes.
const LINE_LIMIT = 400;
const NAME_LIMIT = 80;
const NAMED = 10;

const HEADINGS: Record<Severity, string> = { error: 'Errors', warning: 'Warnings', notice: 'Notices', info: 'Info' };

interface BodyLine {
  severity: Severity;
  text: string;
}

/**
 * One paragraph a severity, most severe first: a heading, then a line a change. What changed alike in most campaigns is one line. Every line but the headings
 * begins with `- `, so that none is read as a trailer or a divider.
 */
export function commitBody(set: ChangeSet): string[] {
  const severalWorkspaces = new Set(set.campaigns.map(({ workspace }) => workspace)).size > 1;
  const place = (campaign: Pick<CampaignChanges, 'workspace' | 'id' | 'name'>): string => {
    const name = clip(harmlessLine(campaign.name), NAME_LIMIT) || campaign.id;
    return severalWorkspaces ? `${campaign.workspace} / ${name}` : name;
  };
  const { mass, campaigns } = groupMassChanges(set);
  const lines: BodyLine[] = [
    ...mass.map((group) => ({ severity: group.severity, text: massLine(group, place) })),
    ...campaigns.flatMap((campaign) =>
      campaign.changes.map(({ severity, text }) => ({ severity, text: `${place(campaign)}: ${text}` })),
    ),
  ];
  return SEVERITIES.toReversed().flatMap((severity) => {
    const told = lines.filter((line) => line.severity === severity);
    return told.length > 0 ? [[HEADINGS[severity], ...told.map(({ text }) => bodyLine(text))].join('\n')] : [];
  });
}

function massLine(
  { campaigns, changes }: MassChange,
  place: (campaign: MassChange['campaigns'][number]) => string,
): string {
  const names = campaigns.slice(0, NAMED).map(place);
  const more = campaigns.length - names.length;
  const [first] = changes;
  return `in ${campaigns.length} campaigns alike: ${clip(first?.text ?? '', LINE_LIMIT / 2)} (${names.join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
}

function bodyLine(text: string): string {
  return clip(harmlessLine(`- ${text}`), LINE_LIMIT);
}
