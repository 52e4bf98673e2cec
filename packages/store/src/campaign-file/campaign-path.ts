import { isCampaignId } from '@brazier/schema';

/** The folder of all snapshots, in the audit folder. */
export const WORKSPACES_FOLDER = 'workspaces';

const CAMPAIGN_FILE =
  /^workspaces\/([a-z0-9][a-z0-9-]{0,62})\/campaigns\/([A-Za-z0-9_-]{2})\/([A-Za-z0-9_-]{2,128})\.json$/;

/**
 * Where a campaign's file lies, relative to the audit folder, with `/`: `workspaces/<workspace>/campaigns/<first two characters>/<id>.json`.
 * The two characters keep folders small: git walks one of ten thousand entries many times slower.
 *
 * @throws RangeError where the id cannot be a file name.
 */
export function campaignFilePath(workspace: string, id: string): string {
  if (!isCampaignId(id)) throw new RangeError('A campaign id has 2 to 128 letters, digits, _ or -.');
  return `${WORKSPACES_FOLDER}/${workspace}/campaigns/${id.slice(0, 2)}/${id}.json`;
}

/** The workspace and campaign of a path that `campaignFilePath` could have made, or null. */
export function parseCampaignPath(path: string): { workspace: string; id: string } | null {
  const [, workspace, fan, id] = CAMPAIGN_FILE.exec(path) ?? [];
  return workspace && id?.startsWith(fan ?? '/') ? { workspace, id } : null;
}
