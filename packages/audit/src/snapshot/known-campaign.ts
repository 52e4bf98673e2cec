import { type Json, type JsonObject, own } from '@brazier/schema';
import { type AuditFolder, CorruptFileError, listCampaignFiles, readCampaign } from '@brazier/store';
import { inBatches } from '../history/in-batches.ts';

/** What a run needs to remember of a campaign that the base commit holds; little, since there may be ten thousand. */
export interface KnownCampaign {
  id: string;
  /** The blob in the base commit. */
  objectId: string;
  /** What is stored of it; null where the file cannot be read and has to be written anew. */
  stored: {
    /** Its row in the list, masked. */
    row: JsonObject;
    name: Json | undefined;
    createdAt: Json | undefined;
    updatedAt: Json | undefined;
  } | null;
}

/** The known campaigns of one workspace, by id. */
export type KnownCampaigns = ReadonlyMap<string, KnownCampaign>;

/**
 * What a commit knows of each campaign, by workspace and id. A file that cannot be read is known as such; one from a newer format is an error.
 *
 * @throws NewerFormatError
 */
export async function readKnownCampaigns(
  folder: AuditFolder,
  revision: string | null,
): Promise<Map<string, KnownCampaigns>> {
  const known = new Map<string, Map<string, KnownCampaign>>();
  const files = revision === null ? [] : await listCampaignFiles(folder, revision);
  await folder.blobs.prefetch(files.map(({ objectId }) => objectId));
  for await (const batch of inBatches(files)) {
    const stored = await Promise.all(batch.map((file) => readStored(folder, file)));
    batch.forEach(({ workspace, id, objectId }, index) => {
      const ofWorkspace = known.get(workspace) ?? new Map<string, KnownCampaign>();
      known.set(workspace, ofWorkspace.set(id, { id, objectId, stored: stored[index] ?? null }));
    });
  }
  return known;
}

async function readStored(
  folder: AuditFolder,
  { workspace, id, objectId }: { workspace: string; id: string; objectId: string },
): Promise<KnownCampaign['stored']> {
  try {
    const state = await readCampaign(folder, workspace, id, objectId);
    // A copy under another name: the id is that of the file, as the path is what everything else goes by.
    if (state.id !== id) return null;
    const { list, details } = state;
    return {
      row: list,
      name: own(details, 'name'),
      createdAt: own(details, 'created_at'),
      updatedAt: own(details, 'updated_at'),
    };
  } catch (error) {
    if (error instanceof CorruptFileError) return null;
    throw error;
  }
}
