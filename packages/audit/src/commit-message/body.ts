import {
  type ChangeInCampaign,
  type ChangeSet,
  type EqualChanges,
  groupEqualChanges,
  SEVERITIES,
  type Severity,
} from '@brazier/diff';
import { clip, harmlessLine } from './harmless-line.ts';

// Long enough for any sentence of the catalogue; texts of Braze's own cannot make a message of megabytes.
const LINE_LIMIT = 400;
const NAME_LIMIT = 80;

const HEADINGS: Record<Severity, string> = { error: 'Errors', warning: 'Warnings', notice: 'Notices', info: 'Info' };

interface BodyLine {
  severity: Severity;
  text: string;
}

/** How a campaign is called in a line. */
type Place = (campaign: ChangeInCampaign['campaign']) => string;

/**
 * One paragraph a severity, most severe first: a heading, then a line a change. What most campaigns share is said once, with a list of them. Every
 * line but the headings begins with `- `, so that none is read as a trailer or a divider.
 */
export function commitBody(set: ChangeSet): string[] {
  const severalWorkspaces = new Set(set.campaigns.map(({ workspace }) => workspace)).size > 1;
  const place: Place = (campaign) => {
    const name = clip(harmlessLine(campaign.name), NAME_LIMIT) || campaign.id;
    return severalWorkspaces ? `${campaign.workspace} / ${name}` : name;
  };
  const { equal, campaigns } = groupEqualChanges(set);
  const lines: BodyLine[] = [
    ...equal.flatMap((shared) => sharedLines(shared, place)),
    ...campaigns.flatMap((campaign) =>
      campaign.changes.map(({ severity, text }) => ({ severity, text: `${place(campaign)}: ${text}` })),
    ),
  ];
  return SEVERITIES.toReversed().flatMap((severity) => {
    const told = lines.filter((line) => line.severity === severity);
    return told.length > 0 ? [[HEADINGS[severity], ...told.map(({ text }) => bodyLine(text))].join('\n')] : [];
  });
}

/** The sentence that campaigns share, then their names, as many to a line as it holds. */
function sharedLines({ members }: EqualChanges, place: Place): BodyLine[] {
  const [{ change }] = members;
  const lines = [`in ${members.length} campaigns: ${change.text}`];
  let names: string[] = [];
  let width = 0;
  const flush = (): void => {
    if (names.length > 0) lines.push(`in ${names.join(', ')}`);
    [names, width] = [[], 0];
  };
  for (const { campaign } of members) {
    const name = place(campaign);
    // A sign that is made harmless may become wider by one.
    if (width + 2 * name.length > LINE_LIMIT - 10) flush();
    names.push(name);
    width += name.length + 2;
  }
  flush();
  return lines.map((text) => ({ severity: change.severity, text }));
}

function bodyLine(text: string): string {
  return clip(harmlessLine(`- ${text}`), LINE_LIMIT);
}
