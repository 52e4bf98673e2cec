import { BrazeAuthError, BrazeError, createBrazeClient } from '@brazier/client';
import type { CampaignChanges, RevisionRef } from '@brazier/diff';
import { formatInstant } from '@brazier/schema';
import {
  type AuditFolder,
  type FileContent,
  GuardError,
  type Masker,
  type RunFailure,
  type RunRecord,
  readHead,
  readRunRecords,
  snapshots,
  type WorkspaceConfig,
} from '@brazier/store';
import { NothingFetchedError, UnknownWorkspaceError } from '../errors.ts';
import { readWorkspaceKey } from '../workspace-key.ts';
import { type KnownCampaigns, readKnownCampaigns } from './known-campaign.ts';
import { openMasking } from './masking-key.ts';
import { planWorkspace, type WorkspacePlan } from './plan-workspace.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import type { WorkspaceRun } from './snapshot-result.ts';

/** Characters of a reason that a record keeps. */
const LONGEST_REASON = 500;

/** All that a run would write and tell; nothing of it is written yet. */
export interface PlannedSnapshot {
  /** The commit that everything was compared with; null where there is none. */
  base: string | null;
  /** The newest snapshot. */
  from: RevisionRef;
  /** Whole files by path relative to the audit folder; null removes one. */
  files: Map<string, FileContent | null>;
  /** What lies on the disk instead, of those that are to differ there from what is committed. */
  onDisk: Map<string, string>;
  campaigns: CampaignChanges[];
  runs: Record<string, WorkspaceRun>;
  records: Record<string, RunRecord>;
  /** Why nothing could be had of any workspace, and for the same reason; null where something could. */
  refusal: Error | null;
  notes: string[];
  warnings: string[];
}

/**
 * Fetches and compares the workspaces, one after the other.
 *
 * @throws UnknownWorkspaceError, MissingKeyError, MalformedKeyError, EndpointError, ProxyError
 */
export async function planSnapshot(folder: AuditFolder, options: SnapshotOptions): Promise<PlannedSnapshot> {
  const wanted = chooseWorkspaces(folder, options);
  const { revision: base } = await readHead(folder.repository);
  const from = await newestSnapshot(folder);
  const known = await readKnownCampaigns(folder, base);
  const records = await readRunRecords(folder);
  const masking = await openMasking(folder, options.env, options.randomBytes);
  const plan: PlannedSnapshot = {
    base,
    from,
    files: new Map(),
    onDisk: masking.onDisk,
    campaigns: [],
    runs: {},
    records: {},
    refusal: null,
    notes: [],
    warnings: masking.warnings,
  };
  const errors: Error[] = [];
  for (const { workspace, config, apiKey } of wanted) {
    const common = { folder, workspace, base, fromTime: from.time, masker: masking.masker, options };
    const outcome = await tryWorkspace({
      ...common,
      config,
      apiKey,
      known: known.get(workspace) ?? new Map(),
      lastRun: records[workspace] ?? null,
    });
    plan.runs[workspace] = outcome.run;
    if (!('error' in outcome)) addTo(plan, workspace, outcome);
    else {
      errors.push(outcome.error);
      const record = records[workspace];
      // A workspace of which there has been nothing yet has nothing to miss.
      if (record) plan.records[workspace] = { ...record, failure: failureOf(outcome.error, options.now()) };
    }
  }
  const [first] = errors;
  if (first && errors.length === wanted.length && errors.every((error) => blames(error) === blames(first))) {
    // One error for all, but each workspace has its reason, and a guard its override.
    first.message = [...new Set(errors.map(({ message }) => message))].join(' ');
    return { ...plan, refusal: first };
  }
  if (plan.files.size > 0) for (const [file, text] of masking.files) plan.files.set(file, text);
  return plan;
}

function failureOf({ message }: Error, now: number): RunFailure {
  return { time: formatInstant(now), reason: message.slice(0, LONGEST_REASON) };
}

interface WantedWorkspace {
  workspace: string;
  config: WorkspaceConfig;
  apiKey: string;
}

function chooseWorkspaces({ config }: AuditFolder, { workspaces, env }: SnapshotOptions): WantedWorkspace[] {
  const all = Object.keys(config.workspaces);
  const names = workspaces && workspaces.length > 0 ? [...new Set(workspaces)] : all;
  return names.map((workspace) => {
    const found = Object.hasOwn(config.workspaces, workspace) ? config.workspaces[workspace] : undefined;
    if (!found) throw new UnknownWorkspaceError(workspace, all);
    return { workspace, config: found, apiKey: readWorkspaceKey(workspace, found.apiKeyEnv, env) };
  });
}

async function newestSnapshot(folder: AuditFolder): Promise<RevisionRef> {
  for await (const { revision, time } of snapshots(folder)) return { revision, time };
  return { revision: null, time: null };
}

function addTo(plan: PlannedSnapshot, workspace: string, found: WorkspacePlan): void {
  for (const [file, text] of found.files) plan.files.set(file, text);
  for (const campaign of found.campaigns) plan.campaigns.push(campaign);
  plan.records[workspace] = found.record;
  plan.notes.push(...found.notes);
  plan.warnings.push(...found.warnings);
}

interface Attempt extends WantedWorkspace {
  folder: AuditFolder;
  masker: Masker;
  base: string | null;
  fromTime: string | null;
  known: KnownCampaigns;
  lastRun: RunRecord | null;
  options: SnapshotOptions;
}

/** Plans one workspace; what keeps it from being fetched is told and does not keep the others. */
async function tryWorkspace(attempt: Attempt): Promise<WorkspacePlan | { error: Error; run: WorkspaceRun }> {
  const { workspace, config, apiKey, folder, options } = attempt;
  const { env, now, sleep, random, concurrency, maxWaitSeconds, requestTimeoutSeconds, signal, onProgress } = options;
  const { rateReserve } = folder.config;
  const startedAt = now();
  const client = createBrazeClient({
    endpoint: config.endpoint,
    apiKey,
    env,
    now,
    sleep,
    random,
    ...(concurrency === undefined ? {} : { concurrency }),
    ...(maxWaitSeconds === undefined ? {} : { maxWaitSeconds }),
    ...(requestTimeoutSeconds === undefined ? {} : { requestTimeoutSeconds }),
    ...(rateReserve === undefined ? {} : { reserve: rateReserve }),
    ...(signal ? { signal } : {}),
    onEvent(event) {
      if (event.type === 'waiting') {
        const { seconds, until, reason } = event;
        onProgress?.({ kind: 'waiting', workspace, seconds, until, reason });
      }
      if (event.type === 'retry' && event.reason !== 'rate-limit') {
        const { attempt, attempts, reason, seconds } = event;
        onProgress?.({ kind: 'retrying', workspace, attempt: attempt + 1, attempts, reason, seconds });
      }
    },
  });
  try {
    return await planWorkspace({ ...attempt, endpoint: config.endpoint, client });
  } catch (error) {
    if (!isOutcome(error)) throw error;
    const { requests, bytes, rate } = client.usage;
    const failed = error instanceof NothingFetchedError ? error.data.failed : [];
    const run: WorkspaceRun = {
      listed: 0,
      fetched: 0,
      unchanged: 0,
      failed,
      requests,
      bytes,
      rateRemaining: rate?.remaining ?? null,
      seconds: (now() - startedAt) / 1000,
      complete: false,
      full: false,
      error,
    };
    return { error, run };
  } finally {
    await client.close();
  }
}

/** Whom an error blames: two that blame the same are alike, whatever Braze answered in place of campaigns. */
function blames(error: Error): 'key' | 'guard' | 'braze' {
  if (error instanceof BrazeAuthError) return 'key';
  return error instanceof GuardError ? 'guard' : 'braze';
}

/** True for what can happen to a workspace; anything else is a bug, an interruption or the machine's. */
function isOutcome(error: unknown): error is Error {
  return error instanceof BrazeError || error instanceof GuardError || error instanceof NothingFetchedError;
}
