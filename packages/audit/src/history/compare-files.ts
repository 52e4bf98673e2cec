import {
  type CampaignChanges,
  type ChangeSet,
  campaignChanges,
  createChangeSet,
  type RevisionRef,
} from '@brazier/diff';
import { type AuditFolder, type ChangedFile, campaignFilePath, listCampaignFiles } from '@brazier/store';
import { campaignKey } from '../campaign-key.ts';
import { deferValue } from './deferred-value.ts';
import type { CampaignRef, CompareOptions } from './history.ts';
import { packText } from './packed-text.ts';
import { type ReadState, readLastGoodState } from './read-state.ts';

/** The two commits whose files are compared; `from` has no revision before the first snapshot. */
export interface Ends {
  from: RevisionRef;
  to: { revision: string; time: string };
}

// Enough reads under way that git is never waited for, few enough that memory does not grow with the workspace.
const READS = 32;

/** The changes in files that differ between two commits. Only these are read. */
export async function compareFiles(
  folder: AuditFolder,
  ends: Ends,
  files: readonly ChangedFile[],
  { onProgress, signal }: CompareOptions = {},
): Promise<ChangeSet> {
  const campaigns: CampaignChanges[] = [];
  await folder.blobs.prefetch(files.flatMap(({ before, after }) => [before, after]).filter((id) => id !== null));
  for (let start = 0; start < files.length; start += READS) {
    const batch = await Promise.all(files.slice(start, start + READS).map((file) => compareFile(folder, ends, file)));
    campaigns.push(...batch.filter((campaign) => campaign !== null));
    signal?.throwIfAborted();
    onProgress?.(Math.min(files.length, start + READS), files.length);
  }
  return createChangeSet(ends.from, ends.to, campaigns);
}

/** The changes of one campaign between two of its blobs; null where they mean the same. */
export async function compareFile(
  folder: AuditFolder,
  { from, to }: Ends,
  file: ChangedFile,
): Promise<CampaignChanges | null> {
  const [before, after] = await Promise.all([
    file.before === null ? null : readLastGoodState(folder, file, file.before, from.revision ?? to.revision),
    file.after === null ? null : readLastGoodState(folder, file, file.after, to.revision),
  ]);
  if (before === null || after === null) return compareStates(file, from.time, [before, after]);
  // What other rules masked than today's has not changed by that.
  const aligned = folder.masker.align({ before: before.state, after: after.state });
  return compareStates(file, from.time, [
    { ...before, state: aligned.before },
    { ...after, state: aligned.after },
  ]);
}

/** The changes of one campaign between two of its states, whose masks are aligned; null where they mean the same. `fromTime` is the time of the snapshot that the first is from. */
export function compareStates(
  { workspace, id }: CampaignRef,
  fromTime: string | null,
  [before, after]: readonly [ReadState | null, ReadState | null],
): CampaignChanges | null {
  const changes = campaignChanges(before?.state ?? null, after?.state ?? null, { workspace, fromTime });
  const text = (after ?? before)?.text;
  if (!changes || changes.status === 'changed' || text === undefined) return changes;
  return deferValue(changes, packText(text), campaignFilePath(workspace, id));
}

/** The files that differ between the trees of two commits. */
export async function differingFiles(folder: AuditFolder, from: string, to: string): Promise<ChangedFile[]> {
  const [before, after] = await Promise.all([listCampaignFiles(folder, from), listCampaignFiles(folder, to)]);
  const differing = new Map<string, ChangedFile>();
  for (const { workspace, id, objectId } of before) {
    differing.set(campaignKey({ workspace, id }), { workspace, id, before: objectId, after: null });
  }
  for (const { workspace, id, objectId } of after) {
    const key = campaignKey({ workspace, id });
    const known = differing.get(key);
    if (known?.before === objectId) differing.delete(key);
    else differing.set(key, { workspace, id, before: known?.before ?? null, after: objectId });
  }
  return [...differing.values()];
}
