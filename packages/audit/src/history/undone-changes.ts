import type { ChangeSet } from '@brazier/diff';
import { compareStrings } from '@brazier/schema';
import { type AuditFolder, snapshots } from '@brazier/store';
import { campaignKey } from '../campaign-key.ts';
import { compareFile } from './compare-files.ts';
import type { UndoneCampaign } from './history.ts';
import { isUnseenEdit } from './unseen-edits.ts';

/**
 * The campaigns that snapshots between the two ends of a comparison changed, and that it tells nothing of: what was changed was changed back. By
 * workspace, then name, then id.
 *
 * @throws the signal's reason once it is aborted; GitError.
 */
export async function findUndone(
  folder: AuditFolder,
  { from, to, campaigns }: ChangeSet,
  signal?: AbortSignal,
): Promise<UndoneCampaign[]> {
  if (from.revision === null || to.revision === null) return [];
  // An edit that is not seen does not tell of others that were, and were taken back.
  const told = new Set(campaigns.filter((campaign) => !isUnseenEdit(campaign)).map(campaignKey));
  const undone = new Map<string, UndoneCampaign>();
  for await (const commit of snapshots(folder, { between: [from.revision, to.revision] })) {
    signal?.throwIfAborted();
    // What the boundary of a shallow clone changed is not known.
    if (commit.boundary) continue;
    const ends = {
      from: { revision: commit.parent, time: null },
      to: { revision: commit.revision, time: commit.time },
    };
    for (const file of commit.files) {
      if (told.has(campaignKey(file)) || undone.has(campaignKey(file))) continue;
      const changes = await compareFile(folder, ends, file);
      if (changes === null || isUnseenEdit(changes)) continue;
      const { workspace, id, name, status } = changes;
      undone.set(campaignKey(file), { workspace, id, name, isGone: status === 'removed' });
    }
  }
  return [...undone.values()].sort(
    (one, other) =>
      compareStrings(one.workspace, other.workspace) ||
      compareStrings(one.name, other.name) ||
      compareStrings(one.id, other.id),
  );
}
