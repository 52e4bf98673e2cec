import {
  type CampaignState,
  campaignChannels,
  campaignName,
  campaignStatus,
  campaignTags,
  campaignTeams,
  formatInstant,
  isLive,
  lastEdited,
  readInstant,
} from '@brazier/schema';
import type { CampaignChanges, CampaignFacts, CampaignStanding } from './change-set.ts';
import { diff } from './diff.ts';

/**
 * The changes of one campaign with all that reports say besides, or null where nothing changed.
 *
 * @param context `workspace` is the workspace's name, `fromTime` the time of the snapshot that `before` is from (ISO 8601), or null.
 */
export function campaignChanges(
  before: CampaignState | null,
  after: CampaignState | null,
  context: { workspace: string; fromTime: string | null },
): CampaignChanges | null {
  const { workspace, fromTime } = context;
  const changes = diff(before, after, { workspace });
  const latest = after ?? before;
  if (!latest || changes.length === 0) return null;
  return {
    workspace,
    id: latest.id,
    name: campaignName(latest),
    status: !before ? 'added' : after ? 'changed' : 'removed',
    edited: { at: editedAt(latest), after: fromTime },
    changes,
    facts: campaignFacts(before, after),
  };
}

/** When Braze says that the campaign was last edited, in UTC; as Braze wrote it where that is no time, null where it says nothing. */
export function editedAt(state: CampaignState): string | null {
  const text = lastEdited(state);
  const instant = readInstant(text ?? undefined);
  return instant === null ? text : formatInstant(instant);
}

/** What is known of a campaign besides its changes, from its two states. */
export function campaignFacts(before: CampaignState | null, after: CampaignState | null): CampaignFacts {
  return factsOfStates([before, after], before, after);
}

/** What is known of a campaign from all of these states, and what it was and is from the first and the last. */
export function factsOfStates(
  all: readonly (CampaignState | null)[],
  before: CampaignState | null,
  after: CampaignState | null,
): CampaignFacts {
  const states = all.filter((state) => state !== null);
  const union = (read: (state: CampaignState) => string[]): string[] => [...new Set(states.flatMap(read))].toSorted();
  return {
    tags: union(campaignTags),
    channels: union(campaignChannels),
    teams: union(campaignTeams),
    live: states.some(isLive),
    before: before && standingOf(before),
    after: after && standingOf(after),
  };
}

function standingOf(state: CampaignState): CampaignStanding {
  // In order: a snapshot stores them so, and what is read back must be what was found.
  return {
    status: campaignStatus(state),
    tags: campaignTags(state).toSorted(),
    channels: campaignChannels(state).toSorted(),
  };
}
