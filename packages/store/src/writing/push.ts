import { WORKSPACES_FOLDER } from '../campaign-file/campaign-path.ts';
import { CONFIG_FILE } from '../config/config-file.ts';
import { PushError } from '../errors.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { buildCommit } from '../git/build-commit.ts';
import { holdingLocks, lockOfIndex } from '../git/held-locks.ts';
import { moveReference, readHead, resolveCommit } from '../git/repository.ts';
import { readGit, runGit } from '../git/run-git.ts';
import { readIdentities } from './identity.ts';
import { fetchFrom, findRemote, pushTo, type Remote, UPSTREAM_REF, UPSTREAM_RUNS_REF } from './remote.ts';
import { joinRunRecords, RUNS_REF } from './run-records.ts';

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
}

export interface Pushed {
  /** The branch's tip here and there. */
  revision: string;
  warnings: string[];
}

/**
 * Sends the branch and the run records to the branch's remote: at most five rounds of push, fetch, and rebuilding our commits on the new tip. Never
 * forces, never merges text.
 *
 * @throws PushError where it cannot; the commits stay here.
 */
export async function pushSnapshots(folder: AuditFolder, options: PushOptions): Promise<Pushed> {
  const remote = await findRemote(folder);
  for (let round = 1; ; round += 1) {
    const refusal = await pushTo(folder, remote, [`${remote.branch}:${remote.target}`]);
    if (refusal === null) break;
    if (!refusal.isRace) throw new PushError(refusal.reason);
    if (round === ROUNDS) throw new PushError(`the remote branch kept moving during ${ROUNDS} attempts`);
    if (round > 1) await options.sleep(PAUSE_MILLISECONDS * round * (0.5 + options.random()));
    await rebuildOnRemote(folder, remote, options);
  }
  const { revision } = await readHead(folder.repository);
  return { revision: revision ?? '', warnings: await pushRuns(folder, remote, options) };
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

/** Fetches the remote branch and makes our commits again on its tip, oldest first. */
async function rebuildOnRemote(folder: AuditFolder, remote: Remote, options: PushOptions): Promise<void> {
  const { repository } = folder;
  const theirs = await fetchTip(folder, remote);
  const { revision: ours } = await readHead(repository);
  if (theirs === null || ours === null) return;
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
  if (moved.exitCode !== 0)
    throw new PushError(
      'the remote has newer commits that touch files with local changes; commit or stash those, then `git pull`',
    );
  await moveReference(repository, remote.branch, tip, ours, 'brazier: rebuilt on the remote branch');
}

async function fetchTip(folder: AuditFolder, remote: Remote): Promise<string | null> {
  await fetchFrom(folder, remote, [`+${remote.target}:${UPSTREAM_REF}`]);
  return resolveCommit(folder.repository, UPSTREAM_REF);
}

/** Our commits that the remote lacks, oldest first. @throws PushError where one of them is not a snapshot's. */
async function ownCommits(folder: AuditFolder, theirs: string, ours: string): Promise<string[]> {
  const { repository } = folder;
  const list = await readGit(repository, ['rev-list', '--reverse', '--first-parent', `${theirs}..${ours}`]);
  const commits = list === '' ? [] : list.split('\n');
  const scope = [`${repository.prefix}${WORKSPACES_FOLDER}/`, `${repository.prefix}${CONFIG_FILE}`];
  for (const commit of commits) {
    const args = ['diff-tree', '--root', '-r', '-m', '--first-parent', '--name-only', '-z', '--no-commit-id', commit];
    const paths = (await readGit(repository, args)).split('\0').filter((path) => path !== '');
    if (!paths.every((path) => scope.some((own) => path === own || (own.endsWith('/') && path.startsWith(own))))) {
      throw new PushError(
        `the branch has commits of your own (${commit.slice(0, 12)}) that the remote branch lacks; \`git pull --rebase\` first`,
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
  await fetchFrom(folder, remote, [`+${RUNS_REF}:${UPSTREAM_RUNS_REF}`]);
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
