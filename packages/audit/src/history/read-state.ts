import type { CampaignState } from '@brazier/schema';
import {
  type AuditFolder,
  CorruptFileError,
  campaignFilePath,
  decodeCampaignFile,
  encodeCampaignFile,
  ShallowHistoryError,
  snapshots,
} from '@brazier/store';
import type { CampaignRef } from './history.ts';

/** A campaign as one blob holds it. */
export interface ReadState {
  /** Masked, whatever the blob holds: it may have been committed by hand, or under a configuration that let a secret through. */
  state: CampaignState;
  /** The file's text, of the same. */
  text: string;
  /** True where the blob holds a secret that it should not. */
  unmasked: boolean;
}

/** Reads a campaign's blob, with nothing in it that should be masked. @throws CorruptFileError, NewerFormatError */
export async function readState(folder: AuditFolder, campaign: CampaignRef, objectId: string): Promise<ReadState> {
  return maskedState(folder, campaign, await folder.blobs.read(objectId));
}

/** The same of a blob whose text is there already. @throws CorruptFileError, NewerFormatError */
export function maskedState(folder: AuditFolder, campaign: CampaignRef, text: string): ReadState {
  const stored = decodeCampaignFile(text, campaignFilePath(campaign.workspace, campaign.id));
  const { state, masked } = folder.masker.mask(stored);
  if (masked.length === 0) return { state: stored, text, unmasked: false };
  return { state, text: encodeCampaignFile(state), unmasked: true };
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
