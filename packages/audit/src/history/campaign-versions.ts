import { diff } from '@brazier/diff';
import {
  type AuditFolder,
  campaignFilePath,
  ShallowHistoryError,
  type SnapshotCommit,
  snapshots,
} from '@brazier/store';
import type { CampaignVersion } from './blame.ts';
import type { CampaignRef } from './history.ts';
import { readLastGoodState } from './read-state.ts';

/**
 * Every snapshot that changed a campaign, newest first, with the two states and what differs.
 *
 * @throws ShallowHistoryError when the boundary of a shallow clone is reached: what it changed is not known.
 */
export async function* campaignVersions(
  folder: AuditFolder,
  campaign: CampaignRef,
): AsyncGenerator<{ commit: SnapshotCommit; version: CampaignVersion }> {
  const { workspace, id } = campaign;
  for await (const commit of snapshots(folder, { paths: [campaignFilePath(workspace, id)] })) {
    if (commit.boundary) throw new ShallowHistoryError();
    const { revision, time, files } = commit;
    const read = (objectId: string | null | undefined, at: string) =>
      objectId ? readLastGoodState(folder, campaign, objectId, at) : null;
    const [before, after] = await Promise.all([
      read(files[0]?.before, commit.parent ?? revision),
      read(files[0]?.after, revision),
    ]);
    const states = { before: before?.state ?? null, after: after?.state ?? null };
    const changes = diff(states.before, states.after, { workspace });
    if (changes.length > 0) yield { commit, version: { revision, time, ...states, changes } };
  }
}
