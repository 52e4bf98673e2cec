import { WORKSPACES_FOLDER } from '../campaign-file/campaign-path.ts';
import { CONFIG_FILE } from '../config/config-file.ts';
import { GitError, PushError } from '../errors.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { buildCommit } from '../git/build-commit.ts';
import { holdingLocks, lockOfIndex, locksOfReference } from '../git/held-locks.ts';
import { moveReference, readHead, resolveCommit } from '../git/repository.ts';
import { readGit, runGit, withoutCredentials } from '../git/run-git.ts';
import { userGit } from '../git/user-git.ts';
import { readIdentities } from './identity.ts';
import { joinRunRecords, RUNS_REF } from './run-records.ts';

const ROUNDS = 5;
const UPSTREAM_REF = 'refs/brazier/upstream';
const UPSTREAM_RUNS_REF = 'refs/brazier/upstream-runs';
const PAUSE_MILLISECONDS = 400;
// Only what is named, whatever the user's configuration adds to a push or a fetch.
const PUSH = ['push', '--no-verify', '--no-follow-tags', '--recurse-submodules=no'];
const FETCH = ['fetch', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--quiet'];

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

interface Remote {
  name: string;
  /** Full name of the branch here and there. */
  branch: string;
  target: string;
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
    const refused = await pushBranch(folder, remote);
    if (refused === null) break;
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

async function findRemote(folder: AuditFolder): Promise<Remote> {
  const { branch } = await readHead(folder.repository);
  if (branch === null) throw new PushError('HEAD is detached, so there is no branch to push; check one out');
  const git = await userGit(folder.repository);
  const short = branch.replace(/^refs\/heads\//, '');
  const remotes = (await git.getRemotes()).map(({ name }) => name);
  const configured = (await git.getConfig(`branch.${short}.remote`)).value;
  const name = [configured, 'origin', remotes.length === 1 ? remotes[0] : undefined].find(
    (remote) => remote && remotes.includes(remote),
  );
  if (!name) throw new PushError('the repository has no remote; add one with `git remote add origin <url>`');
  const target = configured === name ? (await git.getConfig(`branch.${short}.merge`)).value : null;
  return { name, branch, target: target ?? branch };
}

/** Pushes the branch; null when it arrived, else what the remote said to a push that was not a fast-forward. */
async function pushBranch(folder: AuditFolder, remote: Remote): Promise<string | null> {
  try {
    await withRemote(folder, remote, [...PUSH, '--porcelain', remote.name, `${remote.branch}:${remote.target}`]);
    return null;
  } catch (cause) {
    const said = withoutCredentials(String((cause as Error).message));
    if (
      /\[rejected\]|non-fast-forward|fetch first|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i.test(
        said,
      )
    )
      return said;
    throw new PushError(reasonOf(said), { cause: new GitError('push', null, said) });
  }
}

/** Runs git as the user has it against the remote; the references that follow the remote's are what it locks here. */
async function withRemote(folder: AuditFolder, { name, target }: Remote, args: readonly string[]): Promise<void> {
  const { repository } = folder;
  const tracking = target.replace(/^refs\/heads\//, `refs/remotes/${name}/`);
  const locks = [tracking, UPSTREAM_REF, UPSTREAM_RUNS_REF].flatMap((reference) =>
    locksOfReference(repository, reference),
  );
  await holdingLocks(repository, locks, async () => (await userGit(repository)).raw([...args]));
}

function reasonOf(said: string): string {
  const line = said.split('\n').find((text) => /^(?:fatal|error|remote|ssh|!)/i.test(text.trim()));
  return `git says “${(line ?? said.trim().split('\n')[0] ?? 'nothing')
    .trim()
    .replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')
    .slice(0, 300)}”`;
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
  try {
    await withRemote(folder, remote, [...FETCH, remote.name, `+${remote.target}:${UPSTREAM_REF}`]);
  } catch (cause) {
    const said = withoutCredentials(String((cause as Error).message));
    throw new PushError(reasonOf(said), { cause: new GitError('fetch', null, said) });
  }
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
  await withRemote(folder, remote, [...FETCH, remote.name, `+${RUNS_REF}:${UPSTREAM_RUNS_REF}`]);
  const theirs = await resolveCommit(folder.repository, UPSTREAM_RUNS_REF);
  const ours = await resolveCommit(folder.repository, RUNS_REF);
  if (theirs === null || theirs === ours) return;
  if (ours === null) await moveReference(folder.repository, RUNS_REF, theirs, null, 'brazier: fetched');
  else await joinRunRecords(folder, theirs, time);
}

async function pushRuns(folder: AuditFolder, remote: Remote, options: PushOptions): Promise<string[]> {
  if ((await resolveCommit(folder.repository, RUNS_REF)) === null) return [];
  for (let round = 1; round <= ROUNDS; round += 1) {
    try {
      await withRemote(folder, remote, [...PUSH, '--quiet', remote.name, `${RUNS_REF}:${RUNS_REF}`]);
      return [];
    } catch {
      await fetchRuns(folder, remote, options.time).catch(() => {});
      await options.sleep(PAUSE_MILLISECONDS * options.random());
    }
  }
  return ['The record of this run could not be pushed; other clones will not know of it, nothing else is lost.'];
}
