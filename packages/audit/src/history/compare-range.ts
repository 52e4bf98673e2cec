import {
  type CampaignChanges,
  type CampaignMoment,
  type ChangeSet,
  createChangeSet,
  diff,
  type RevertedCampaign,
  revertedChanges,
  withReverted,
} from '@brazier/diff';
import {
  type AuditFolder,
  campaignFilePath,
  isOnFirstParentLine,
  type ResolvedSnapshot,
  ShallowHistoryError,
  snapshots,
} from '@brazier/store';
import { campaignKey } from '../campaign-key.ts';
import { compareFiles, compareStates, differingFiles } from './compare-files.ts';
import { deferValue } from './deferred-value.ts';
import type { CampaignRef, CompareOptions } from './history.ts';
import { packText } from './packed-text.ts';
import { type ReadState, readLastGoodState } from './read-state.ts';

/** One snapshot's writing of a campaign's file: the blobs before and after, null where there was, or is, none. */
interface FileWrite {
  revision: string;
  time: string;
  /** The commit whose tree holds the blob before. */
  parent: string;
  before: string | null;
  after: string | null;
}

/** A campaign whose file several snapshots of a range wrote, oldest first. */
interface WrittenCampaign extends CampaignRef {
  writes: FileWrite[];
}

/**
 * What differs between two snapshots that may lie far apart, and what was changed and changed back in between. Of the history only the blobs are read that
 * campaigns had which were written more than once.
 *
 * @throws ShallowHistoryError where what happened in between is not all there; the signal's reason once it is aborted.
 */
export async function compareRange(
  folder: AuditFolder,
  ends: { from: ResolvedSnapshot; to: ResolvedSnapshot },
  { onProgress, signal }: CompareOptions = {},
): Promise<ChangeSet> {
  const between = [ends.from.revision, ends.to.revision] as const;
  const [files, written] = await Promise.all([
    differingFiles(folder, ...between),
    writtenOften(folder, between, signal),
  ]);
  const isOnLine = written.length > 0 && (await isOnFirstParentLine(folder, ...between));
  if (!isOnLine)
    return keepUnseenEdits(folder, await compareFiles(folder, ends, files, { onProgress, signal }), written);
  const walked = new Set(written.map(campaignKey));
  const rest = files.filter((file) => !walked.has(campaignKey(file)));
  const total = rest.length + written.length;
  const set = await compareFiles(folder, ends, rest, { signal, onProgress: (done) => onProgress?.(done, total) });
  await folder.blobs.prefetch(written.flatMap(blobsOf));
  const campaigns = [...set.campaigns];
  const reverted: RevertedCampaign[] = [];
  for (const [index, campaign] of written.entries()) {
    const states = await readStates(folder, campaign);
    signal?.throwIfAborted();
    const changes = compareStates(campaign, ends.from.time, [states[0] ?? null, states.at(-1) ?? null]);
    if (changes && !(isUnseenEdit(changes) && everyEditWasSeen(campaign, states))) campaigns.push(changes);
    const found = findReverted(campaign, states, ends.from);
    if (found) reverted.push(found);
    onProgress?.(rest.length + index + 1, total);
  }
  return withReverted(createChangeSet(set.from, set.to, campaigns), reverted);
}

/** The changes without the edits called unseen of campaigns of which every edit in between was seen. */
async function keepUnseenEdits(
  folder: AuditFolder,
  set: ChangeSet,
  written: readonly WrittenCampaign[],
): Promise<ChangeSet> {
  const doubtful = new Set(set.campaigns.filter(isUnseenEdit).map(campaignKey));
  const seen = new Set<string>();
  for (const campaign of written) {
    const key = campaignKey(campaign);
    if (doubtful.has(key) && everyEditWasSeen(campaign, await readStates(folder, campaign))) seen.add(key);
  }
  const campaigns = set.campaigns.filter((campaign) => !seen.has(campaignKey(campaign)));
  return createChangeSet(set.from, set.to, campaigns);
}

/** The campaigns whose files were written more than once between two revisions, whichever is the older. */
async function writtenOften(
  folder: AuditFolder,
  between: readonly [string, string],
  signal: AbortSignal | undefined,
): Promise<WrittenCampaign[]> {
  const written = new Map<string, WrittenCampaign>();
  for await (const { revision, time, parent, files, boundary } of snapshots(folder, { between })) {
    signal?.throwIfAborted();
    // What the boundary changed is not known, nor what was before it.
    if (boundary) throw new ShallowHistoryError();
    for (const { workspace, id, before, after } of files) {
      const key = campaignKey({ workspace, id });
      const campaign = written.get(key) ?? { workspace, id, writes: [] };
      campaign.writes.push({ revision, time, parent: parent ?? revision, before, after });
      written.set(key, campaign);
    }
  }
  return [...written.values()]
    .filter(({ writes }) => writes.length > 1)
    .map((campaign) => ({ ...campaign, writes: campaign.writes.toReversed() }));
}

function blobsOf({ writes }: WrittenCampaign): string[] {
  return [writes[0]?.before, ...writes.map(({ after }) => after)].filter((id) => id !== null && id !== undefined);
}

/** The states of a campaign: that which the first writing found, and what each of them left. What was written again byte for byte is read once. */
async function readStates(folder: AuditFolder, campaign: WrittenCampaign): Promise<(ReadState | null)[]> {
  const [first] = campaign.writes;
  const known = new Map<string, Promise<ReadState | null>>();
  const read = (objectId: string | null, revision: string): Promise<ReadState | null> | null => {
    if (objectId === null) return null;
    const reading = known.get(objectId) ?? readLastGoodState(folder, campaign, objectId, revision);
    known.set(objectId, reading);
    return reading;
  };
  const states = await Promise.all([
    first ? read(first.before, first.parent) : null,
    ...campaign.writes.map(({ after, revision }) => read(after, revision)),
  ]);
  const newest = states.findLast((state) => state !== null);
  // What other rules masked than those that wrote the newest one has not changed by that.
  return states.map((read) =>
    read === null || newest === undefined || read === newest
      ? read
      : { ...read, state: folder.masker.align({ before: read.state, after: newest.state }).before },
  );
}

/**
 * True where no edit between the two ends was one that only its time shows: what was changed and changed back moved only the time of the last edit, but it
 * was seen each time.
 */
function everyEditWasSeen({ workspace }: WrittenCampaign, states: readonly (ReadState | null)[]): boolean {
  const edits = states
    .slice(1)
    .map((read, index) => diff(states[index]?.state ?? null, read?.state ?? null, { workspace }))
    .filter((changes) => changes.length > 0);
  return edits.length > 0 && !edits.some((changes) => isUnseenEdit({ changes }));
}

/** True where nothing but the time of the last edit moved. */
function isUnseenEdit({ changes }: Pick<CampaignChanges, 'changes'>): boolean {
  return changes.length === 1 && changes[0]?.rule === 'campaign.edited.unseen';
}

function findReverted(
  { workspace, id, writes }: WrittenCampaign,
  states: readonly (ReadState | null)[],
  from: ResolvedSnapshot,
): RevertedCampaign | null {
  const moments = [from, ...writes].map(
    ({ revision, time }, index): CampaignMoment => ({ revision, time, state: states[index]?.state ?? null }),
  );
  const reverted = revertedChanges(moments, { workspace });
  if (reverted === null || reverted.status === 'changed') return reverted;
  // Of a campaign that came and went whole there is one change.
  const first = moments.findIndex(({ revision }) => revision === reverted.changes[0]?.held.from.revision);
  const read = states[reverted.status === 'added' ? first : first - 1];
  return read ? deferValue(reverted, packText(read.text), campaignFilePath(workspace, id)) : reverted;
}
