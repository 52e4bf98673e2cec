import { campaignChannels, campaignName, campaignTags, isLive, lastEdited, own } from '@brazier/schema';
import type { CampaignAt, CampaignRef } from '../history-source.ts';

/** What the list of campaigns shows of one. */
export interface CampaignSummary extends CampaignRef {
  name: string;
  /** `archived` before `draft` before `stopped`: the first that holds. */
  status: 'live' | 'draft' | 'stopped' | 'archived';
  live: boolean;
  channels: readonly string[];
  tags: readonly string[];
  /** ISO 8601 as Braze wrote it; null where the list did not say. */
  edited: string | null;
}

/** The little that the list shows of a campaign. */
export function summarizeCampaign({ workspace, id, state }: CampaignAt): CampaignSummary {
  const { details } = state;
  const status =
    own(details, 'archived') === true
      ? 'archived'
      : own(details, 'draft') === true
        ? 'draft'
        : own(details, 'enabled') === false
          ? 'stopped'
          : 'live';
  return {
    workspace,
    id,
    name: campaignName(state),
    status,
    live: isLive(state),
    channels: campaignChannels(state),
    tags: campaignTags(state),
    edited: lastEdited(state),
  };
}
