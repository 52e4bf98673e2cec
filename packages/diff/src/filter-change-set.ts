import type { Area, Change, Severity } from './change.ts';
import { isOnChannel } from './change-channels.ts';
import type { CampaignChanges, ChangeSet } from './change-set.ts';
import { createChangeSet, withReverted } from './create-change-set.ts';
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
  /** In any of Braze's spellings (`ios_push`, `in-app_message`) or by its kind (`push`, `in_app`): see `isOnChannel`. */
  channel?: readonly string[] | undefined;
  /** At or above the least of these. */
  severity?: readonly Severity[] | undefined;
  /** Ids of rules; `*` stands for any characters, as in `message.field.*`. */
  rule?: readonly string[] | undefined;
}

/** The change set with what the filters want, its summary counted anew. `campaign`, `workspace` and `tag` choose campaigns, the others changes. */
export function filterChangeSet(set: ChangeSet, filters: ChangeFilters): ChangeSet {
  const isWanted = campaignFilter([...set.campaigns, ...set.reverted], filters);
  const narrow = <Campaign extends CampaignChanges>(campaigns: readonly Campaign[]): Campaign[] =>
    campaigns.filter(isWanted).flatMap((campaign) => {
      const changes = narrowChanges(campaign.changes, (change) => wantsChange(change, campaign, filters));
      return changes.length > 0 ? [{ ...campaign, changes }] : [];
    });
  return withReverted(createChangeSet(set.from, set.to, narrow(set.campaigns)), narrow(set.reverted));
}

/** The changes that are wanted. What a draft holds when it is opened is asked for like any other change: the draft is kept with what of it is wanted. */
export function narrowChanges<Found extends Change>(
  changes: readonly Found[],
  isWanted: (change: Change) => boolean,
): Found[] {
  return changes.flatMap((change) => {
    if (isWanted(change)) return [change];
    const inside = change.rule === 'draft.opened' ? (change.inside ?? []).filter(isWanted) : [];
    return inside.length > 0 ? [{ ...change, inside }] : [];
  });
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
    (isOpen(channel) || channel.some((wanted) => isOnChannel(change, campaign, wanted))) &&
    (isOpen(severity) || severity.some((least) => compareSeverity(change.severity, least) >= 0)) &&
    (isOpen(rule) || rule.some((pattern) => matchesPattern(change.rule, pattern)))
  );
}

function isOpen(values: readonly string[] | undefined): values is undefined {
  return values === undefined || values.length === 0;
}

function matchesPattern(id: string, pattern: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(id);
}
