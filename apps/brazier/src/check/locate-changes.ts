import type { ChangeSet } from '@brazier/diff';
import type { Locate } from '@brazier/report';
import {
  type AuditFolder,
  campaignFilePath,
  encodeCampaignFile,
  listCampaignFiles,
  readCampaign,
} from '@brazier/store';
import { lineOfChange } from './line-of-change.ts';

/**
 * Finds the line of each change in its campaign's file as the set's later revision has it, or its earlier one where the campaign is gone. The path
 * begins at the top of the repository.
 */
export async function locateChanges(folder: AuditFolder, set: ChangeSet): Promise<Locate> {
  const texts = new Map<string, string>();
  for (const revision of [set.from.revision, set.to.revision]) {
    if (revision === null) continue;
    const wanted = new Set(
      [...set.campaigns, ...set.reverted].map(({ workspace, id }) => campaignFilePath(workspace, id)),
    );
    for (const { workspace, id, objectId } of await listCampaignFiles(folder, revision)) {
      const path = campaignFilePath(workspace, id);
      if (wanted.has(path)) texts.set(path, encodeCampaignFile(await readCampaign(folder, workspace, id, objectId)));
    }
  }
  return ({ workspace, id }, change) => {
    const path = campaignFilePath(workspace, id);
    return { file: folder.repository.prefix + path, line: lineOfChange(texts.get(path) ?? '', change) };
  };
}
