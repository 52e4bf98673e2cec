import {
  AREAS,
  type Area,
  type CampaignChanges,
  type Change,
  type ChangeSet,
  type Op,
  type RevertedCampaign,
  type RevertedChange,
  SEVERITIES,
  type Severity,
  type Summary,
} from '@brazier/diff';
import { compareStrings, formatInstant, readInstant } from '@brazier/schema';
import { count, oneLine, shortRevision } from './display-text.ts';

/** The sign of each op, so that nothing is told by colour alone. */
export const MARKS: Record<Op, string> = { added: '+', removed: '−', changed: '~', moved: '→' };

/** The heading of each area. */
export const AREA_TITLES: Record<Area, string> = {
  lifecycle: 'Lifecycle',
  channels: 'Channels',
  tags: 'Tags',
  messages: 'Messages',
  conversions: 'Conversions',
  schema: 'Schema drift',
};

const MOST_SEVERE_FIRST: readonly Severity[] = SEVERITIES.toReversed();

function campaignsSentence({ campaigns }: Summary): string {
  const parts = (['changed', 'added', 'removed'] as const).filter((status) => campaigns[status] > 0);
  return parts
    .map((status, index) =>
      index === 0 ? `${count(campaigns[status], 'campaign')} ${status}` : `${campaigns[status]} ${status}`,
    )
    .join(', ');
}

/** `1 error, 2 warnings, 3 infos`, the most severe first; empty where there is nothing. */
export function severitySentence(severity: Record<Severity, number>): string {
  return MOST_SEVERE_FIRST.filter((level) => severity[level] > 0)
    .map((level) => count(severity[level], level))
    .join(', ');
}

/** The number of changes that the summary counts: those that were changed back too, where a check counts them. */
export function countedChanges({ summary }: ChangeSet): number {
  return Object.values(summary.severity).reduce((sum, number) => sum + number, 0);
}

/** `2 campaigns changed, 1 added: 5 changes (1 error, 4 notices)`, or `No changes`. */
export function setSentence(set: ChangeSet): string {
  const changes = countedChanges(set);
  if (changes === 0) return 'No changes';
  return `${campaignsSentence(set.summary)}: ${count(changes, 'change')} (${severitySentence(set.summary.severity)})`;
}

/** `2026-02-01T10:00:00Z (1a2b3c4)`, or `nothing` before the first snapshot. */
export function revisionText(revision: { revision: string | null; time: string | null }): string {
  if (revision.revision === null) return revision.time ?? 'nothing';
  return `${revision.time ?? 'unknown time'} (${shortRevision(revision.revision)})`;
}

/**
 * When the campaign was edited, by Braze's own time, and which snapshot did not show the edit yet. `show` writes a time, which is ISO 8601
 * unless Braze gave another text.
 */
export function editedSentence(campaign: CampaignChanges, show: (time: string) => string = asIs): string {
  if (isReverted(campaign)) return heldSentence(campaign, show);
  const edited = editedShortly(campaign, show);
  const { after } = campaign.edited;
  const snapshot = after === null ? null : show(after);
  if (edited === '') {
    return snapshot === null ? 'edited at a time that Braze does not tell' : `edited after the snapshot of ${snapshot}`;
  }
  if (snapshot === null) return edited;
  return `${edited}, ${isBeforeSnapshot(campaign) ? 'before' : 'after'} the snapshot of ${snapshot}`;
}

/** When the campaign was edited, as `editedSentence` says it, without the snapshot; empty where Braze does not say. */
export function editedShortly(campaign: CampaignChanges, show: (time: string) => string = asIs): string {
  if (isReverted(campaign)) return heldSentence(campaign, show);
  const { at, after } = campaign.edited;
  const instant = readInstant(at ?? undefined);
  const time = show(instant === null ? oneLine(at ?? '') : formatInstant(instant));
  if (time === '') return '';
  return after === null || isBeforeSnapshot(campaign) ? `last edited ${time}` : `edited ${time}`;
}

/** What became of a campaign in one or two words: `changed`, or where it was changed back, `added and removed again`. */
export function statusWords(campaign: CampaignChanges): string {
  if (!isReverted(campaign)) return campaign.status;
  if (campaign.changes.every(({ rule }) => rule === 'draft.opened')) return 'draft opened and closed';
  const words = { added: 'added and removed again', removed: 'removed and added again', changed: 'changed back' };
  return words[campaign.status];
}

/** True for the changes of a campaign that were changed back. */
export function isReverted(campaign: CampaignChanges): campaign is RevertedCampaign {
  return campaign.changes.some(isRevertedChange);
}

/** True for a change that was changed back. */
export function isRevertedChange(change: Change): change is RevertedChange {
  return 'held' in change;
}

/** Which snapshots saw the changes that were changed back, from the first to the last. */
function heldSentence({ changes }: RevertedCampaign, show: (time: string) => string): string {
  const froms = changes.map(({ held }) => held.from.time).toSorted(compareStrings);
  const tos = changes.map(({ held }) => held.to.time).toSorted(compareStrings);
  return `changed in the snapshot of ${show(froms[0] ?? '')}, back in that of ${show(tos.at(-1) ?? '')}`;
}

function isBeforeSnapshot({ edited }: CampaignChanges): boolean {
  const [at, after] = [readInstant(edited.at ?? undefined), readInstant(edited.after ?? undefined)];
  return at !== null && after !== null && at <= after;
}

function asIs(time: string): string {
  return time;
}

/** Things by area in the order of reports, areas without any left out. */
export function byArea<Thing extends { area: Area }>(things: readonly Thing[]): [Area, Thing[]][] {
  const groups = Map.groupBy(things, (thing) => thing.area);
  return AREAS.flatMap((area): [Area, Thing[]][] => {
    const found = groups.get(area);
    return found ? [[area, found]] : [];
  });
}
