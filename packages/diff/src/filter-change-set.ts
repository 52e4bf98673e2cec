import { kindOfChannel } from '@brazier/schema';
import type { Area, Change, Severity } from './change.ts';
import type { CampaignChanges, ChangeSet } from './change-set.ts';
import { createChangeSet } from './create-change-set.ts';
import { compareSeverity } from './severity/severity.ts';

/**
 * What of a change set is wanted: the values of one filter are alternatives, the filters must all hold. A filter that is missing or
 * empty holds for everything.
 */
export interface ChangeFilters {
  /** Ids or names; a name that no campaign has exactly is compared without regard to case. */
  campaign?: readonly string[] | undefined;
  workspace?: readonly string[] | undefined;
  /** Of campaigns that have the tag before or after. */
  tag?: readonly string[] | undefined;
  area?: readonly Area[] | undefined;
  /** As Braze spells it (`ios_push`) or as a kind of message (`push`). */
  channel?: readonly string[] | undefined;
  /** At or above the least of these. */
  severity?: readonly Severity[] | undefined;
  /** Ids of rules; `*` stands for any characters, as in `message.field.*`. */
  rule?: readonly string[] | undefined;
}

/** The change set with what the filters want, its summary counted anew. `campaign`, `workspace` and `tag` choose campaigns, the others changes. */
export function filterChangeSet(set: ChangeSet, filters: ChangeFilters): ChangeSet {
  const isWanted = campaignFilter(set.campaigns, filters);
  const campaigns = set.campaigns.filter(isWanted).flatMap((campaign): CampaignChanges[] => {
    const changes = campaign.changes.filter((change) => wantsChange(change, campaign, filters));
    return changes.length > 0 ? [{ ...campaign, changes }] : [];
  });
  return createChangeSet(set.from, set.to, campaigns);
}

function campaignFilter(
  all: readonly CampaignChanges[],
  { campaign, workspace, tag }: ChangeFilters,
): (campaign: CampaignChanges) => boolean {
  const wanted = new Set((campaign ?? []).flatMap((name) => campaignsCalled(name, all)));
  return (found) =>
    (isOpen(campaign) || wanted.has(found)) &&
    (isOpen(workspace) || workspace.includes(found.workspace)) &&
    (isOpen(tag) || found.facts.tags.some((name) => tag.includes(name)));
}

/** By id, else by exact name, else by name without regard to case. */
function campaignsCalled(name: string, all: readonly CampaignChanges[]): CampaignChanges[] {
  const folded = name.toLowerCase();
  const ways = [
    ({ id }: CampaignChanges) => id === name,
    (campaign: CampaignChanges) => campaign.name === name,
    (campaign: CampaignChanges) => campaign.name.toLowerCase() === folded,
  ];
  return ways.map((way) => all.filter(way)).find((found) => found.length > 0) ?? [];
}

function wantsChange(
  change: Change,
  campaign: CampaignChanges,
  { area, channel, severity, rule }: ChangeFilters,
): boolean {
  return (
    (isOpen(area) || area.includes(change.area)) &&
    (isOpen(channel) ||
      channelsOf(change, campaign).some((name) => channel.some((wanted) => isChannel(name, wanted)))) &&
    (isOpen(severity) || severity.some((least) => compareSeverity(change.severity, least) >= 0)) &&
    (isOpen(rule) || rule.some((pattern) => matchesPattern(change.rule, pattern)))
  );
}

function isOpen(values: readonly string[] | undefined): values is undefined {
  return values === undefined || values.length === 0;
}

/** The channels that a change is about: its message's, the one that it names, or all of a campaign that came or went whole. */
function channelsOf({ message, path }: Change, { facts }: CampaignChanges): string[] {
  if (path.length === 0) return facts.channels;
  if (path[0] === 'channels' && typeof path[1] === 'string') return [path[1]];
  return message?.channel ? [message.channel] : [];
}

/** True where a filter by channel means this one: as Braze spells it, or by its kind. */
export function isChannel(name: string, wanted: string): boolean {
  if (name === wanted) return true;
  const kind = kindOfChannel(name);
  return kind !== 'unknown' && kind === wanted;
}

function matchesPattern(id: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(id);
}
