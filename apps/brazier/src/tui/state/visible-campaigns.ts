import { meansChannel } from '@brazier/schema';
import type { SnapshotEntry } from '../history-source.ts';
import type { CampaignSummary } from './campaign-summary.ts';
import { matchesUpTo } from './filtered.ts';
import { asksForChanges, hasFilters, passesCampaign } from './filters.ts';
import { memo } from './memo.ts';
import { campaignKey, type Filters, NO_FILTERS, type State, type Streamed, type View } from './state.ts';

/** The campaigns that pass the filters: with a change that does, up to the snapshot; where only campaigns are asked for, as they stand. Undefined until the first have been read. */
export function visibleCampaigns(
  state: State,
  view: View & { kind: 'campaigns' },
): Streamed<CampaignSummary> | undefined {
  const streamed = state.data.campaigns.get(view.revision ?? '');
  if (streamed === undefined || !hasFilters(state.filters)) return streamed;
  if (!asksForChanges(state.filters)) return narrow(streamed, state.filters);
  const { loading } = matchesUpTo(state, view.revision);
  return withEdits(streamed, editsUpTo(state, view.revision), loading);
}

const withEdits = memo(
  (
    streamed: Streamed<CampaignSummary>,
    edits: ReadonlyMap<string, Edits>,
    loading: boolean,
  ): Streamed<CampaignSummary> => ({
    ...streamed,
    items: streamed.items.filter((campaign) => edits.has(campaignKey(campaign))),
    done: streamed.done && !loading,
  }),
);

const narrow = memo(
  (streamed: Streamed<CampaignSummary>, filters: Filters): Streamed<CampaignSummary> => ({
    ...streamed,
    items: streamed.items.filter(
      (campaign) =>
        passesCampaign(campaign, filters) &&
        (filters.channels.length === 0 ||
          campaign.channels.some((channel) => filters.channels.some((wanted) => meansChannel(wanted, channel)))),
    ),
  }),
);

/** When a campaign last changed, and in how many snapshots it did. */
export interface Edits {
  last: string;
  snapshots: number;
}

/** Up to a snapshot, null: to the newest; with filters that ask for changes only those that pass. */
export function editsUpTo(state: State, revision: string | null): ReadonlyMap<string, Edits> {
  const filters = asksForChanges(state.filters) ? state.filters : NO_FILTERS;
  return countEdits(matchesUpTo({ ...state, filters }, revision).entries);
}

const countEdits = memo((entries: readonly SnapshotEntry[]): ReadonlyMap<string, Edits> => {
  const edits = new Map<string, Edits>();
  for (const { time, campaigns } of entries) {
    for (const campaign of campaigns) {
      const key = campaignKey(campaign);
      const known = edits.get(key);
      if (known === undefined) edits.set(key, { last: time, snapshots: 1 });
      else known.snapshots++;
    }
  }
  return edits;
}, 2);
