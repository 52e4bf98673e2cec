import { formatInstant } from '@brazier/schema';
import {
  type AuditFolder,
  assertOnBranch,
  assertWritable,
  ConcurrentCommitError,
  fetchRunRecords,
  lockAuditFolder,
  readRunRecords,
} from '@brazier/store';
import { applySnapshot } from './apply-snapshot.ts';
import { planSnapshot } from './plan-snapshot.ts';
import { NOTHING_REPLAYED, replayUnpushed } from './replay-unpushed.ts';
import type { SnapshotOptions } from './snapshot-options.ts';
import type { SnapshotResult } from './snapshot-result.ts';

const ROUNDS = 3;

/**
 * Fetches the workspaces, compares them with HEAD and commits what changed. What could not be had of a workspace, or why nothing could, stands in
 * the result; the files of what failed stay byte for byte.
 *
 * @throws LockHeldError, UnsafeFolderError, DetachedHeadError, GitTooOldError, ConfigError, NewerFormatError, UnknownWorkspaceError before anything is
 * fetched; where all workspaces failed alike, that error: MissingKeyError, MalformedKeyError, EndpointError, ProxyError, BrazeError, MassRemovalError,
 * WrongWorkspaceError, NothingFetchedError; GitError.
 */
export async function takeSnapshot(folder: AuditFolder, options: SnapshotOptions): Promise<SnapshotResult> {
  if (options.dryRun) {
    return applySnapshot(folder, { ...(await planSnapshot(folder, options)), replay: NOTHING_REPLAYED }, options);
  }
  await assertWritable(folder.repository, folder.dir);
  if (options.push) await assertOnBranch(folder.repository);
  const { pid, hostname, isAlive, now } = options;
  const lock = await lockAuditFolder(folder, { pid, host: hostname, since: formatInstant(now()) }, isAlive);
  try {
    await fetchRecords(folder, options);
    const replay = options.push ? await replayUnpushed(folder, options) : NOTHING_REPLAYED;
    // Nobody vouches for what waited on the remote: Braze says whether it is so.
    const asking = { ...options, askAgain: replay.taken };
    for (let round = 1; ; round += 1) {
      try {
        return await applySnapshot(folder, { ...(await planSnapshot(folder, asking)), replay }, options);
      } catch (error) {
        // Somebody pulled or committed newer states of the same campaigns: what was planned is compared with them once more.
        if (!(error instanceof ConcurrentCommitError) || round === ROUNDS) throw error;
      }
    }
  } finally {
    await lock.release();
  }
}

/** A fresh clone has no record of earlier runs; where a run pushes, others may have left newer ones. */
async function fetchRecords(folder: AuditFolder, { push, now }: SnapshotOptions): Promise<void> {
  const records = await readRunRecords(folder);
  const isKnown = Object.keys(folder.config.workspaces).every((workspace) => records[workspace]?.time);
  if (push || !isKnown) await fetchRunRecords(folder, Math.floor(now() / 1000));
}
