import type { CampaignState } from '@brazier/schema';
import {
  type AuditFolder,
  CorruptFileError,
  campaignFilePath,
  decodeCampaignFile,
  ShallowHistoryError,
  snapshots,
} from '@brazier/store';
import type { CampaignRef } from './history.ts';

/** A campaign as one blob holds it. */
export interface ReadState {
  state: CampaignState;
  /** The file's text. */
  text: string;
}

/** Reads a campaign's blob. @throws CorruptFileError, NewerFormatError */
export async function readState(folder: AuditFolder, campaign: CampaignRef, objectId: string): Promise<ReadState> {
  const text = await folder.blobs.read(objectId);
  return { text, state: decodeCampaignFile(text, campaignFilePath(campaign.workspace, campaign.id)) };
}

/**
 * As `readState`; where a commit holds what cannot be read as this campaign, what the last one before it held counts, so that damage is no change and
 * mending it none either. Null where nothing ever could be read.
 *
 * @param revision the commit whose tree holds the blob.
 */
export async function readLastGoodState(
  folder: AuditFolder,
  campaign: CampaignRef,
  objectId: string,
  revision: string,
): Promise<ReadState | null> {
  const here = await tryRead(folder, campaign, objectId);
  if (here) return here;
  const paths = [campaignFilePath(campaign.workspace, campaign.id)];
  for await (const { files, boundary } of snapshots(folder, { from: revision, paths })) {
    for (const { before } of files) {
      const older = before === null ? null : await tryRead(folder, campaign, before);
      if (older) return older;
    }
    if (boundary) throw new ShallowHistoryError();
  }
  return null;
}

async function tryRead(folder: AuditFolder, campaign: CampaignRef, objectId: string): Promise<ReadState | null> {
  try {
    const read = await readState(folder, campaign, objectId);
    return read.state.id === campaign.id ? read : null;
  } catch (error) {
    if (error instanceof CorruptFileError) return null;
    throw error;
  }
}
