import { type CampaignChanges, type ChangeSet, createChangeSet } from '@brazier/diff';
import { type AuditFolder, snapshots } from '@brazier/store';
import { campaignKey } from '../campaign-key.ts';
import { compareFile } from './compare-files.ts';

/**
 * What two snapshots tell, without the edits called unseen that no snapshot in between calls so: what was changed and changed back moved only the time
 * of the last edit, but it was seen each time.
 *
 * @param between the two revisions, whichever is the older.
 * @throws the signal's reason once it is aborted.
 */
export async function keepUnseenEdits(
  folder: AuditFolder,
  between: readonly [string, string],
  set: ChangeSet,
  signal?: AbortSignal,
): Promise<ChangeSet> {
  const doubtful = new Set(set.campaigns.filter(isUnseenEdit).map(campaignKey));
  if (doubtful.size === 0) return set;
  const seen = new Set<string>();
  for await (const { revision, parent, time, files, boundary } of snapshots(folder, { between })) {
    signal?.throwIfAborted();
    // What the boundary of a shallow clone changed is not known.
    if (boundary) continue;
    for (const file of files) {
      const key = campaignKey(file);
      if (!doubtful.has(key)) continue;
      const ends = { from: { revision: parent, time: null }, to: { revision, time } };
      const changes = await compareFile(folder, ends, file);
      if (changes === null) continue;
      // One edit that only its time shows is enough.
      if (isUnseenEdit(changes)) doubtful.delete(key);
      else seen.add(key);
    }
  }
  const isTold = (campaign: CampaignChanges) =>
    !(doubtful.has(campaignKey(campaign)) && seen.has(campaignKey(campaign)));
  return createChangeSet(set.from, set.to, set.campaigns.filter(isTold));
}

/** True where nothing but the time of the last edit moved. */
export function isUnseenEdit({ changes }: CampaignChanges): boolean {
  return changes.length === 1 && changes[0]?.rule === 'campaign.edited.unseen';
}
