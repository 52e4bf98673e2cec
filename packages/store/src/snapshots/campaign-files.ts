import type { CampaignState } from '@brazier/schema';
import { campaignFilePath, parseCampaignPath, WORKSPACES_FOLDER } from '../campaign-file/campaign-path.ts';
import { decodeCampaignFile } from '../campaign-file/decode-campaign.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { fetchMissingHistory } from '../git/missing-objects.ts';
import { runGit } from '../git/run-git.ts';

/** A campaign's file in the tree of a commit. */
export interface CampaignFile {
  workspace: string;
  id: string;
  /** Id of its blob. */
  objectId: string;
}

/** The campaign files in the tree of a commit, by path. @throws GitError where there is no such commit. */
export async function listCampaignFiles(folder: AuditFolder, revision: string): Promise<CampaignFile[]> {
  const { repository } = folder;
  const context = { ...repository, cwd: repository.workTree };
  const args = ['ls-tree', '-r', '-z', '--full-tree', revision, '--', `${repository.prefix}${WORKSPACES_FOLDER}/`];
  const { stdout } = await runGit(context, args);
  return stdout
    .toString('utf8')
    .split('\0')
    .flatMap((line) => {
      const [, objectId, path] = /^\d+ blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
      const campaign = path === undefined ? null : parseCampaignPath(path.slice(repository.prefix.length));
      return campaign && objectId !== undefined ? [{ ...campaign, objectId }] : [];
    });
}

/** Reads a campaign out of the repository. @throws CorruptFileError, NewerFormatError, GitError */
export async function readCampaign(
  folder: AuditFolder,
  workspace: string,
  id: string,
  objectId: string,
): Promise<CampaignState> {
  return decodeCampaignFile(await folder.blobs.read(objectId), campaignFilePath(workspace, id));
}

/**
 * Says that files are about to be read at every snapshot: a partial clone then fetches at once what it lacks of them, instead of one by one.
 *
 * @param paths relative to the audit folder.
 * @throws PartialCloneError
 */
export async function fetchFileHistory({ repository }: AuditFolder, paths: readonly string[]): Promise<void> {
  const context = { ...repository, cwd: repository.workTree };
  const scope = paths.map((path) => repository.prefix + path);
  await fetchMissingHistory(context, ['--first-parent', 'HEAD'], scope);
}
