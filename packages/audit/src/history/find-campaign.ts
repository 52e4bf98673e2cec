import { campaignName } from '@brazier/schema';
import { type AuditFolder, type CampaignFile, SECRET_PREFIX, ShallowHistoryError, snapshots } from '@brazier/store';
import { campaignKey } from '../campaign-key.ts';
import { AmbiguousNameError, UnknownCampaignError } from '../errors.ts';
import type { CampaignRef } from './history.ts';
import { inBatches } from './in-batches.ts';
import { maskedState } from './read-state.ts';

interface Sought {
  idOrName: string;
  /** Only campaigns of this workspace, where one is given. */
  workspace: string | undefined;
  /** The files of the campaigns that exist where it is looked for. */
  present(): AsyncIterable<CampaignFile>;
}

/**
 * The campaign that a user means: by id, else by exact name, else by name in any case.
 *
 * @throws UnknownCampaignError, AmbiguousNameError
 */
export async function findCampaign(folder: AuditFolder, sought: Sought, everBorne: boolean): Promise<CampaignRef> {
  const present = await findAmong(sought, namesIn(folder, sought, sought.present()));
  if (present) return present;
  const past = everBorne ? await findAmong(sought, namesIn(folder, sought, pastFiles(folder))) : null;
  if (past) return past;
  throw new UnknownCampaignError(sought.idOrName);
}

async function findAmong(
  { idOrName, workspace }: Sought,
  names: AsyncIterable<CampaignRef & { name: string }>,
): Promise<CampaignRef | null> {
  const folded = idOrName.toLowerCase();
  const found = { id: new Refs(), name: new Refs(), folded: new Refs() };
  for await (const campaign of names) {
    if (workspace !== undefined && campaign.workspace !== workspace) continue;
    if (campaign.id === idOrName) found.id.add(campaign);
    if (campaign.name === idOrName) found.name.add(campaign);
    if (campaign.name.toLowerCase() === folded) found.folded.add(campaign);
  }
  const candidates = [found.id, found.name, found.folded].find((refs) => refs.all.length > 0)?.all ?? [];
  if (candidates.length > 1) throw new AmbiguousNameError(idOrName, candidates);
  return candidates[0] ?? null;
}

/** Campaigns, each once. */
class Refs {
  readonly #byKey = new Map<string, CampaignRef>();

  add({ workspace, id }: CampaignRef): void {
    this.#byKey.set(campaignKey({ workspace, id }), { workspace, id });
  }

  get all(): CampaignRef[] {
    return [...this.#byKey.values()];
  }
}

/** The names that campaigns have in files; of the many that cannot be the one that is sought most are left out unparsed. */
async function* namesIn(
  folder: AuditFolder,
  { workspace, idOrName }: Sought,
  files: AsyncIterable<CampaignFile>,
): AsyncGenerator<CampaignRef & { name: string }> {
  const mayHold = nameFilter(idOrName);
  for await (const batch of inBatches(files)) {
    const wanted = batch.filter((file) => workspace === undefined || file.workspace === workspace);
    const texts = await Promise.all(wanted.map(({ objectId }) => folder.blobs.read(objectId)));
    for (const [index, campaign] of wanted.entries()) {
      const text = texts[index] ?? '';
      if (!mayHold(text)) continue;
      const { state } = maskedState(folder, campaign, text);
      yield { workspace: campaign.workspace, id: campaign.id, name: campaignName(state) };
    }
  }
}

/** Every state that a later snapshot replaced or removed, newest first. */
async function* pastFiles(folder: AuditFolder): AsyncGenerator<CampaignFile> {
  for await (const { files, boundary } of snapshots(folder)) {
    if (boundary) throw new ShallowHistoryError();
    for (const { workspace, id, before } of files) if (before !== null) yield { workspace, id, objectId: before };
  }
}

/**
 * Tells of a file's text, without parsing it, whether it may have this id or name in any case. Never wrongly no: a text that writes characters as
 * escapes, or names in pieces, may have any name, and what was stored unmasked is known by its mask.
 */
function nameFilter(idOrName: string): (text: string) => boolean {
  if (idOrName.includes(SECRET_PREFIX)) return () => true;
  const written = JSON.stringify(idOrName).slice(1, -1).toLowerCase();
  return (text) => text.includes('\\u') || /"name":\s*\{/.test(text) || text.toLowerCase().includes(written);
}
