import { createChangeSet } from '@brazier/diff';
import { formatInstant } from '@brazier/schema';
import {
  type AuditFolder,
  ConcurrentCommitError,
  commitSnapshot,
  forgetUnpushed,
  PushError,
  parseCampaignPath,
  pushSnapshots,
  readHead,
  restoreWorkTree,
  writeRunRecords,
  writeWorkTree,
} from '@brazier/store';
import { campaignKey } from '../campaign-key.ts';
import { commitMessage } from '../commit-message/commit-message.ts';
import { differingFiles } from '../history/compare-files.ts';
import type { PlannedSnapshot } from './plan-snapshot.ts';
import { rebuildSnapshot } from './rebuild.ts';
import type { Replay } from './replay-unpushed.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import type { SnapshotResult } from './snapshot-result.ts';

const COMMIT_ATTEMPTS = 5;

/** What a run writes: what it planned, after what earlier runs could not push. */
export interface SnapshotToApply extends PlannedSnapshot {
  replay: Replay;
}

/**
 * Writes what was planned: brings the work tree back to HEAD, commits, records the run, pushes.
 *
 * @throws what nothing could be had for; ConcurrentCommitError where somebody else committed to the same campaigns meanwhile; nothing was written then.
 */
export async function applySnapshot(
  folder: AuditFolder,
  plan: SnapshotToApply,
  options: SnapshotOptions,
): Promise<SnapshotResult> {
  const { from, files, campaigns, runs, records, refusal, replay } = plan;
  const nowhere = { revision: null, time: null };
  const result: SnapshotResult = {
    revision: null,
    pushed: false,
    workspaces: runs,
    changes: createChangeSet(from, nowhere, campaigns),
    notes: [...replay.notes, ...plan.notes],
    warnings: [...replay.warnings, ...plan.warnings],
  };
  if (refusal !== null) {
    // The refusal is what has to be told, also where it cannot be recorded.
    if (!options.dryRun) await recordRefusal(folder, plan, options, result).catch(() => {});
    throw refusal;
  }
  if (options.dryRun) return result;
  result.warnings.push(...restoredWarnings(await restoreWorkTree(folder, options.sleep)));
  // Never before the snapshot that it follows: dates are asked for along the line of commits.
  const time = Math.max(seconds(options), from.time === null ? 0 : Date.parse(from.time) / 1000);
  if (files.size > 0) options.onProgress?.({ kind: 'committing', files: files.size });
  if (files.size > 0 && options.commit === false) await writeWorkTree(folder, new Map([...files, ...plan.onDisk]));
  else if (files.size > 0) {
    const { revision, warnings } = await commitPlan(folder, plan, time, options);
    result.revision = revision;
    result.warnings.push(...warnings);
    result.changes.to = { revision, time: formatInstant(time * 1000) };
  }
  // Without a commit nothing has been recorded that the next run could go on from.
  if (options.commit !== false) await recordRuns(folder, records, time);
  if (options.push) await push(folder, options, { result, replay });
  return result;
}

/** Leaves in the records that the run failed, for whoever looks next, here or in another clone. */
async function recordRefusal(
  folder: AuditFolder,
  { records, replay }: SnapshotToApply,
  options: SnapshotOptions,
  result: SnapshotResult,
): Promise<void> {
  if (options.commit === false) return;
  await recordRuns(folder, records, seconds(options));
  // What was left out is told by the run that deletes it from the remote, and this one tells the refusal alone.
  if (options.push) await push(folder, options, { result, replay: { ...replay, settled: [] } });
}

async function recordRuns(folder: AuditFolder, records: PlannedSnapshot['records'], time: number): Promise<void> {
  if (Object.keys(records).length === 0) return;
  const ended = formatInstant(time * 1000);
  const entries = Object.entries(records).map(([name, { failure, ...record }]) => [
    name,
    failure === undefined ? { ...record, time: ended } : { ...record, failure: { ...failure, time: ended } },
  ]);
  await writeRunRecords(folder, Object.fromEntries(entries), time);
}

function seconds({ now }: SnapshotOptions): number {
  return Math.floor(now() / 1000);
}

function restoredWarnings(paths: readonly string[]): string[] {
  if (paths.length === 0) return [];
  const [first] = paths;
  return [
    `${paths.length === 1 ? '1 file' : `${paths.length} files`} under workspaces/ had been changed outside of Brazier and ${paths.length === 1 ? 'is' : 'are'} again as last committed: ${first}${paths.length > 1 ? ' …' : ''}.`,
  ];
}

/** Commits on the present HEAD; where that moved and left our campaigns alone, on the new one. */
async function commitPlan(
  folder: AuditFolder,
  { base, files, onDisk, runs, from, campaigns }: PlannedSnapshot,
  time: number,
  { sleep }: SnapshotOptions,
): Promise<{ revision: string; warnings: string[] }> {
  const written = Object.fromEntries(Object.entries(runs).filter(([, { error }]) => error === undefined));
  const message = commitMessage(createChangeSet(from, { revision: null, time: null }, campaigns), written);
  let parent = base;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await commitSnapshot(folder, { base: parent, files, onDisk, message, time }, sleep);
    } catch (error) {
      const { revision } = await readHead(folder.repository);
      const isRetry = error instanceof ConcurrentCommitError && attempt < COMMIT_ATTEMPTS;
      if (!isRetry || parent === null || revision === null || (await touches(folder, parent, revision, files)))
        throw error;
      parent = revision;
    }
  }
}

/** True where a file that is to be written differs between two commits. */
async function touches(
  folder: AuditFolder,
  from: string,
  to: string,
  files: PlannedSnapshot['files'],
): Promise<boolean> {
  const moved = new Set((await differingFiles(folder, from, to)).map(campaignKey));
  return [...files.keys()].some((path) => {
    const campaign = parseCampaignPath(path);
    return campaign !== null && moved.has(campaignKey(campaign));
  });
}

async function push(
  folder: AuditFolder,
  options: SnapshotOptions,
  { result, replay }: { result: SnapshotResult; replay: Replay },
): Promise<void> {
  const { sleep, random } = options;
  options.onProgress?.({ kind: 'pushing' });
  try {
    const rebuild = (commit: string, onto: string) => rebuildSnapshot(folder, commit, onto);
    const how = { rebuild, sleep, random, time: seconds(options), kept: replay.made };
    const { revision, warnings } = await pushSnapshots(folder, how);
    result.pushed = true;
    result.warnings.push(...warnings, ...(await forgetUnpushed(folder, replay.settled)));
    if (result.revision !== null) result.revision = revision;
  } catch (error) {
    if (!(error instanceof PushError)) throw error;
    result.pushError = error;
  }
}
