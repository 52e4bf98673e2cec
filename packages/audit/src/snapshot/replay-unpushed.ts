import { type CampaignChanges, campaignChanges, createChangeSet, type RevisionRef } from '@brazier/diff';
import { type CampaignState, own, readInstant } from '@brazier/schema';
import {
  type AuditFolder,
  blobSizes,
  CONFIG_FILE,
  ConcurrentCommitError,
  CorruptFileError,
  campaignFilePath,
  commitSnapshot,
  decodeCampaignFile,
  encodeCampaignFile,
  fetchUnpushed,
  GuardError,
  isOnBranch,
  listCampaignFiles,
  NewerFormatError,
  parseCampaignPath,
  readCommitTime,
  readHead,
  readUnpushed,
  snapshots,
  type UnpushedCommit,
  type UnpushedContent,
  type UnpushedFile,
} from '@brazier/store';
import { campaignKey } from '../campaign-key.ts';
import { commitMessage, type TrailedRun } from '../commit-message/commit-message.ts';
import { readLastGoodState } from '../history/read-state.ts';
import { rebuildSnapshot } from './rebuild.ts';
import type { SnapshotOptions } from './snapshot-options.ts';

/** Hosts take no larger file, and no campaign comes near it. */
const LARGEST_FILE_BYTES = 100 * 1024 * 1024;
/** Clocks of machines and servers are apart by so much at most. */
const CLOCK_SECONDS = 300;
const NAMED = 3;

/** What became of the commits that earlier runs could not push. */
export interface Replay {
  /** The commits that were made of them, full ids; they are pushed with the branch. */
  made: ReadonlySet<string>;
  /** Those of which nothing more is to be taken: once the branch is pushed the remote need not keep them. */
  settled: readonly UnpushedCommit[];
  notes: readonly string[];
  warnings: readonly string[];
  /** Ids of the items that were taken, by workspace. */
  taken: ReadonlyMap<string, ReadonlySet<string>>;
}

export const NOTHING_REPLAYED: Replay = { made: new Set(), settled: [], notes: [], warnings: [], taken: new Map() };

/** How the files of each kind are known, read and written. */
const KINDS = [
  { pathOf: campaignFilePath, parsePath: parseCampaignPath, decode: decodeCampaignFile, encode: encodeCampaignFile },
] as const;

/**
 * Commits again, on the branch, what waits on the remote since it could not be pushed: item by item, each only if the branch still has the state that
 * it had in that commit's parent. Nothing else of such a commit is believed: other files are left out, secrets are masked, the message is made anew,
 * and what it says is removed is for the run itself to find out.
 *
 * @throws GitError, PartialCloneError
 */
export async function replayUnpushed(folder: AuditFolder, options: SnapshotOptions): Promise<Replay> {
  const { sleep, random, now } = options;
  const rebuild = (commit: string, onto: string) => rebuildSnapshot(folder, commit, onto);
  const { commits, warnings } = await fetchUnpushed(folder, { rebuild, sleep, random, time: Math.floor(now() / 1000) });
  const taken = new Map<string, Set<string>>();
  const replay = { made: new Set<string>(), settled: [] as UnpushedCommit[], notes: [] as string[], warnings, taken };
  for (const { commit, content } of await inOrder(folder, commits)) {
    const outcome = await replayCommit(folder, { commit, content }, options);
    if (outcome === 'left') continue;
    if (outcome.isSettled) replay.settled.push(commit);
    if (outcome.revision !== null) replay.made.add(outcome.revision);
    replay.warnings.push(...outcome.warnings);
    for (const { workspace, id } of outcome.taken) taken.set(workspace, (taken.get(workspace) ?? new Set()).add(id));
  }
  const { size } = replay.made;
  if (size > 0) {
    replay.notes.push(
      `${size === 1 ? '1 snapshot' : `${size} snapshots`} that could not be pushed before ${size === 1 ? 'was' : 'were'} committed again.`,
    );
  }
  return replay;
}

interface Fetched {
  commit: UnpushedCommit;
  /** Null where it is no commit, or could not be fetched. */
  content: UnpushedContent | null;
}

/** Oldest first: each begins with what the one before it left. */
async function inOrder(folder: AuditFolder, commits: readonly UnpushedCommit[]): Promise<Fetched[]> {
  const fetched: Fetched[] = [];
  for (const commit of commits) fetched.push({ commit, content: await readUnpushed(folder, commit) });
  return fetched.sort((left, right) => (left.content?.time ?? 0) - (right.content?.time ?? 0));
}

interface Outcome {
  /** The commit made; null where there was nothing to commit. */
  revision: string | null;
  isSettled: boolean;
  warnings: string[];
  taken: readonly CampaignChanges[];
}

const SETTLED: Outcome = { revision: null, isSettled: true, warnings: [], taken: [] };

async function replayCommit(
  folder: AuditFolder,
  { commit, content }: Fetched,
  options: SnapshotOptions,
): Promise<Outcome | 'left'> {
  const name = `The commit ${commit.revision.slice(0, 12)}, which could not be pushed before,`;
  if (content === null) return { ...SETTLED, warnings: [`${name} cannot be read and was left out.`] };
  if (await isOnBranch(folder, commit.revision)) return SETTLED;
  if (content.parent === null) {
    return { ...SETTLED, warnings: [`${name} does not follow another commit, as a snapshot does, and was left out.`] };
  }
  if (await isAnothers(folder, content.files)) return 'left';
  try {
    const { files, changes, left } = await takeItems(folder, content, options.now());
    const warnings = left.size === 0 ? [] : [`${name} was not taken whole: ${reasonsText(left)}.`];
    if (files.size === 0) return { ...SETTLED, warnings };
    const revision = await commitItems(folder, { content, files, changes, isWhole: left.size === 0 }, options);
    return { revision, isSettled: true, warnings, taken: changes };
  } catch (error) {
    if (error instanceof NewerFormatError || error instanceof GuardError || error instanceof ConcurrentCommitError) {
      return { ...SETTLED, isSettled: false, warnings: [`${name} stays on the remote for now: ${error.message}`] };
    }
    throw error;
  }
}

/** True for a commit of another audit folder in the same repository: its own runs take it. */
async function isAnothers({ repository, blobs }: AuditFolder, files: readonly UnpushedFile[]): Promise<boolean> {
  const folders = new Set(files.map(({ path }) => /^((?:.*?\/)?)workspaces\//s.exec(path)?.[1]));
  if (folders.size !== 1) return false;
  const [prefix] = folders;
  // A line break would be another question to git.
  if (prefix === undefined || prefix === repository.prefix || prefix.includes('\n')) return false;
  return blobs.read(`HEAD:${prefix}${CONFIG_FILE}`).then(
    () => true,
    () => false,
  );
}

/** What is taken of a commit. */
interface Items {
  /** By path relative to the audit folder. */
  files: Map<string, string>;
  changes: CampaignChanges[];
  /** Why others were left out, with the ids of those that have one. */
  left: Map<string, string[]>;
}

async function takeItems(folder: AuditFolder, { files }: UnpushedContent, now: number): Promise<Items> {
  const { revision: head } = await readHead(folder.repository);
  const known = head === null ? [] : await listCampaignFiles(folder, head);
  const present = new Map(known.map((file) => [campaignKey(file), file.objectId]));
  const from = await newestSnapshot(folder);
  const found = files.map((file) => ({ file, item: file.isPlain ? itemOf(folder, file) : null }));
  const sizes = await sizesOf(folder, found);
  const items: Items = { files: new Map(), changes: [], left: new Map() };
  const leave = (reason: string, id?: string) => {
    items.left.set(reason, [...(items.left.get(reason) ?? []), ...(id === undefined ? [] : [id])]);
  };
  for (const { file, item } of found) {
    if (item === null) {
      leave('it holds files that are not those of a configured workspace’s items');
      continue;
    }
    const here = present.get(campaignKey(item)) ?? null;
    const size = sizes.get(file.after ?? '') ?? null;
    const verdict = await judgeItem(folder, { ...file, ...item, here, size }, { head, now });
    if (verdict === 'there') continue;
    if ('reason' in verdict) {
      leave(verdict.reason, item.id);
      continue;
    }
    // What other rules masked than today's has not changed by that.
    const { before, after } = verdict;
    const states = before ? folder.masker.align({ before, after }) : verdict;
    const changes = campaignChanges(states.before, states.after, { workspace: item.workspace, fromTime: from.time });
    if (changes === null) continue;
    items.files.set(item.path, item.kind.encode(after));
    items.changes.push(changes);
  }
  return items;
}

/** An item, and where its file lies in the audit folder. */
interface Item {
  workspace: string;
  id: string;
  path: string;
  kind: (typeof KINDS)[number];
}

function itemOf({ repository, config }: AuditFolder, { path }: UnpushedFile): Item | null {
  if (!path.startsWith(repository.prefix)) return null;
  for (const kind of KINDS) {
    const place = kind.parsePath(path.slice(repository.prefix.length));
    if (place === null || !Object.hasOwn(config.workspaces, place.workspace)) continue;
    return { ...place, path: kind.pathOf(place.workspace, place.id), kind };
  }
  return null;
}

async function sizesOf(
  folder: AuditFolder,
  found: readonly { file: UnpushedFile; item: Item | null }[],
): Promise<Map<string, number>> {
  const ids = found.flatMap(({ file, item }) => (item === null || file.after === null ? [] : [file.after]));
  await folder.blobs.prefetch(ids);
  return blobSizes(folder, ids);
}

interface ItemFile extends Item, Pick<UnpushedFile, 'before' | 'after'> {
  /** The blob that the branch has; null where it has none. */
  here: string | null;
  /** Of the blob after, in bytes; null where there is none. */
  size: number | null;
}

type Verdict = 'there' | { reason: string } | { before: CampaignState | null; after: CampaignState };

/** Whether a state is there already, may be taken, or why it may not. @throws NewerFormatError */
async function judgeItem(
  folder: AuditFolder,
  file: ItemFile,
  { head, now }: { head: string | null; now: number },
): Promise<Verdict> {
  const { before, after, here } = file;
  if (here === after || (here !== before && (await wasRecorded(folder, file)))) return 'there';
  if (here !== before) return { reason: 'the branch has another state by now than the one that it began with' };
  if (after === null) return { reason: 'whether it was removed only Braze can say, which this run asks' };
  const state = await readItem(folder, file, after);
  if (state === undefined) return { reason: 'not written as a snapshot writes it' };
  const earlier = here === null ? null : await readLastGoodState(folder, file, here, head ?? 'HEAD');
  const was = earlier?.state ?? null;
  return hasWrongTimes(state, was, now) ? { reason: 'its times cannot be right' } : { before: was, after: state };
}

/** The item that a file holds, with its secrets masked; undefined where a snapshot would not have written the file so. @throws NewerFormatError */
async function readItem(
  folder: AuditFolder,
  { id, path, kind, size }: ItemFile,
  objectId: string,
): Promise<CampaignState | undefined> {
  if (size === null || size > LARGEST_FILE_BYTES) return undefined;
  const text = await folder.blobs.read(objectId);
  try {
    const state = kind.decode(text, path);
    return state.id === id && kind.encode(state) === text ? folder.masker.mask(state).state : undefined;
  } catch (error) {
    if (error instanceof CorruptFileError) return undefined;
    throw error;
  }
}

/** True for times by which the true state would never be believed again: in the future, or another campaign's. */
function hasWrongTimes({ list, details }: CampaignState, earlier: CampaignState | null, now: number): boolean {
  const times = [own(list, 'last_edited'), own(details, 'updated_at'), own(details, 'created_at')].map(readInstant);
  if (times.some((time) => time !== null && time > now + CLOCK_SECONDS * 1000)) return true;
  const [before, after] = [earlier?.details, details].map((one) => readInstant(one && own(one, 'created_at')));
  return before !== null && after !== null && before !== after;
}

/** True where the branch had the state at some time: somebody else has taken it over. */
async function wasRecorded(folder: AuditFolder, { path, after }: ItemFile): Promise<boolean> {
  for await (const { files } of snapshots(folder, { paths: [path] })) {
    if (files.some((file) => file.after === after)) return true;
  }
  return false;
}

interface Taken extends Pick<Items, 'files' | 'changes'> {
  content: UnpushedContent;
  isWhole: boolean;
}

async function commitItems(
  folder: AuditFolder,
  { content, files, changes, isWhole }: Taken,
  { now, sleep }: SnapshotOptions,
): Promise<string> {
  const { revision: base } = await readHead(folder.repository);
  const from = await newestSnapshot(folder);
  const message = commitMessage(
    createChangeSet(from, { revision: null, time: null }, changes),
    runsOf(content, changes, isWhole),
  );
  // Never in the future, and never before the commit that it follows: dates are asked for along the line of commits.
  const claimed = Math.min(content.time, Math.floor(now() / 1000));
  const time = Math.max(claimed, base === null ? 0 : await readCommitTime(folder, base));
  const { revision } = await commitSnapshot(folder, { base, files, message, time }, sleep);
  return revision;
}

/** Of what the commit says of itself only that its run was complete is believed, and only where all of it was taken. */
function runsOf(
  { trailers }: UnpushedContent,
  changes: readonly CampaignChanges[],
  isWhole: boolean,
): Record<string, TrailedRun> {
  const complete = isWhole && /^Brazier-Complete: full$/m.test(trailers) && !/^Brazier-Failed:/m.test(trailers);
  return Object.fromEntries(changes.map(({ workspace }) => [workspace, { complete, failed: { length: 0 } }]));
}

async function newestSnapshot(folder: AuditFolder): Promise<RevisionRef> {
  for await (const { revision, time } of snapshots(folder)) return { revision, time };
  return { revision: null, time: null };
}

function reasonsText(left: Items['left']): string {
  const clauses = [...left].map(([reason, ids]) => {
    if (ids.length === 0) return reason;
    const more = ids.length - NAMED;
    return `${reason} (${ids.slice(0, NAMED).join(', ')}${more > 0 ? ` and ${more} more` : ''})`;
  });
  return clauses.join('; ');
}
