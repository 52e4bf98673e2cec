import type { CampaignState } from '@brazier/schema';
import {
  type AuditFolder,
  campaignFilePath,
  fetchFileHistory,
  ShallowHistoryError,
  type SnapshotCommit,
  snapshots,
} from '@brazier/store';
import type { CampaignVersion } from './blame.ts';
import type { CampaignRef } from './history.ts';
import { readLastGoodState } from './read-state.ts';

/**
 * Every snapshot that wrote a campaign's file, newest first, with the two states.
 *
 * @throws ShallowHistoryError when the boundary of a shallow clone is reached: what it changed is not known.
 */
export async function* campaignVersions(
  folder: AuditFolder,
  campaign: CampaignRef,
): AsyncGenerator<CampaignVersion & { commit: SnapshotCommit }> {
  const { workspace, id } = campaign;
  const paths = [campaignFilePath(workspace, id)];
  await fetchFileHistory(folder, paths);
  // What one snapshot found is mostly what the one before it wrote.
  let newer: { objectId: string; state: CampaignState | null } | null = null;
  for await (const commit of snapshots(folder, { paths })) {
    if (commit.boundary) throw new ShallowHistoryError();
    const { revision, time, files } = commit;
    const read = async (objectId: string | null | undefined, at: string): Promise<CampaignState | null> =>
      objectId ? ((await readLastGoodState(folder, campaign, objectId, at))?.state ?? null) : null;
    const [written, found] = [files[0]?.after, files[0]?.before];
    const after = newer !== null && newer.objectId === written ? newer.state : await read(written, revision);
    const before = await read(found, commit.parent ?? revision);
    newer = found ? { objectId: found, state: before } : null;
    yield { commit, revision, time, before, after };
  }
}
