import { access, constants, lstat, readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { WORKSPACES_FOLDER } from '../campaign-file/campaign-path.ts';
import { DetachedHeadError, GitError, UnsafeFolderError } from '../errors.ts';
import { assertGitVersion } from './git-version.ts';
import { holdingLocks, locksOfReference } from './held-locks.ts';
import { type GitContext, readGit, runGit } from './run-git.ts';

/** The git repository that an audit folder lies in. All paths are absolute. */
export interface Repository extends GitContext {
  /** The git directory of this work tree. */
  gitDir: string;
  /** The git directory that all work trees share. */
  commonDir: string;
  /** Top of the work tree. */
  workTree: string;
  /** The audit folder's path in the repository: empty, or ending with `/`. */
  prefix: string;
  /** The id that stands for "no object" (40 or 64 zeros). */
  zeroId: string;
}

/** Where HEAD points. */
export interface Head {
  /** Full commit id; null where the branch has no commit yet. */
  revision: string | null;
  /** Full name of the branch (`refs/heads/main`), or null for a detached HEAD. */
  branch: string | null;
}

const FACTS = [
  '--is-bare-repository',
  '--is-inside-work-tree',
  '--absolute-git-dir',
  '--git-common-dir',
  '--show-toplevel',
  '--show-object-format',
  '--show-prefix',
];

/**
 * Opens the repository around a folder, or gives null where there is none.
 *
 * @throws UnsafeFolderError for a bare repository, GitError for one that git cannot read.
 */
export async function openRepository(context: GitContext): Promise<Repository | null> {
  const answer = await runGit(context, ['rev-parse', ...FACTS], { answers: [128] });
  // Where there is no work tree, git ends at the first question about it.
  const [bare, inside, gitDir = '', commonDir = '', workTree = '', format = '', prefix = ''] = answer.stdout
    .toString('utf8')
    .split('\n');
  if (answer.exitCode !== 0 && /not a git repository/i.test(answer.stderr)) return null;
  if (bare === 'true' || inside === 'false') {
    throw new UnsafeFolderError(
      context.cwd,
      'the git repository there has no work tree (it is bare)',
      'clone it and work in the clone',
    );
  }
  if (answer.exitCode !== 0) throw new GitError('rev-parse', answer.exitCode, answer.stderr);
  const shared = resolve(context.cwd, commonDir);
  return {
    ...context,
    partial: await readPartial(shared),
    gitDir,
    commonDir: shared,
    workTree,
    prefix,
    zeroId: '0'.repeat(format === 'sha256' ? 64 : 40),
  };
}

/** What the repository was cloned without; undefined for one that has everything. Read from its own configuration, where `git clone` writes it. */
async function readPartial(commonDir: string): Promise<GitContext['partial']> {
  const [config, packs] = await Promise.all([
    readFile(join(commonDir, 'config'), 'utf8').catch(() => ''),
    readdir(join(commonDir, 'objects/pack')).catch(() => []),
  ]);
  const isPartial =
    /^\s*(?:promisor|partialclone)\b/im.test(config) || packs.some((name) => name.endsWith('.promisor'));
  if (!isPartial) return undefined;
  return /^\s*partialclonefilter\s*=\s*"?blob:/im.test(config) ? 'blobs' : 'trees';
}

/** Reads HEAD. */
export async function readHead(repository: Repository): Promise<Head> {
  const branch = await runGit(repository, ['symbolic-ref', '-q', 'HEAD'], { answers: [1] });
  return {
    revision: await resolveCommit(repository, 'HEAD'),
    branch: branch.exitCode === 0 ? branch.stdout.toString('utf8').trim() : null,
  };
}

/** Refuses a HEAD that is on no branch. @throws DetachedHeadError */
export async function assertOnBranch(repository: Repository): Promise<void> {
  if ((await readHead(repository)).branch !== null) return;
  const args = ['for-each-ref', '--points-at=HEAD', '--format=%(refname:lstrip=2)', 'refs/heads/'];
  const here = (await readGit(repository, args)).split('\n').filter((name) => name !== '');
  throw new DetachedHeadError(here.length === 1 ? (here[0] ?? null) : null);
}

/** The full id of the commit that a revision names, or null where it names none. */
export async function resolveCommit(repository: GitContext, revision: string): Promise<string | null> {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`];
  const answer = await runGit(repository, args, { answers: [1, 128] });
  return answer.exitCode === 0 ? answer.stdout.toString('utf8').trim() : null;
}

/** True for a clone that lacks part of the history. */
export async function isShallow(repository: GitContext): Promise<boolean> {
  return (await readGit(repository, ['rev-parse', '--is-shallow-repository'])) === 'true';
}

const IN_PROGRESS: [string, string, string][] = [
  ['MERGE_HEAD', 'a merge is in progress', 'finish it, or `git merge --abort`'],
  ['rebase-merge', 'a rebase is in progress', 'finish it, or `git rebase --abort`'],
  ['rebase-apply', 'a rebase is in progress', 'finish it, or `git rebase --abort`'],
  ['CHERRY_PICK_HEAD', 'a cherry-pick is in progress', 'finish it, or `git cherry-pick --abort`'],
  ['REVERT_HEAD', 'a revert is in progress', 'finish it, or `git revert --abort`'],
  ['BISECT_LOG', 'a bisection is in progress', 'end it with `git bisect reset`'],
];

/**
 * Refuses, in one sentence and before anything is fetched, a repository in which a snapshot could do harm or could not be kept: an operation in
 * progress, folders that cannot be written or that lead elsewhere, a git that is too old.
 *
 * @throws UnsafeFolderError, GitTooOldError
 */
export async function assertWritable(repository: Repository, dir: string): Promise<void> {
  await assertGitVersion(repository);
  for (const [name, reason, remedy] of IN_PROGRESS) {
    if (await exists(join(repository.gitDir, name))) throw new UnsafeFolderError(dir, reason, remedy);
  }
  for (const folder of [dir, repository.gitDir, join(repository.commonDir, 'objects')]) {
    if (!(await isWritable(folder)))
      throw new UnsafeFolderError(dir, `${folder} cannot be written`, 'make it writable');
  }
  const link = await findLink(join(dir, WORKSPACES_FOLDER), FOLDERS_DEEP);
  if (link !== null) {
    throw new UnsafeFolderError(dir, `${link} is a link that leads elsewhere`, 'put a folder of its own in its place');
  }
}

// workspaces, the workspace, campaigns, the two characters: what is written goes into one of these.
const FOLDERS_DEEP = 4;

/** The first symbolic link among a folder and those below it, or null. */
async function findLink(path: string, depth: number): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  if (found?.isSymbolicLink()) return path;
  if (!found?.isDirectory() || depth === 1) return null;
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isSymbolicLink()) return join(path, entry.name);
    const below = entry.isDirectory() ? await findLink(join(path, entry.name), depth - 1) : null;
    if (below !== null) return below;
  }
  return null;
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

async function isWritable(folder: string): Promise<boolean> {
  return access(folder, constants.W_OK).then(
    () => true,
    () => false,
  );
}

/** Moves a reference from one commit to another, or not at all. @throws GitError where it does not stand where it is expected. */
export async function moveReference(
  repository: Repository,
  name: string,
  to: string,
  from: string | null,
  log: string,
): Promise<void> {
  const args = ['update-ref', '--no-deref', '-m', log, name, to, from ?? repository.zeroId];
  await holdingLocks(repository, locksOfReference(repository, name), () => runGit(repository, args));
}

/** True where the failure is that a reference stood elsewhere or was held by somebody else. */
export function isReferenceConflict(error: unknown): boolean {
  return (
    error instanceof GitError &&
    error.data.command === 'update-ref' &&
    /cannot lock ref|unable to (?:create|lock)/i.test(error.data.stderr)
  );
}
