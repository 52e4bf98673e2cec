import { type BrazeClient, createBrazeClient, type Usage } from '@brazier/client';
import type { CampaignChanges, RevisionRef } from '@brazier/diff';
import { formatInstant } from '@brazier/schema';
import {
  type AuditFolder,
  type FileContent,
  type Masker,
  type RunFailure,
  type RunRecord,
  readHead,
  readRunRecords,
  snapshots,
  type WorkspaceConfig,
} from '@brazier/store';
import { NothingFetchedError, UnknownWorkspaceError, type WorkspaceFailure, WorkspacesFailedError } from '../errors.ts';
import { areAlike, isWorkspaceFailure } from '../workspace-failure.ts';
import { readWorkspaceKey } from '../workspace-key.ts';
import { type KnownCampaigns, readKnownCampaigns } from './known-campaign.ts';
import { openMasking } from './masking-key.ts';
import { planWorkspace, type WorkspacePlan } from './plan-workspace.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import type { WorkspaceRun } from './snapshot-result.ts';

/** Characters of a reason that a record keeps. */
const LONGEST_REASON = 500;

/** The record of a workspace of which no run has obtained anything yet. */
const NO_RUN: RunRecord = { time: null, complete: false, lastFullSweep: null, failed: [], listed: 0 };

const NOTHING_SENT: Usage = { requests: 0, bytes: 0, rate: null };

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
 * Fetches and compares the workspaces, one after the other. What keeps one from being fetched is its own failure: the others are fetched all the same.
 *
 * @throws UnknownWorkspaceError, ConfigError
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
  const failures: WorkspaceFailure[] = [];
  const remasked = new Map<string, FileContent>();
  for (const { workspace, config } of wanted) {
    const common = { folder, workspace, base, fromTime: from.time, masker: masking.masker, options };
    const outcome = await tryWorkspace({
      ...common,
      config,
      known: known.get(workspace) ?? new Map(),
      lastRun: records[workspace] ?? null,
    });
    plan.runs[workspace] = outcome.run;
    if (!('error' in outcome)) {
      addTo(plan, workspace, outcome);
      for (const [file, text] of outcome.remasked) remasked.set(file, text);
    } else {
      failures.push({ workspace, error: outcome.error });
      const record = records[workspace] ?? NO_RUN;
      plan.records[workspace] = { ...record, failure: failureOf(outcome.error, options.now()) };
    }
  }
  if (failures.length > 0 && failures.length === wanted.length && areAlike(failures.map(({ error }) => error))) {
    const [only] = failures;
    return { ...plan, refusal: failures.length === 1 && only ? only.error : new WorkspacesFailedError(failures) };
  }
  if (plan.files.size > 0) {
    plan.notes.push(...remaskedNotes(remasked.size));
    for (const [file, text] of [...remasked, ...masking.files]) plan.files.set(file, text);
  }
  return plan;
}

function remaskedNotes(files: number): string[] {
  if (files === 0) return [];
  const campaigns = files === 1 ? 'The file of 1 campaign was' : `The files of ${files} campaigns were`;
  return [
    `masks.rewritten: ${campaigns} written again because their secrets are masked by other rules now; nothing in them changed. \`brazier verify\` names what older commits hold unmasked.`,
  ];
}

function failureOf({ message }: Error, now: number): RunFailure {
  return { time: formatInstant(now), reason: message.slice(0, LONGEST_REASON) };
}

interface WantedWorkspace {
  workspace: string;
  config: WorkspaceConfig;
}

function chooseWorkspaces({ config }: AuditFolder, { workspaces }: SnapshotOptions): WantedWorkspace[] {
  const all = Object.keys(config.workspaces);
  const names = workspaces && workspaces.length > 0 ? [...new Set(workspaces)] : all;
  return names.map((workspace) => {
    const found = Object.hasOwn(config.workspaces, workspace) ? config.workspaces[workspace] : undefined;
    if (!found) throw new UnknownWorkspaceError(workspace, all);
    return { workspace, config: found };
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

/** Plans one workspace, or gives what keeps it from being fetched. */
async function tryWorkspace(attempt: Attempt): Promise<WorkspacePlan | { error: Error; run: WorkspaceRun }> {
  const { config, options } = attempt;
  const startedAt = options.now();
  let client: BrazeClient | null = null;
  try {
    client = openClient(attempt);
    return await planWorkspace({ ...attempt, endpoint: config.endpoint, client });
  } catch (error) {
    if (!isWorkspaceFailure(error)) throw error;
    const { requests, bytes, rate } = client?.usage ?? NOTHING_SENT;
    const failed = error instanceof NothingFetchedError ? error.data.failed : [];
    const run: WorkspaceRun = {
      listed: 0,
      fetched: 0,
      unchanged: 0,
      failed,
      requests,
      bytes,
      rateRemaining: rate?.remaining ?? null,
      seconds: (options.now() - startedAt) / 1000,
      complete: false,
      full: false,
      error,
    };
    return { error, run };
  } finally {
    await client?.close();
  }
}

/** @throws MissingKeyError, MalformedKeyError, EndpointError, ProxyError */
function openClient({ workspace, config, folder, options }: Attempt): BrazeClient {
  const { env, now, sleep, random, concurrency, maxWaitSeconds, requestTimeoutSeconds, signal, onProgress } = options;
  const { rateReserve } = folder.config;
  return createBrazeClient({
    endpoint: config.endpoint,
    apiKey: readWorkspaceKey(workspace, config.apiKeyEnv, env),
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
}
