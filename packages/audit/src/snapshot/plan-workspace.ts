import { setImmediate } from 'node:timers/promises';
import { type BrazeClient, UnreadableAnswerError } from '@brazier/client';
import { type CampaignChanges, campaignChanges } from '@brazier/diff';
import { formatInstant, type JsonObject, NotACampaignError, visible } from '@brazier/schema';
import {
  type AuditFolder,
  campaignFilePath,
  encodeCampaignFile,
  type FileContent,
  type Masker,
  type RunRecord,
} from '@brazier/store';
import { NothingFetchedError } from '../errors.ts';
import { deferValue } from '../history/deferred-value.ts';
import { packText } from '../history/packed-text.ts';
import { readLastGoodState } from '../history/read-state.ts';
import { type Choice, chooseCampaigns } from './choose.ts';
import { type FetchedCampaign, fetchCampaigns } from './fetch.ts';
import { assertSameWorkspace } from './guards.ts';
import type { KnownCampaign, KnownCampaigns } from './known-campaign.ts';
import { type Listing, readListing } from './list.ts';
import { proveRemovals, type Removals } from './removals.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import type { FailedCampaign, WorkspaceRun } from './snapshot-result.ts';
import { isSweepDue, lastSweepOf } from './sweep.ts';

/** What a run works with for one workspace. */
export interface WorkspaceContext {
  folder: AuditFolder;
  workspace: string;
  endpoint: string;
  client: BrazeClient;
  masker: Masker;
  /** The commit that everything is compared with; null where there is none. */
  base: string | null;
  /** Time of the newest snapshot, ISO 8601; null where there is none. */
  fromTime: string | null;
  known: KnownCampaigns;
  lastRun: RunRecord | null;
  options: SnapshotOptions;
}

/** What is to be written for one workspace, and what is to be told. */
export interface WorkspacePlan {
  /** Whole files by path relative to the audit folder; null removes one. */
  files: Map<string, FileContent | null>;
  /** Files of campaigns that have not changed, with the masks of today's rules; for the commit that is made anyway. */
  remasked: Map<string, FileContent>;
  campaigns: CampaignChanges[];
  run: WorkspaceRun;
  record: RunRecord;
  notes: string[];
  warnings: string[];
}

/** Characters that are told of an id that is none. */
const LONGEST_ID = 128;
/** Most campaigns that one sentence names. */
const NAMED = 10;

/**
 * Fetches a workspace and compares it with what is known. Nothing is written.
 *
 * @throws BrazeError where the list could not be had or the key was refused, MassRemovalError, WrongWorkspaceError, NothingFetchedError.
 */
export async function planWorkspace(context: WorkspaceContext): Promise<WorkspacePlan> {
  const { workspace, client, known, lastRun, options } = context;
  const startedAt = options.now();
  const listing = withMaskedIds(context, await listCampaigns(context));
  const removals = await findRemovals(context, listing);
  const isSweep = options.full === true || isSweepDue(lastSweepOf(lastRun, context.fromTime), startedAt);
  const due = lastRunOf(lastRun, options.askAgain?.get(workspace));
  const chosen = chooseCampaigns(maskedRows(context, listing.rows), known, due, isSweep);
  // Also without a sweep: of a workspace that was added later every campaign is new.
  const isFull = chosen.size === listing.rows.size;
  const plan = new PlanBuilder(context, listing.unusable);
  await plan.remove(removals.gone);
  plan.fail(removals.failed);
  await fetchChosen(context, listing, chosen, plan);
  const obtained = plan.fetched + removals.gone.length + removals.kept.length;
  const isNothing = obtained === 0 && plan.failed.length > listing.unusable.length;
  if (isNothing && !(await answersForAnother(context, listing, chosen))) {
    throw new NothingFetchedError(workspace, plan.failed, plan.firstError ? { cause: plan.firstError } : {});
  }
  const { requests, bytes, rate } = client.usage;
  const complete = listing.consistent && plan.failed.length === 0;
  return {
    files: plan.files,
    remasked: plan.remasked,
    campaigns: plan.campaigns,
    run: {
      listed: listing.rows.size,
      fetched: plan.fetched,
      unchanged: listing.rows.size - plan.written - plan.failed.filter(({ id }) => listing.rows.has(id)).length,
      failed: plan.failed,
      requests,
      bytes,
      rateRemaining: rate?.remaining ?? null,
      seconds: (options.now() - startedAt) / 1000,
      complete,
      full: isFull,
    },
    record: {
      time: formatInstant(options.now()),
      startedAt: formatInstant(startedAt),
      complete,
      // Where the record of the last sweep is lost it stays unknown: the next run asks for everything.
      lastFullSweep: isFull ? formatInstant(startedAt) : (lastRun?.lastFullSweep ?? null),
      failed: plan.failed,
      listed: listing.rows.size,
    },
    notes: missedNotes(workspace, plan.missed),
    warnings: [...keptWarnings(context, removals.kept), ...listWarnings(workspace, listing)],
  };
}

async function listCampaigns({ workspace, endpoint, client, known, options }: WorkspaceContext): Promise<Listing> {
  try {
    return await readListing(client, new Set(known.keys()), (listed) =>
      options.onProgress?.({ kind: 'listing', workspace, listed }),
    );
  } catch (error) {
    if (!(error instanceof NotACampaignError)) throw error;
    throw new UnreadableAnswerError(endpoint, '/campaigns/list', 'no-campaigns');
  }
}

async function findRemovals(context: WorkspaceContext, { rows, consistent }: Listing): Promise<Removals> {
  const { client, workspace, known, options } = context;
  const allowRemovals = options.allowRemovals === true;
  const missing = [...known.values()].filter(({ id }) => !rows.has(id));
  if (!allowRemovals) assertSameWorkspace(workspace, rows.size, known.size - missing.length, known.size);
  // A list that contradicts itself proves no absence.
  if (missing.length === 0 || !consistent) return { gone: [], kept: [], failed: [] };
  const unreliable = lastRunOf(context.lastRun).failed;
  return proveRemovals({ client, workspace, known, missing, unreliable, allowRemovals });
}

/** An id that is none may be any text: it is told, and kept in the record of the run. */
function withMaskedIds({ masker }: WorkspaceContext, listing: Listing): Listing {
  // Masked whole: what is cut off a secret still is one, and looks like one no longer.
  const tell = (id: string) => visible(masker.maskText(id)).slice(0, LONGEST_ID);
  return { ...listing, unusable: listing.unusable.map(({ id, reason }) => ({ id: tell(id), reason })) };
}

function maskedRows({ masker }: WorkspaceContext, rows: ReadonlyMap<string, JsonObject>): Map<string, JsonObject> {
  return new Map([...rows].map(([id, list]) => [id, masker.mask({ id, list, details: {} }).state.list]));
}

function lastRunOf(
  record: RunRecord | null,
  askAgain: ReadonlySet<string> = new Set(),
): { time: number | null; failed: ReadonlySet<string> } {
  const time = Date.parse(record?.startedAt ?? record?.time ?? '');
  const failed = new Set([...askAgain, ...(record?.failed ?? []).map(({ id }) => id)]);
  return { time: Number.isNaN(time) ? null : time, failed };
}

async function fetchChosen(
  { client, known, options, workspace }: WorkspaceContext,
  { rows }: Listing,
  chosen: ReadonlyMap<string, Choice>,
  plan: PlanBuilder,
): Promise<void> {
  const { now } = options;
  let done = 0;
  for await (const fetched of fetchCampaigns({ client, rows, known, now }, chosen.keys())) {
    // What came is looked at after the next requests have left: otherwise each waits until all that came with it was looked at.
    await setImmediate();
    if ('failed' in fetched) plan.fail([{ id: fetched.id, reason: fetched.failed }], fetched.error);
    else await plan.keep(fetched, chosen.get(fetched.id) === 'sweep');
    done += 1;
    options.onProgress?.({ kind: 'fetching', workspace, done, total: chosen.size, failed: plan.failed.length });
  }
}

/**
 * Asks for one campaign that is known, listed and was not asked for, any of them, so that none that fails for ever is asked each time. Where it
 * answers, Braze is there, and what was asked for fails by itself.
 */
async function answersForAnother(
  { client, known, options }: WorkspaceContext,
  { rows }: Listing,
  chosen: ReadonlyMap<string, Choice>,
): Promise<boolean> {
  const others = [...rows.keys()].filter((id) => known.has(id) && !chosen.has(id));
  const other = others[Math.floor(options.random() * others.length)];
  if (other === undefined) return false;
  for await (const fetched of fetchCampaigns({ client, rows, known, now: options.now }, [other])) {
    return !('failed' in fetched);
  }
  return false;
}

/** Gathers what is to be written. A campaign that has not changed is forgotten at once. */
class PlanBuilder {
  readonly files = new Map<string, FileContent | null>();
  readonly campaigns: CampaignChanges[] = [];
  readonly failed: FailedCampaign[];
  /** Files of campaigns that have not changed, with the masks of today's rules. */
  readonly remasked = new Map<string, FileContent>();
  /** Campaigns that only a sweep found to have changed. */
  readonly missed: CampaignChanges[] = [];
  fetched = 0;
  written = 0;
  firstError: Error | undefined;
  readonly #context: WorkspaceContext;

  constructor(context: WorkspaceContext, failed: readonly FailedCampaign[]) {
    this.#context = context;
    this.failed = [...failed];
  }

  fail(failed: readonly FailedCampaign[], error?: Error): void {
    this.failed.push(...failed);
    this.firstError ??= error;
  }

  async remove(gone: readonly KnownCampaign[]): Promise<void> {
    for (const campaign of gone) {
      const { workspace, fromTime } = this.#context;
      const before = await this.#stored(campaign);
      const changes = campaignChanges(before?.state ?? null, null, { workspace, fromTime });
      const file = campaignFilePath(workspace, campaign.id);
      this.files.set(file, null);
      if (changes && before) this.campaigns.push(deferValue(changes, packText(before.text), file));
    }
  }

  async keep({ id, state, settled }: FetchedCampaign, isSweep: boolean): Promise<void> {
    const { workspace, fromTime, masker, known } = this.#context;
    this.fetched += 1;
    const campaign = known.get(id);
    const before = campaign ? await this.#stored(campaign) : null;
    const masked = masker.mask(state).state;
    const aligned = before && masker.align({ before: before.state, after: masked, came: state });
    const after = aligned?.after ?? masked;
    const changes = campaignChanges(aligned?.before ?? null, after, { workspace, fromTime });
    const isDamaged = campaign?.stored === null;
    // Other rules made the masks that are stored, or a hand took one away: nothing changed, and no commit is made for that alone.
    if (!changes && !isDamaged && (before?.unmasked || aligned?.remasked)) {
      this.remasked.set(campaignFilePath(workspace, id), packText(encodeCampaignFile(after)));
    }
    if (!changes && !isDamaged) return;
    // The edit may be in what Braze answers a moment later: the next run asks again.
    const isUnseen = changes?.changes.every(({ rule }) => rule === 'campaign.edited.unseen') === true;
    if (isUnseen && !settled && !isDamaged) return;
    const file = campaignFilePath(workspace, id);
    const read = packText(encodeCampaignFile(after));
    this.files.set(file, read);
    this.written += 1;
    if (!changes) return;
    this.campaigns.push(deferValue(changes, read, file));
    if (isSweep && campaign) this.missed.push(changes);
  }

  #stored({ id, objectId }: KnownCampaign) {
    const { folder, workspace, base } = this.#context;
    return readLastGoodState(folder, { workspace, id }, objectId, base ?? '');
  }
}

function missedNotes(workspace: string, missed: readonly CampaignChanges[]): string[] {
  if (missed.length === 0) return [];
  const names = missed.map(({ name, id }) => ({ name, id }));
  return [
    `incremental.missed: in ${workspace} ${counted(missed.length)} had changed without a sign in the list, and only the full sweep noticed: ${named(names)}.`,
  ];
}

function keptWarnings({ workspace, masker }: WorkspaceContext, kept: readonly KnownCampaign[]): string[] {
  if (kept.length === 0) return [];
  const names = kept.map(({ id, stored }) => ({
    id,
    name: typeof stored?.name === 'string' ? masker.maskText(stored.name) : id,
  }));
  return [
    `${counted(kept.length)} of ${workspace} ${kept.length === 1 ? 'is' : 'are'} no longer listed, but the details still answer; kept as before: ${named(names)}.`,
  ];
}

function listWarnings(workspace: string, { consistent }: Listing): string[] {
  if (consistent) return [];
  return [
    `The list of ${workspace} contradicted itself each time it was read; no campaign was taken for removed, and some may be missing.`,
  ];
}

function named(campaigns: readonly { id: string; name: string }[]): string {
  const names = campaigns.slice(0, NAMED).map(({ id, name }) => `“${visible(name)}” (${id})`);
  const more = campaigns.length - names.length;
  return names.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

function counted(campaigns: number): string {
  return campaigns === 1 ? '1 campaign' : `${campaigns} campaigns`;
}
