import {
  type BrazeAnswer,
  BrazeAuthError,
  type BrazeClient,
  CampaignNotFoundError,
  type DetailsOrder,
  type DetailsOutcome,
} from '@brazier/client';
import { type CampaignState, type Json, type JsonObject, NotACampaignError, own, parseDetails } from '@brazier/schema';
import { doubtAbout, doubtAboutDraft } from './judge.ts';
import type { KnownCampaign } from './known-campaign.ts';
import { isSettled, serverClock } from './settle.ts';

/** A campaign as fetched, whole, or why it could not be had. */
export type Fetched = FetchedCampaign | { id: string; failed: string; error?: Error };

export interface FetchedCampaign {
  id: string;
  /** As Braze gave it: secrets are still in it. */
  state: CampaignState;
  /** False where the details may be older than the edit that the list tells of. */
  settled: boolean;
}

/** What fetched campaigns are judged by. */
export interface FetchContext {
  client: Pick<BrazeClient, 'detailsOf'>;
  /** By id, as the list gave them. */
  rows: ReadonlyMap<string, JsonObject>;
  known: ReadonlyMap<string, KnownCampaign>;
  /** Milliseconds since the epoch. */
  now(): number;
}

/** An answer that cannot be taken as it is, in one clause. */
interface Doubt {
  doubt: string;
}

interface Live {
  details: JsonObject;
  settled: boolean;
}

/**
 * Fetches campaigns of the list, each with its draft where it has one, in the order in which they come. In rounds: drafts that turn out to exist, and
 * answers that cannot be the campaign's present state, are asked for after all others, the latter once, so that time has passed.
 *
 * @throws BrazeAuthError: where the key is refused for one, no answer counts.
 */
export async function* fetchCampaigns(context: FetchContext, ids: Iterable<string>): AsyncGenerator<Fetched> {
  const doubted = new Set<string>();
  const awaitingDraft = new Map<string, Live>();
  let orders: DetailsOrder[] = Array.from(ids, (id) => ({ id }));
  while (orders.length > 0) {
    const next: DetailsOrder[] = [];
    for await (const { id, result } of context.client.detailsOf(orders)) {
      const live = awaitingDraft.get(id);
      awaitingDraft.delete(id);
      const read = readResult(context, id, live, result);
      if ('needsDraft' in read) {
        awaitingDraft.set(id, read.needsDraft);
        next.push({ id, draft: true });
      } else if ('doubt' in read && !doubted.has(id)) {
        doubted.add(id);
        next.push({ id });
      } else {
        yield 'doubt' in read ? { id, failed: read.doubt } : read;
      }
    }
    orders = next;
  }
}

/** @param live what is known of the live version where the answer is to the request for the draft. */
function readResult(
  context: FetchContext,
  id: string,
  live: Live | undefined,
  result: DetailsOutcome['result'],
): Fetched | Doubt | { needsDraft: Live } {
  if ('error' in result) {
    if (result.error instanceof BrazeAuthError) throw result.error;
    return { id, failed: describeFailure(result.error), error: result.error };
  }
  const list = context.rows.get(id) ?? {};
  if (live) {
    const draft = readDraft(live, result.body);
    return 'doubt' in draft
      ? draft
      : { id, state: { id, list, details: live.details, draft: draft.draft }, settled: live.settled };
  }
  const read = readLive(context, id, list, result);
  if ('doubt' in read) return read;
  if (own(read.details, 'has_post_launch_draft') === true) return { needsDraft: read };
  return { id, state: { id, list, details: read.details }, settled: read.settled };
}

function readLive(
  { known, now }: FetchContext,
  id: string,
  row: JsonObject,
  { body, serverTime }: BrazeAnswer,
): Live | Doubt {
  const read = readDetails(body);
  if ('doubt' in read) return read;
  const clock = serverClock(serverTime, now);
  const doubt = doubtAbout(read.details, row, known.get(id), clock);
  return doubt === null ? { details: read.details, settled: isSettled(row, read.details, clock) } : { doubt };
}

function readDraft(live: Live, body: Json): { draft: JsonObject } | Doubt {
  const read = readDetails(body);
  if ('doubt' in read) return read;
  const doubt = doubtAboutDraft(read.details, live.details);
  return doubt === null ? { draft: read.details } : { doubt };
}

function readDetails(body: Json): { details: JsonObject } | Doubt {
  try {
    return { details: parseDetails(body).details };
  } catch (error) {
    if (error instanceof NotACampaignError) return { doubt: `the answer is no campaign: ${error.data.reason}` };
    throw error;
  }
}

function describeFailure(error: Error): string {
  const isGone = error instanceof CampaignNotFoundError;
  return isGone ? 'it is in the list, but its details say that there is no such campaign' : error.message;
}
