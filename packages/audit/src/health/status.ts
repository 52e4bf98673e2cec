import { type AuditFolder, type RunFailure, type RunRecord, readRunRecords, snapshots } from '@brazier/store';
import { readEntry } from '../history/snapshot-entry.ts';
import type { FailedCampaign } from '../snapshot/snapshot-result.ts';

/** How fresh and how complete the last run of a workspace is. */
export interface WorkspaceStatus {
  /** The workspace's newest snapshot, a full commit id; null where there is none. */
  revision: string | null;
  /** When it was last looked at, whether or not anything had changed (ISO 8601, UTC); null for never. */
  time: string | null;
  ageSeconds: number | null;
  /** True where the last run obtained every campaign that it asked for. */
  complete: boolean;
  /** How many campaigns the last run could not obtain. */
  failed: number;
  /** Which, and why; empty where only the commit tells that some failed. */
  failedCampaigns: FailedCampaign[];
  /** The newest run, where all since `time` obtained nothing. */
  failure?: RunFailure;
}

/**
 * The status of every workspace of `brazier.json`. The record that each run leaves tells it, so a quiet workspace is seen to be watched; where
 * there is no record, the workspace's newest snapshot does.
 *
 * @param now milliseconds since the epoch.
 */
export async function readStatus(folder: AuditFolder, now: number): Promise<Record<string, WorkspaceStatus>> {
  const records = await readRunRecords(folder);
  const newest = await newestSnapshots(folder);
  return Object.fromEntries(
    Object.keys(folder.config.workspaces).map((name) => [name, statusOf(records[name], newest.get(name), now)]),
  );
}

interface Newest {
  revision: string;
  time: string;
  complete: boolean;
  failed: number;
}

function statusOf(record: RunRecord | undefined, snapshot: Newest | undefined, now: number): WorkspaceStatus {
  const recorded = record?.time ?? null;
  const isRecordNewer = record !== undefined && recorded !== null && recorded >= (snapshot?.time ?? '');
  const time = isRecordNewer ? recorded : (snapshot?.time ?? null);
  return {
    revision: snapshot?.revision ?? null,
    time,
    ageSeconds: time === null ? null : Math.max(0, Math.floor((now - Date.parse(time)) / 1000)),
    complete: (isRecordNewer ? record.complete : snapshot?.complete) ?? false,
    failed: (isRecordNewer ? record.failed.length : snapshot?.failed) ?? 0,
    failedCampaigns: isRecordNewer ? record.failed : [],
    ...(record?.failure !== undefined && record.failure.time >= (time ?? '') ? { failure: record.failure } : {}),
  };
}

/** The newest snapshot of each workspace of the configuration, read no further than needed. */
async function newestSnapshots(folder: AuditFolder): Promise<Map<string, Newest>> {
  const wanted = new Set(Object.keys(folder.config.workspaces));
  const newest = new Map<string, Newest>();
  for await (const commit of snapshots(folder)) {
    const { revision, time, workspaces } = readEntry(commit, folder.masker);
    for (const [name, run] of Object.entries(workspaces)) {
      if (wanted.delete(name)) newest.set(name, { revision, time, ...run });
    }
    if (wanted.size === 0) break;
  }
  return newest;
}
