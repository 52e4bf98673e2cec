import type { CampaignRef } from '../history-source.ts';
import { visibleChanges, visibleEntries } from '../state/filtered.ts';
import type { ViewList } from '../state/list.ts';
import { campaignKey, type State, type Subject, type TextOptions, type View } from '../state/state.ts';
import { visibleCampaigns } from '../state/visible-campaigns.ts';
import { blameKey } from './blame.ts';
import { historyItems } from './history.ts';

export const PLAIN_TEXT: TextOptions = { layout: 'auto', unfolded: false, whitespace: false, reader: false };

/** A subject, and the item in it to begin at. */
export type Lead = Subject & { seek?: string | null };

function changeAt(revision: string, campaign: CampaignRef, seek: string | null): Lead {
  return { kind: 'change', source: { from: null, to: revision }, campaign, text: PLAIN_TEXT, seek };
}

function historyOf(found: (CampaignRef & { name: string }) | undefined): Lead | null {
  if (found === undefined) return null;
  const { workspace, id, name } = found;
  return { kind: 'history', campaign: { workspace, id }, name };
}

/** What the item under the cursor of a view leads into: Enter opens it, a wide screen shows it beside. Null where there is nothing. */
export function previewOf(state: State, view: View, list: ViewList): Lead | null {
  if (list.count === 0) return null;
  const { cursor } = view.place;
  switch (view.kind) {
    case 'timeline': {
      const entry = visibleEntries(state).entries[cursor];
      if (entry === undefined) return null;
      // A list of one campaign would only be one more key on the way to what changed.
      const [only] = entry.campaigns;
      if (only !== undefined && entry.campaigns.length === 1) return changeAt(entry.revision, only, null);
      return { kind: 'changes', source: { from: null, to: entry.revision } };
    }
    case 'changes': {
      const loaded = visibleChanges(state, view.source);
      if (loaded?.state !== 'ready') return null;
      const { campaigns, reverted } = loaded.value;
      const campaign = campaigns[cursor];
      if (campaign === undefined) return historyOf(reverted[cursor - campaigns.length]);
      const { workspace, id } = campaign;
      return { kind: 'change', source: view.source, campaign: { workspace, id }, text: PLAIN_TEXT };
    }
    case 'campaigns': {
      return historyOf(visibleCampaigns(state, view)?.items[cursor]);
    }
    case 'history': {
      const item = historyItems(state, view)[cursor];
      if (item === undefined) return null;
      return changeAt(item.entry.revision, view.campaign, `${item.change.fingerprint}.`);
    }
    case 'blame': {
      const loaded = state.data.blames.get(campaignKey(view.campaign));
      const line = loaded?.state === 'ready' ? loaded.value[cursor] : undefined;
      return line === undefined ? null : changeAt(line.since.revision, view.campaign, blameKey(line.path));
    }
    default:
      return null;
  }
}
