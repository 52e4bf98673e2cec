import { WORKSPACES_FOLDER } from '../campaign-file/campaign-path.ts';
import { CONFIG_FILE } from '../config/config-file.ts';
import { PushError } from '../errors.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { buildCommit } from '../git/build-commit.ts';
import { holdingLocks, lockOfIndex } from '../git/held-locks.ts';
import { moveReference, readHead, resolveCommit } from '../git/repository.ts';
import { readGit, runGit } from '../git/run-git.ts';
import { readIdentities } from './identity.ts';
import { fetchFrom, findRemote, pushTo, type Refusal, type Remote, UPSTREAM_REF, UPSTREAM_RUNS_REF } from './remote.ts';
import { joinRunRecords, RUNS_REF } from './run-records.ts';
import { keepUnpushed, unpushedReference } from './unpushed.ts';

const ROUNDS = 5;
const PAUSE_MILLISECONDS = 400;

/** How one of our commits is made again on another tip. */
export interface RebuiltSnapshot {
  /** By path relative to the audit folder; null removes a file. */
  files: ReadonlyMap<string, string | null>;
  message: string;
}

export interface PushOptions {
  /**
   * Says what one of our commits still has to add on top of `onto`, campaign by campaign; null where nothing is left of it.
   *
   * @param commit its full id; its own parent is what it was compared with.
   */
  rebuild(commit: string, onto: string): Promise<RebuiltSnapshot | null>;
  sleep(milliseconds: number): Promise<void>;
  /** From 0 to 1. */
  random(): number;
  /** Seconds since the epoch. */
  time: number;
  /** Commits that were made from what waits on the remote already, and need no keeping there. */
  kept?: ReadonlySet<string>;
}

export interface Pushed {
  /** The branch's tip here and there. */
  revision: string;
  warnings: string[];
}

/**
 * Sends the branch and the run records to where `git push` would: at most five rounds of push, fetch, and rebuilding our commits on the new tip.
 * Never forces, never merges text. Where the branch cannot be pushed, our commits go to references of their own on the remote.
 *
 * @throws PushError where the branch cannot be pushed; the commits stay here, and it says where else they are or how to keep them.
 */
export async function pushSnapshots(folder: AuditFolder, options: PushOptions): Promise<Pushed> {
  const remote = await findRemote(folder);
  const refusal = await pushBranch(folder, remote, options);
  if (refusal !== null) throw await keepCommits(folder, remote, options, refusal);
  const { revision } = await readHead(folder.repository);
  return { revision: revision ?? '', warnings: await pushRuns(folder, remote, options) };
}

type Obstacle = Pick<Refusal, 'isAnswer' | 'reason'>;

async function pushBranch(folder: AuditFolder, remote: Remote, options: PushOptions): Promise<Obstacle | null> {
  for (let round = 1; ; round += 1) {
    const refusal = await pushTo(folder, remote, [`${remote.branch}:${remote.target}`]);
    if (refusal === null || !refusal.isRace) return refusal;
    if (round === ROUNDS) return { ...refusal, reason: `the remote branch kept moving during ${ROUNDS} attempts` };
    if (round > 1) await options.sleep(PAUSE_MILLISECONDS * round * (0.5 + options.random()));
    const obstacle = await bringUpToRemote(folder, remote, options);
    if (obstacle !== null) return obstacle;
  }
}

/** Keeps on the remote what the branch there does not take, and says where it is, or else how to keep it. */
async function keepCommits(
  folder: AuditFolder,
  remote: Remote,
  { kept }: PushOptions,
  { isAnswer, reason }: Obstacle,
): Promise<PushError> {
  const { revision } = await readHead(folder.repository);
  const bundle = `where this clone does not stay, keep it with \`${bundleCommand(remote, revision ?? '')}\``;
  const own = isAnswer && revision !== null ? await unpushedSnapshots(folder, remote, revision) : null;
  if (own === null) return new PushError(reason, `the next run or \`git push\` sends it; ${bundle}`);
  if (own.length === 0) {
    return new PushError(
      reason,
      'the branch has it already where the remote is fetched from; `git push` sends it to its other addresses',
    );
  }
  const commits = own.filter((commit) => !kept?.has(commit));
  const last = commits.at(-1);
  if (last === undefined) {
    return new PushError(
      reason,
      'it waits on the remote as before, and the next `brazier snapshot --push` tries again',
    );
  }
  const refused = await keepUnpushed(folder, remote, commits);
  const reference = unpushedReference(last);
  if (refused !== null)
    return new PushError(reason, `nor does the remote take it as ${reference} (${refused}); ${bundle}`);
  return new PushError(
    reason,
    `the remote keeps it as ${reference}, from where the next \`brazier snapshot --push\` takes it`,
  );
}

/** The snapshots that the remote's branch lacks; null where that is not known, or where commits of the user's own would go along. */
async function unpushedSnapshots(folder: AuditFolder, remote: Remote, revision: string): Promise<string[] | null> {
  if ((await fetchTip(folder, remote)) !== null) return null;
  try {
    return await ownCommits(folder, await resolveCommit(folder.repository, UPSTREAM_REF), revision);
  } catch (error) {
    if (error instanceof PushError) return null;
    throw error;
  }
}

/** The command that writes all that the remote lacks of the branch to a file. */
function bundleCommand({ branch }: Remote, revision: string): string {
  const short = branch.replace(/^refs\/heads\//, '');
  const name = /^[\w./-]+$/.test(short) ? short : `'${short.replaceAll("'", "'\\''")}'`;
  return `git bundle create brazier-${revision.slice(0, 12)}.bundle ${name} --not --remotes`;
}

/** Brings the remote's run records here, for a fresh clone has none; does nothing where there is no remote or it cannot be reached. */
export async function fetchRunRecords(folder: AuditFolder, time: number): Promise<void> {
  try {
    const remote = await findRemote(folder);
    await fetchRuns(folder, remote, time);
  } catch {
    // Without them the run asks for more than it needs; the push will tell what is wrong with the remote.
  }
}

/**
 * Fetches the remote branch and makes our commits again on its tip, oldest first; does nothing where the remote has no such branch.
 *
 * @returns what stood in the way, or null.
 * @throws PushError where one of the commits that the remote lacks is not a snapshot's.
 */
export async function bringUpToRemote(
  folder: AuditFolder,
  remote: Remote,
  options: PushOptions,
): Promise<Obstacle | null> {
  const { repository } = folder;
  const unreachable = await fetchTip(folder, remote);
  if (unreachable !== null) return { isAnswer: false, reason: unreachable };
  const theirs = await resolveCommit(repository, UPSTREAM_REF);
  const { revision: ours } = await readHead(repository);
  if (theirs === null || ours === null) return null;
  const commits = await ownCommits(folder, theirs, ours);
  let tip = theirs;
  for (const commit of commits) {
    const rebuilt = await options.rebuild(commit, tip);
    if (rebuilt) tip = await commitOnto(folder, tip, commit, rebuilt);
  }
  // Takes over what others changed elsewhere in the repository, and refuses where that would touch what the user is working on.
  const context = { ...repository, cwd: repository.workTree };
  const moved = await holdingLocks(repository, [lockOfIndex(repository)], () =>
    runGit(context, ['read-tree', '-m', '-u', ours, tip], { answers: [1, 128] }),
  );
  if (moved.exitCode !== 0) {
    const reason =
      'the remote has newer commits that touch files with local changes (commit or stash those, then `git pull`)';
    return { isAnswer: true, reason };
  }
  await moveReference(repository, remote.branch, tip, ours, 'brazier: rebuilt on the remote branch');
  return null;
}

/** Fetches the tip of the remote's branch; gives why it could not, or null. */
async function fetchTip(folder: AuditFolder, remote: Remote): Promise<string | null> {
  return fetchFrom(folder, remote, [`+${remote.target}:${UPSTREAM_REF}`]);
}

/** Our commits that the remote lacks, oldest first. @throws PushError where one of them is not a snapshot's. */
async function ownCommits(folder: AuditFolder, theirs: string | null, ours: string): Promise<string[]> {
  const { repository } = folder;
  const range = theirs === null ? ours : `${theirs}..${ours}`;
  const list = await readGit(repository, ['rev-list', '--reverse', '--first-parent', range]);
  const commits = list === '' ? [] : list.split('\n');
  const scope = [`${repository.prefix}${WORKSPACES_FOLDER}/`, `${repository.prefix}${CONFIG_FILE}`];
  for (const commit of commits) {
    const args = ['diff-tree', '--root', '-r', '-m', '--first-parent', '--name-only', '-z', '--no-commit-id', commit];
    const paths = (await readGit(repository, args)).split('\0').filter((path) => path !== '');
    if (!paths.every((path) => scope.some((own) => path === own || (own.endsWith('/') && path.startsWith(own))))) {
      throw new PushError(
        `the branch has commits of your own (${commit.slice(0, 12)}) that the remote branch lacks`,
        '`git pull --rebase` first, then run again',
      );
    }
  }
  return commits;
}

async function commitOnto(
  folder: AuditFolder,
  parent: string,
  commit: string,
  { files, message }: RebuiltSnapshot,
): Promise<string> {
  const { repository } = folder;
  const times = await Promise.all(
    [parent, commit].map(async (id) => Number(await readGit(repository, ['show', '-s', '--format=%ct', id]))),
  );
  return buildCommit(repository, {
    parent,
    files: new Map([...files].map(([path, text]) => [repository.prefix + path, text])),
    message,
    identities: await readIdentities(repository),
    // Never before its parent: dates are asked for along the line of commits.
    time: Math.max(...times),
  });
}

async function fetchRuns(folder: AuditFolder, remote: Remote, time: number): Promise<void> {
  if ((await fetchFrom(folder, remote, [`+${RUNS_REF}:${UPSTREAM_RUNS_REF}`])) !== null) return;
  const theirs = await resolveCommit(folder.repository, UPSTREAM_RUNS_REF);
  const ours = await resolveCommit(folder.repository, RUNS_REF);
  if (theirs === null || theirs === ours) return;
  if (ours === null) await moveReference(folder.repository, RUNS_REF, theirs, null, 'brazier: fetched');
  else await joinRunRecords(folder, theirs, time);
}

async function pushRuns(folder: AuditFolder, remote: Remote, options: PushOptions): Promise<string[]> {
  if ((await resolveCommit(folder.repository, RUNS_REF)) === null) return [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    if ((await pushTo(folder, remote, [`${RUNS_REF}:${RUNS_REF}`])) === null) return [];
    await fetchRuns(folder, remote, options.time).catch(() => {});
    await options.sleep(PAUSE_MILLISECONDS * options.random());
  }
  return ['The record of this run could not be pushed; other clones will not know of it, nothing else is lost.'];
}
