import { campaignKey } from '../campaign-key.ts';
import type { CampaignRef } from './history.ts';

/** Gives the same object for the same campaign, however often it is named. */
export type SharedRefs = (ref: CampaignRef) => CampaignRef;

/** A history of years names each campaign thousands of times: shared, it holds each once. */
export function shareRefs(): SharedRefs {
  const known = new Map<string, CampaignRef>();
  return ({ workspace, id }) => {
    const key = campaignKey({ workspace, id });
    const ref = known.get(key) ?? { workspace: ownCopy(workspace), id: ownCopy(id) };
    known.set(key, ref);
    return ref;
  };
}

/** The same text by itself: one that was cut out of a longer text keeps the whole of that in memory. */
export function ownCopy(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
