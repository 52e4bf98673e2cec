import { type CampaignChanges, createChangeSet } from '@brazier/diff';
import { type CampaignState, type Json, lastEdited, own, readInstant } from '@brazier/schema';
import {
  type AuditFolder,
  type ChangedFile,
  CONFIG_FILE,
  CorruptFileError,
  campaignFilePath,
  GitError,
  listCampaignFiles,
  type RebuiltSnapshot,
  resolveSnapshot,
  type SnapshotCommit,
  snapshots,
} from '@brazier/store';
import { campaignKey } from '../campaign-key.ts';
import { commitMessage } from '../commit-message/commit-message.ts';
import { compareFile, type Ends } from '../history/compare-files.ts';
import { readLastGoodState, readState } from '../history/read-state.ts';
import { readEntry } from '../history/snapshot-entry.ts';

/**
 * What a snapshot's commit still has to add on top of another commit: three-way, campaign by campaign. Where both changed one, the state that
 * Braze edited last stays, theirs where that is the same; a campaign that either side found removed stays removed. Null where nothing is left.
 */
export async function rebuildSnapshot(
  folder: AuditFolder,
  revision: string,
  onto: string,
): Promise<RebuiltSnapshot | null> {
  const commit = await snapshotAt(folder, revision);
  if (!commit) return null;
  const tip = await resolveSnapshot(folder, onto);
  const ends: Ends = { from: tip, to: { revision, time: commit.time } };
  const theirs = new Map((await listCampaignFiles(folder, onto)).map((file) => [campaignKey(file), file.objectId]));
  const files = new Map<string, string | null>();
  const campaigns: CampaignChanges[] = [];
  for (const ours of commit.files) {
    const file = { ...ours, base: ours.before, before: theirs.get(campaignKey(ours)) ?? null };
    if (!(await isOursNewer(folder, file, ends))) continue;
    const changes = await compareFile(folder, ends, file);
    if (!changes && file.before !== null && !(await isUnmasked(folder, file, file.before))) continue;
    files.set(
      campaignFilePath(ours.workspace, ours.id),
      ours.after === null ? null : await folder.blobs.read(ours.after),
    );
    if (changes) campaigns.push(changes);
  }
  const config = await rebuildConfig(folder, commit, onto);
  if (config !== null) files.set(CONFIG_FILE, config);
  if (files.size === 0) return null;
  const runs = Object.fromEntries(
    Object.entries(readEntry(commit, folder.masker).workspaces).map(([name, { complete, failed }]) => [
      name,
      { complete, failed: { length: failed } },
    ]),
  );
  return { files, message: commitMessage(createChangeSet(ends.from, ends.to, campaigns), runs) };
}

async function snapshotAt(folder: AuditFolder, revision: string): Promise<SnapshotCommit | null> {
  for await (const commit of snapshots(folder, { from: revision })) return commit.revision === revision ? commit : null;
  return null;
}

/** `before` is theirs, `after` ours, `base` what ours was compared with. */
async function isOursNewer(
  folder: AuditFolder,
  file: ChangedFile & { base: string | null },
  { from, to }: Ends,
): Promise<boolean> {
  const { base, before, after } = file;
  if (before === after) return false;
  if (before === base || after === null) return true;
  if (before === null) return base === null;
  const [theirs, ours] = await Promise.all([
    readLastGoodState(folder, file, before, from.revision ?? to.revision),
    readLastGoodState(folder, file, after, to.revision),
  ]);
  return ours !== null && (theirs === null || compareAge(ours.state, theirs.state) > 0);
}

/** True where what they have holds a secret that ours masks. */
async function isUnmasked(folder: AuditFolder, campaign: ChangedFile, objectId: string): Promise<boolean> {
  try {
    return (await readState(folder, campaign, objectId)).unmasked;
  } catch (error) {
    if (error instanceof CorruptFileError) return false;
    throw error;
  }
}

/** Above 0 where the first was edited, or else updated, after the second by Braze's own times. */
function compareAge(left: CampaignState, right: CampaignState): number {
  const edited = instantOf(lastEdited(left)) - instantOf(lastEdited(right));
  return edited || instantOf(own(left.details, 'updated_at')) - instantOf(own(right.details, 'updated_at'));
}

function instantOf(value: Json | undefined): number {
  return readInstant(value) ?? 0;
}

/** `brazier.json` where the commit changed it (it made the masking key) and nobody else did. */
async function rebuildConfig(
  folder: AuditFolder,
  { revision, parent }: SnapshotCommit,
  onto: string,
): Promise<string | null> {
  const path = `${folder.repository.prefix}${CONFIG_FILE}`;
  const read = (commit: string) =>
    folder.blobs.read(`${commit}:${path}`).catch((error: unknown) => {
      if (error instanceof GitError) return null;
      throw error;
    });
  const [ours, base, theirs] = await Promise.all([read(revision), parent === null ? null : read(parent), read(onto)]);
  return ours !== base && theirs === base ? ours : null;
}
