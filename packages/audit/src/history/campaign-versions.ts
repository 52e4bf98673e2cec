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
  let newest: CampaignState | null = null;
  for await (const commit of snapshots(folder, { paths })) {
    if (commit.boundary) throw new ShallowHistoryError();
    const { revision, time, files } = commit;
    const read = async (objectId: string | null | undefined, at: string): Promise<CampaignState | null> =>
      objectId ? ((await readLastGoodState(folder, campaign, objectId, at))?.state ?? null) : null;
    const [written, found] = [files[0]?.after, files[0]?.before];
    const after = newer !== null && newer.objectId === written ? newer.state : await read(written, revision);
    const before = await read(found, commit.parent ?? revision);
    newer = found ? { objectId: found, state: before } : null;
    newest ??= after ?? before;
    yield {
      commit,
      revision,
      time,
      before: alignWith(folder, before, newest),
      after: alignWith(folder, after, newest),
    };
  }
}

/** With the masks of the newest version where the text is the same: what other rules masked has not changed by that. */
function alignWith(
  { masker }: AuditFolder,
  state: CampaignState | null,
  newest: CampaignState | null,
): CampaignState | null {
  if (state === null || newest === null) return state;
  return masker.align({ before: state, after: newest }).before;
}
