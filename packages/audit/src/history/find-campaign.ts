import { campaignName } from '@brazier/schema';
import { type AuditFolder, SECRET_PREFIX, ShallowHistoryError, snapshots } from '@brazier/store';
import { AmbiguousNameError, UnknownCampaignError } from '../errors.ts';
import type { CampaignAt, CampaignRef } from './history.ts';
import { readState } from './read-state.ts';

interface Sought {
  idOrName: string;
  /** Only campaigns of this workspace, where one is given. */
  workspace: string | undefined;
  /** The campaigns that exist where it is looked for. */
  present(): AsyncIterable<CampaignAt>;
}

/**
 * The campaign that a user means: by id, else by exact name, else by name in any case.
 *
 * @throws UnknownCampaignError, AmbiguousNameError
 */
export async function findCampaign(folder: AuditFolder, sought: Sought, everBorne: boolean): Promise<CampaignRef> {
  const present = await findAmong(sought, namesOf(sought.present()));
  if (present) return present;
  const past = everBorne ? await findAmong(sought, namesEverBorne(folder, sought)) : null;
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
    this.#byKey.set(`${workspace}/${id}`, { workspace, id });
  }

  get all(): CampaignRef[] {
    return [...this.#byKey.values()];
  }
}

async function* namesOf(campaigns: AsyncIterable<CampaignAt>): AsyncGenerator<CampaignRef & { name: string }> {
  for await (const { workspace, id, state } of campaigns) yield { workspace, id, name: campaignName(state) };
}

// Enough reads under way that git is never waited for, few enough that memory does not grow with the history.
const READS = 64;

/** Names that campaigns had before they were renamed or removed; of the many that cannot be the one that is sought most are left out unread. */
async function* namesEverBorne(
  folder: AuditFolder,
  { workspace, idOrName }: Pick<Sought, 'workspace' | 'idOrName'>,
): AsyncGenerator<CampaignRef & { name: string }> {
  const mayHold = nameFilter(idOrName);
  for await (const batch of batches(pastFiles(folder, workspace))) {
    const texts = await Promise.all(batch.map(({ before }) => folder.blobs.read(before)));
    for (const [index, { before, ...campaign }] of batch.entries()) {
      if (!mayHold(texts[index] ?? '')) continue;
      const { state } = await readState(folder, campaign, before);
      yield { workspace: campaign.workspace, id: campaign.id, name: campaignName(state) };
    }
  }
}

/** Every state that a later snapshot replaced or removed, newest first. */
async function* pastFiles(
  folder: AuditFolder,
  workspace: string | undefined,
): AsyncGenerator<CampaignRef & { before: string }> {
  for await (const { files, boundary } of snapshots(folder)) {
    if (boundary) throw new ShallowHistoryError();
    for (const { before, ...campaign } of files) {
      if (before === null || (workspace !== undefined && campaign.workspace !== workspace)) continue;
      yield { workspace: campaign.workspace, id: campaign.id, before };
    }
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

async function* batches<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < READS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
