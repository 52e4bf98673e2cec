import { BrazeAuthError, type BrazeClient, BrazeError, CampaignNotFoundError } from '@brazier/client';
import { assertFewRemovals } from './guards.ts';
import type { KnownCampaign } from './known-campaign.ts';
import type { FailedCampaign } from './snapshot-result.ts';

const MOST_WITNESSES = 3;

/** What became of known campaigns that a complete list does not have. */
export interface Removals {
  /** Proven: their details say that there is no such campaign, while another known campaign answers. */
  gone: KnownCampaign[];
  /** Not listed, but their details answer. */
  kept: KnownCampaign[];
  failed: FailedCampaign[];
}

/** What removals are proven with. */
export interface RemovalContext {
  client: Pick<BrazeClient, 'detailsOf' | 'campaignDetails'>;
  workspace: string;
  /** All campaigns that were known before the run. */
  known: ReadonlyMap<string, KnownCampaign>;
  /** Known, and not in the list. */
  missing: readonly KnownCampaign[];
  /** Ids of those that could not be fetched last time: no witnesses as long as there are others. */
  unreliable: ReadonlySet<string>;
  /** True where the guard is overridden. */
  allowRemovals: boolean;
}

/**
 * Asks for each missing campaign whether it is really gone. "No such campaign" alone proves nothing, since an edition of Braze says so to an unknown key
 * too: a campaign that is known and listed has to answer beside it.
 *
 * @throws BrazeAuthError, MassRemovalError as soon as more are gone than the guard lets pass.
 */
export async function proveRemovals(context: RemovalContext): Promise<Removals> {
  const { client, workspace, known, missing, allowRemovals } = context;
  const removals: Removals = { gone: [], kept: [], failed: [] };
  const byId = new Map(missing.map((campaign) => [campaign.id, campaign]));
  for await (const { id, result } of client.detailsOf(missing.map((campaign) => ({ id: campaign.id })))) {
    const campaign = byId.get(id);
    if (!campaign) continue;
    if (!('error' in result)) removals.kept.push(campaign);
    else if (result.error instanceof CampaignNotFoundError) removals.gone.push(campaign);
    else if (result.error instanceof BrazeAuthError) throw result.error;
    else
      removals.failed.push({
        id,
        reason: `it is not in the list, and whether it is gone is unknown: ${result.error.message}`,
      });
    if (!allowRemovals) assertFewRemovals(workspace, removals.gone.length, known.size);
  }
  if (removals.gone.length === 0 || (await hasWitness(context))) return removals;
  const unproven = removals.gone.map(({ id }) => ({
    id,
    reason: 'it is not in the list, but whether it is gone cannot be proven: no other campaign answers either',
  }));
  return { gone: [], kept: removals.kept, failed: [...removals.failed, ...unproven] };
}

/** True where a campaign that is known and listed answers. Where none is listed, which only an overridden guard lets pass, the list itself has to do. */
async function hasWitness({ client, known, missing, unreliable }: RemovalContext): Promise<boolean> {
  const absent = new Set(missing);
  const witnesses = [...known.values()]
    .filter((campaign) => !absent.has(campaign))
    .sort((left, right) => Number(unreliable.has(left.id)) - Number(unreliable.has(right.id)))
    .slice(0, MOST_WITNESSES);
  for (const { id } of witnesses) {
    const answered = await client.campaignDetails(id).then(
      () => true,
      (error: unknown) => {
        if (error instanceof BrazeAuthError || !(error instanceof BrazeError)) throw error;
        return false;
      },
    );
    if (answered) return true;
  }
  return witnesses.length === 0;
}
