import { editedAt } from '@brazier/diff';
import { type CampaignStatus, campaignChannels, campaignName, campaignStatus, campaignTags } from '@brazier/schema';
import type { CampaignAt, CampaignRef } from '../history-source.ts';

/** What the list of campaigns shows of one. */
export interface CampaignSummary extends CampaignRef {
  name: string;
  status: CampaignStatus;
  live: boolean;
  channels: readonly string[];
  tags: readonly string[];
  /** When Braze says that it was last edited, in UTC; null where Braze does not say. */
  edited: string | null;
}

/** The little that the list shows of a campaign. */
export function summarizeCampaign({ workspace, id, state }: CampaignAt): CampaignSummary {
  const status = campaignStatus(state);
  return {
    workspace,
    id,
    name: campaignName(state),
    status,
    live: status === 'live',
    channels: campaignChannels(state),
    tags: campaignTags(state),
    edited: editedAt(state),
  };
}
