import type { Change } from '@brazier/diff';
import type { CampaignRef, SnapshotEntry } from '../history-source.ts';
import { findCampaign } from '../views/change.ts';
import { historyItems } from '../views/history.ts';
import { visibleChanges, visibleEntries } from './filtered.ts';
import { type NamedCampaign, nameOf } from './names.ts';
import { type State, sourceKey } from './state.ts';
import { focus, topView } from './step.ts';
import { visibleCampaigns } from './visible-campaigns.ts';

/** The campaign that the cursor is on or in; null where there is none. */
export function campaignHere(state: State): NamedCampaign | null {
  const view = topView(state);
  switch (view.kind) {
    case 'timeline':
      return onlyCampaign(state, visibleEntries(state).entries[view.place.cursor]);
    case 'changes': {
      const loaded = visibleChanges(state, view.source);
      if (loaded?.state !== 'ready') return null;
      const { campaigns, reverted } = loaded.value;
      const { cursor } = view.place;
      const found = campaigns[cursor] ?? reverted[cursor - campaigns.length];
      return found === undefined ? null : named(found);
    }
    case 'change': {
      const found = findCampaign(state, view);
      return found === null ? { campaign: view.campaign, name: view.campaign.id } : named(found);
    }
    case 'campaigns': {
      const found = visibleCampaigns(state, view)?.items[view.place.cursor];
      return found === undefined ? null : named(found);
    }
    default:
      return { campaign: view.campaign, name: nameOf(state, view) };
  }
}

/** The campaign of a snapshot that changed only one: it is what Enter leads into, and what stands beside on a wide screen. */
function onlyCampaign(state: State, entry: SnapshotEntry | undefined): NamedCampaign | null {
  const [only, ...others] = entry?.campaigns ?? [];
  if (entry === undefined || only === undefined || others.length > 0) return null;
  const loaded = state.data.changes.get(sourceKey({ from: null, to: entry.revision }));
  const [found] = loaded?.state === 'ready' ? loaded.value.campaigns : [];
  return { campaign: only, name: found?.name ?? only.id };
}

function named({ workspace, id, name }: CampaignRef & { name: string }): NamedCampaign {
  return { campaign: { workspace, id }, name };
}

/** The snapshot that the cursor is on or in, by revision or date; null for the newest or where there is none. */
export function revisionHere(state: State): string | null {
  const view = topView(state);
  switch (view.kind) {
    case 'timeline':
      return visibleEntries(state).entries[view.place.cursor]?.revision ?? null;
    case 'changes':
    case 'change':
      return view.source.to;
    case 'campaigns':
      return view.revision;
    case 'history':
      return historyItems(state, view)[view.place.cursor]?.entry.revision ?? null;
    case 'blame':
      return null;
  }
}

/** The change that the cursor is on; in a change view above the first one, that one. Null where there is none. */
export function changeHere(state: State): Change | null {
  const view = topView(state);
  if (view.kind === 'history') return historyItems(state, view)[view.place.cursor]?.change ?? null;
  if (view.kind !== 'change') return null;
  const lines = focus(state).pane.list.document?.lines ?? [];
  const campaign = findCampaign(state, view);
  const index =
    lines[view.place.cursor]?.change ?? lines.slice(view.place.cursor).find(({ change }) => change !== null)?.change;
  return index === undefined || index === null ? null : (campaign?.changes[index] ?? null);
}
