import { visible } from '@brazier/schema';
import type { CampaignRef } from '../history-source.ts';
import { formatMinute } from '../rows/times.ts';
import { campaignKey, type State } from './state.ts';

/** A campaign with its name where that is known. */
export interface NamedCampaign {
  campaign: CampaignRef;
  name: string;
}

/** The name of the campaign of a view; one that was opened before its name had been read goes by its id until then. */
export function nameOf({ data }: State, { campaign, name }: NamedCampaign): string {
  if (name !== campaign.id) return name;
  const blamed = data.blames.get(campaignKey(campaign));
  const own =
    blamed?.state === 'ready' ? blamed.value.find(({ path }) => path.length === 1 && path[0] === 'name') : null;
  if (typeof own?.value === 'string') return own.value;
  const isIt = ({ workspace, id }: CampaignRef): boolean => id === campaign.id && workspace === campaign.workspace;
  for (const loaded of data.changes.values()) {
    const found = loaded.state === 'ready' ? loaded.value.campaigns.find(isIt) : undefined;
    if (found !== undefined) return found.name;
  }
  return name;
}

/** A snapshot by its time where that is known, else the start of its id, or the date that was typed. */
export function revisionName(state: State, revision: string): string {
  const entry = state.data.timeline.items.find((candidate) => candidate.revision === revision);
  if (entry !== undefined) return formatMinute(entry.time);
  return /^[0-9a-f]{40,64}$/.test(revision) ? revision.slice(0, 8) : visible(revision);
}
