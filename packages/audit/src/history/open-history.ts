import { type ChangeSet, campaignFacts, diff, editedAt } from '@brazier/diff';
import { campaignName } from '@brazier/schema';
import {
  type AuditFolder,
  type CampaignFile,
  campaignFilePath,
  listCampaignFiles,
  NoSnapshotError,
  parseDate,
  resolveSnapshot,
  runHistory,
  ShallowHistoryError,
  type SnapshotCommit,
  snapshots,
} from '@brazier/store';
import { UnknownCampaignError } from '../errors.ts';
import { blameFields } from './blame.ts';
import { campaignVersions } from './campaign-versions.ts';
import { compareFiles } from './compare-files.ts';
import { compareRange } from './compare-range.ts';
import { findCampaign } from './find-campaign.ts';
import type {
  CampaignAt,
  CampaignHistoryEntry,
  CampaignRef,
  CompareOptions,
  History,
  RunEntry,
  SnapshotEntry,
  SnapshotsOptions,
} from './history.ts';
import { inBatches } from './in-batches.ts';
import { type Neighbours, type PackedNeighbours, packNeighbours, unpackNeighbours } from './packed-neighbours.ts';
import { readState } from './read-state.ts';
import { RecentValues } from './recent-values.ts';
import { type SharedRefs, shareRefs } from './shared-refs.ts';
import { readEntry } from './snapshot-entry.ts';

/** Change sets are kept up to so many campaigns in all. */
const KEPT_CAMPAIGNS = 2_000;
/** Snapshots that were listed are kept with the one before them, up to so many files in all: what they changed then needs no git log. */
const KEPT_FILES = 100_000;

/** Opens the history of an audit folder. Nothing is read yet. */
export function openHistory(folder: AuditFolder): History {
  const recent = new RecentValues<ChangeSet>(
    KEPT_CAMPAIGNS,
    ({ campaigns, reverted }) => campaigns.length + reverted.length + 1,
  );
  const remember = async (key: string, compare: () => Promise<ChangeSet>): Promise<ChangeSet> => {
    const known = recent.get(key);
    if (known) return known;
    const set = await compare();
    recent.set(key, set);
    return set;
  };
  const between: History['between'] = async (from, to, how) => {
    const target = await resolveSnapshot(folder, to);
    if (from === undefined)
      return remember(`of ${target.revision}`, () => compareWithPrevious(folder, target.revision, how));
    const source = await resolveSnapshot(folder, from);
    return remember(`${source.revision} ${target.revision}`, () =>
      compareRange(folder, { from: source, to: target }, how),
    );
  };
  const listed = new RecentValues<PackedNeighbours>(KEPT_FILES, ({ fileCount }) => fileCount + 1);
  const shared = shareRefs();
  return {
    snapshots: (options) => readEntries(folder, { listed, shared }, options),
    changesOf: (revision, how) =>
      remember(`of ${revision}`, () =>
        compareWithPrevious(folder, revision, how, unpackNeighbours(listed.get(revision))),
      ),
    runs: () => readRuns(folder),
    between,
    campaignsAt: (revisionOrDate) => readCampaigns(folder, revisionOrDate),
    campaign: (idOrName, { workspace, at, everBorne = false } = {}) =>
      findCampaign(folder, { idOrName, workspace, present: () => campaignFiles(folder, at) }, everBorne),
    async show(campaign, at) {
      const { revision, time } = await resolveSnapshot(folder, at);
      const { workspace, id } = campaign;
      const files = await listCampaignFiles(folder, revision);
      const file = files.find((other) => other.id === id && other.workspace === workspace);
      if (!file) throw new UnknownCampaignError(id);
      const { state } = await readState(folder, campaign, file.objectId);
      return { revision, time, workspace, state };
    },
    campaignHistory: (campaign) => readCampaignHistory(folder, campaign),
    blame: (campaign, path) => blameFields(campaignVersions(folder, campaign), path),
  };
}

/** What a history remembers of the snapshots that it has listed. */
interface Remembered {
  listed: RecentValues<PackedNeighbours>;
  shared: SharedRefs;
}

async function* readEntries(
  folder: AuditFolder,
  { listed, shared }: Remembered,
  options: SnapshotsOptions = {},
): AsyncGenerator<SnapshotEntry> {
  const { from, limit = Number.POSITIVE_INFINITY, since, campaign } = options;
  const sinceSeconds = since === undefined ? undefined : await readSince(folder, since);
  const paths = campaign && [campaignFilePath(campaign.workspace, campaign.id)];
  let given = 0;
  if (limit <= 0) return;
  for await (const [commit, previous] of withNext(snapshots(folder, { from, sinceSeconds, paths }))) {
    // A log that is limited in time or to a campaign leaves out what stands between.
    const isWhole = paths === undefined && (previous !== null || sinceSeconds === undefined);
    if (isWhole && !commit.boundary) listed.set(commit.revision, packNeighbours({ giver: commit, previous }));
    // Whether the boundary is a snapshot only its own trailers can tell.
    if (!commit.boundary || isSnapshot(commit)) {
      yield readEntry(commit, folder.masker, shared);
      given += 1;
      if (given >= limit) return;
    }
    if (commit.boundary) throw new ShallowHistoryError();
  }
}

/** Each item with the one that follows it, null for the last. */
async function* withNext<Item>(items: AsyncIterable<Item>): AsyncGenerator<[Item, Item | null]> {
  let held: Item | null = null;
  for await (const item of items) {
    if (held !== null) yield [held, item];
    held = item;
  }
  if (held !== null) yield [held, null];
}

function isSnapshot({ trailers }: SnapshotCommit): boolean {
  return trailers['Brazier-Changes'] !== undefined;
}

async function readSince(folder: AuditFolder, since: string): Promise<number> {
  const date = parseDate(since, 'start');
  return date ?? Date.parse((await resolveSnapshot(folder, since)).time) / 1000;
}

/** What the snapshot that gave a commit its state changed. */
async function compareWithPrevious(
  folder: AuditFolder,
  revision: string,
  how?: CompareOptions,
  known?: Neighbours,
): Promise<ChangeSet> {
  const { giver, previous } = known ?? (await findNeighbours(folder, revision));
  if (giver.boundary) throw new ShallowHistoryError();
  const from = previous ?? { revision: null, time: null };
  const to = giver.revision === revision ? giver : await resolveSnapshot(folder, revision);
  const ends = { from: { revision: from.revision, time: from.time }, to: { revision: to.revision, time: to.time } };
  return compareFiles(folder, ends, giver.files, how);
}

/** The newest snapshot at or before a commit, and the one before it. */
async function findNeighbours(folder: AuditFolder, revision: string): Promise<Neighbours> {
  for await (const [giver, previous] of withNext(snapshots(folder, { from: revision }))) return { giver, previous };
  throw new NoSnapshotError();
}

async function* campaignFiles(folder: AuditFolder, revisionOrDate: string | undefined): AsyncGenerator<CampaignFile> {
  const { revision } = await resolveSnapshot(folder, revisionOrDate);
  yield* await listCampaignFiles(folder, revision);
}

async function* readCampaigns(folder: AuditFolder, revisionOrDate: string | undefined): AsyncGenerator<CampaignAt> {
  for await (const batch of inBatches(campaignFiles(folder, revisionOrDate))) {
    const read = await Promise.all(batch.map((file) => readState(folder, file, file.objectId)));
    for (const [index, { workspace, id }] of batch.entries()) {
      const state = read[index]?.state;
      if (state) yield { workspace, id, state };
    }
  }
}

async function* readCampaignHistory(folder: AuditFolder, campaign: CampaignRef): AsyncGenerator<CampaignHistoryEntry> {
  for await (const { commit, before, after } of campaignVersions(folder, campaign)) {
    const latest = after ?? before;
    const changes = diff(before, after, campaign);
    if (latest === null || changes.length === 0) continue;
    const facts = campaignFacts(before, after);
    const entry = readEntry(commit, folder.masker);
    yield { entry, editedAt: editedAt(latest), changes, name: campaignName(latest), facts };
  }
}

async function* readRuns(folder: AuditFolder): AsyncGenerator<RunEntry> {
  for await (const { time, workspace, complete, failed, failure } of runHistory(folder)) {
    if (failure === undefined && time !== null) yield { time, workspace, complete, failed: failed.length };
    if (failure !== undefined)
      yield { time: failure.time, workspace, complete: false, failed: 0, problem: failure.reason };
  }
}
