import { canonicalText } from './canonical-text.ts';
import type { Change } from './change.ts';
import type { CampaignChanges, ChangeSet } from './change-set.ts';
import { differingParts } from './sentence/differing-parts.ts';
import { TEXT_LIMIT } from './sentence/show-value.ts';

/** A change in one of the campaigns that share it. */
export interface ChangeInCampaign {
  /** With all of its changes. */
  campaign: CampaignChanges;
  /** Its own: it has a fingerprint and, in a long text, surroundings of its own. */
  change: Change;
}

/** One change that campaigns of a workspace share: the same sentence, severity and reason, and the same edit. */
export interface EqualChanges {
  workspace: string;
  /** In the order of the change set; each campaign once. */
  members: [ChangeInCampaign, ...ChangeInCampaign[]];
}

/** A change set with the changes that most campaigns share taken out. */
export interface GroupedChanges {
  equal: EqualChanges[];
  /** The campaigns with what is left of their changes; those without any are not in it. */
  campaigns: CampaignChanges[];
}

/** Fewer campaigns are listed one by one. */
const LEAST_CAMPAIGNS = 10;

/**
 * Takes out of a change set each edit that at least ten campaigns of a workspace, and more than half of those that changed there, share. Only changes
 * that read the same, weigh the same and are the same edit are joined: where it weighs more in some campaigns than in others, those are a group of
 * their own. For people: JSON and counts stay one change a campaign.
 */
export function groupEqualChanges(set: ChangeSet): GroupedChanges {
  const changed = Map.groupBy(set.campaigns, ({ workspace }) => workspace);
  const isMass = ([first, ...others]: readonly ChangeInCampaign[]): boolean => {
    const count = others.length + 1;
    return (
      first !== undefined &&
      count >= LEAST_CAMPAIGNS &&
      count * 2 > (changed.get(first.campaign.workspace)?.length ?? 0)
    );
  };
  // The sentence first: few are shared by many, and only of those the values are compared.
  const equal = groupsBy(changesOf(set), sentenceKey)
    .filter(isMass)
    .flatMap((group) => groupsBy(group, editKey).filter(isMass))
    .flatMap((group) => groupsBy(group, weightKey))
    .flatMap(([first, second, ...others]): EqualChanges[] =>
      first && second ? [{ workspace: first.campaign.workspace, members: [first, second, ...others] }] : [],
    );
  const taken = new Set(equal.flatMap(({ members }) => members.map(({ change }) => change)));
  return {
    equal,
    campaigns: set.campaigns.flatMap((campaign) => {
      const changes = campaign.changes.filter((change) => !taken.has(change));
      return changes.length > 0 ? [{ ...campaign, changes }] : [];
    }),
  };
}

/** Every change but that of a whole campaign: one that came or went is news of its own, however many they are. */
function changesOf(set: ChangeSet): ChangeInCampaign[] {
  return set.campaigns.flatMap((campaign) =>
    campaign.changes.filter(({ path }) => path.length > 0).map((change) => ({ campaign, change })),
  );
}

/** Groups of an equal key, in the order of their first. What a campaign has twice is in two groups, so that each counts campaigns. */
function groupsBy(found: readonly ChangeInCampaign[], key: (change: Change) => string): ChangeInCampaign[][] {
  const seen = new Map<CampaignChanges, Map<string, number>>();
  const groups = Map.groupBy(found, ({ campaign, change }) => {
    const own = key(change);
    const counts = seen.get(campaign) ?? new Map<string, number>();
    const times = counts.get(own) ?? 0;
    seen.set(campaign, counts.set(own, times + 1));
    return JSON.stringify([campaign.workspace, own, times]);
  });
  return [...groups.values()];
}

function sentenceKey({ rule, area, op, draft, text }: Change): string {
  return JSON.stringify([rule, area, op, draft, text]);
}

function weightKey({ severity, reason }: Change): string {
  return JSON.stringify([severity, reason]);
}

/** The same for changes that a reader cannot tell apart and that are one edit, although a long text around it may be another one. */
function editKey(change: Change): string {
  const { before, after, row, inside = [] } = change;
  // Times of edits outside of what the API shows: what was done is the same as far as anybody can tell, and each campaign is listed with its time.
  if (row && change.rule === 'campaign.edited.unseen') return '';
  const isLong = (value: unknown): boolean => typeof value === 'string' && value.length > TEXT_LIMIT;
  const values =
    typeof before === 'string' && typeof after === 'string' && (isLong(before) || isLong(after))
      ? ['part', ...differingParts(before, after)]
      : ['whole', ...[before, after].map((value) => (value === undefined ? [] : [value]))];
  return canonicalText([values, inside.map((part) => [sentenceKey(part), weightKey(part), editKey(part)])]);
}
