import {
  type CampaignState,
  campaignChannels,
  campaignName,
  campaignTags,
  campaignTeams,
  formatInstant,
  isLive,
  lastEdited,
  readInstant,
} from '@brazier/schema';
import type { CampaignChanges, CampaignFacts } from './change-set.ts';
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
    edited: { at: utcTime(lastEdited(latest)), after: fromTime },
    changes,
    facts: factsOf([before, after].filter((state) => state !== null)),
  };
}

function utcTime(text: string | null): string | null {
  const instant = readInstant(text ?? undefined);
  return instant === null ? text : formatInstant(instant);
}

function factsOf(states: readonly CampaignState[]): CampaignFacts {
  const union = (read: (state: CampaignState) => string[]): string[] => [...new Set(states.flatMap(read))].toSorted();
  return {
    tags: union(campaignTags),
    channels: union(campaignChannels),
    teams: union(campaignTeams),
    live: states.some(isLive),
  };
}
