import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PushError } from '../errors.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { isShallow, resolveCommit } from '../git/repository.ts';
import { readGit, runGit } from '../git/run-git.ts';
import { bringUpToRemote, type PushOptions } from './push.ts';
import { fetchFrom, findRemote, type Remote } from './remote.ts';
import { listUnpushed, type UnpushedCommit } from './unpushed.ts';

/** References that one run looks at. */
const MOST_REFERENCES = 100;
// Nobody knows who made what comes from such a reference.
const CHECKED = ['-c', 'fetch.fsckObjects=true'];

/** What such a commit holds, read and not judged. */
export interface UnpushedContent {
  /** Its one parent; null where it has none or several, or where the parent is not here. */
  parent: string | null;
  /** Seconds since the epoch, as the commit says. */
  time: number;
  /** All trailers of its message that begin with `Brazier-`, as the commit says. */
  trailers: string;
  files: UnpushedFile[];
}

/** A file that differs between such a commit and its parent. */
export interface UnpushedFile {
  /** In the repository. */
  path: string;
  /** The blobs before and after; null where there is none. */
  before: string | null;
  after: string | null;
  /** False where it is, or was, a link, a submodule or something executable. */
  isPlain: boolean;
}

/** What waits on the remote, and what the user should know of it, each a sentence. */
export interface FetchedUnpushed {
  commits: UnpushedCommit[];
  warnings: string[];
}

/**
 * Fetches the commits that earlier runs could not push to their branch. Where there are any, the branch is first brought up to the remote's, as
 * before a push. Without a remote that answers there are none: the push says what is wrong with it.
 *
 * @throws GitError
 */
export async function fetchUnpushed(folder: AuditFolder, options: PushOptions): Promise<FetchedUnpushed> {
  const remote = await findRemote(folder).catch((error: unknown) => {
    if (error instanceof PushError) return null;
    throw error;
  });
  const waiting = remote === null ? [] : await listUnpushed(folder, remote);
  if (remote === null || waiting.length === 0) return { commits: [], warnings: [] };
  const obstacle = await bringUpToRemote(folder, remote, options).catch((error: unknown) => {
    if (error instanceof PushError) return { isAnswer: true, reason: error.data.reason };
    throw error;
  });
  if (obstacle !== null) {
    return { commits: [], warnings: [`${counted(waiting.length)} for now, since ${obstacle.reason}.`] };
  }
  const commits = waiting.slice(0, MOST_REFERENCES);
  const more = waiting.length - commits.length;
  await fetchCommits(folder, remote, commits);
  return { commits, warnings: more > 0 ? [`${counted(more)} for the next run.`] : [] };
}

function counted(commits: number): string {
  return commits === 1
    ? '1 commit that an earlier run could not push stays on the remote'
    : `${commits} commits that earlier runs could not push stay on the remote`;
}

/** Brings the commits here, under no reference: what is taken from them becomes commits of our own. One that cannot be had is left out. */
async function fetchCommits(folder: AuditFolder, remote: Remote, commits: readonly UnpushedCommit[]): Promise<void> {
  const isPart = await isShallow(folder.repository);
  const fetchThem = (some: readonly UnpushedCommit[]) =>
    fetchFrom(
      folder,
      remote,
      some.map(({ reference }) => reference),
      // Their parents are enough, and a shallow clone is to stay small.
      { options: isPart ? ['--depth=2'] : [], config: CHECKED },
    );
  const fetchAll = async () => {
    if ((await fetchThem(commits)) === null) return;
    // One that is damaged, or gone by now, keeps none of the others.
    for (const commit of commits) await fetchThem([commit]);
  };
  await (isPart ? keepingBoundary(folder, fetchAll) : fetchAll());
}

/**
 * Does a fetch with a depth, and leaves a shallow clone's boundary where it was. Git would count the last commit that came as one without a parent from
 * then on: the branch would end there, and a commit that is made again with the same id would seem to bring every file.
 */
async function keepingBoundary({ repository }: AuditFolder, fetchAll: () => Promise<void>): Promise<void> {
  const file = join(repository.commonDir, 'shallow');
  const before = await readFile(file);
  try {
    await fetchAll();
  } finally {
    const restored = join(repository.commonDir, 'brazier', 'shallow');
    await writeFile(restored, before);
    await rename(restored, file);
  }
}

/** Reads what a fetched commit holds. Null where it is none, or is not here. @throws GitError, PartialCloneError */
export async function readUnpushed(
  { repository }: AuditFolder,
  { revision }: UnpushedCommit,
): Promise<UnpushedContent | null> {
  if ((await resolveCommit(repository, revision)) !== revision) return null;
  const format = '--format=%P%x00%ct%x00%(trailers:only,unfold)';
  const [parents = '', time = '', trailers = ''] = (await readGit(repository, ['show', '-s', format, revision])).split(
    '\0',
  );
  const parent = /^[0-9a-f]+$/.test(parents) ? await resolveCommit(repository, parents) : null;
  const content = { parent, time: Number(time), trailers };
  if (parent === null) return { ...content, files: [] };
  const context = { ...repository, cwd: repository.workTree };
  const args = ['diff-tree', '-r', '--raw', '-z', '--no-abbrev', '--no-renames', parent, revision];
  const tokens = (await readGit(context, args)).split('\0');
  const files: UnpushedFile[] = [];
  for (let index = 0; index + 1 < tokens.length; index += 2) {
    const [modeBefore = '', modeAfter, before = '', after = ''] = (tokens[index] ?? '').slice(1).split(' ');
    const [was, is] = [before, after].map((id) => (/^0+$/.test(id) ? null : id));
    files.push({
      path: tokens[index + 1] ?? '',
      before: was ?? null,
      after: is ?? null,
      isPlain: [modeBefore, modeAfter].every((mode) => mode === '100644' || mode === '000000'),
    });
  }
  return { ...content, files };
}

/** True where a commit is part of what HEAD leads to. */
export async function isOnBranch({ repository }: AuditFolder, revision: string): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', revision, 'HEAD'];
  return (await runGit(repository, args, { answers: [1, 128] })).exitCode === 0;
}

/** Sizes of blobs in bytes, by id; those that are no blobs are left out. */
export async function blobSizes({ repository }: AuditFolder, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const args = ['cat-file', '--batch-check=%(objectname) %(objecttype) %(objectsize)'];
  const lines = (await readGit(repository, args, { input: `${ids.join('\n')}\n` })).split('\n');
  return new Map(
    lines.flatMap((line) => {
      const [id = '', type, size] = line.split(' ');
      return type === 'blob' ? [[id, Number(size)] as const] : [];
    }),
  );
}

/** When a commit was made, in seconds since the epoch. */
export async function readCommitTime({ repository }: AuditFolder, revision: string): Promise<number> {
  return Number(await readGit(repository, ['show', '-s', '--format=%ct', revision]));
}
