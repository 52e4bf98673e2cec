import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { WORKSPACES_FOLDER } from '../campaign-file/campaign-path.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { writeWorkTree } from '../folder/work-tree.ts';
import { readHead } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';
import { refreshIndex, refreshUserIndex } from './user-index.ts';

/** Every file below `workspaces/` on the disk, by path relative to the audit folder with `/`; empty where there is none. */
export async function filesOnDisk(dir: string): Promise<string[]> {
  const entries = await readdir(join(dir, WORKSPACES_FOLDER), { recursive: true, withFileTypes: true }).catch(() => []);
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/**
 * Brings everything under `workspaces/`, in the work tree and the user's index, to what HEAD has: after a crash, a hand edit, a run without commit.
 *
 * @returns the paths that were not as they should be, relative to the audit folder.
 */
export async function restoreWorkTree(
  folder: AuditFolder,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<string[]> {
  const { repository } = folder;
  const { revision } = await readHead(repository);
  if (revision === null) return [];
  const wrong = await differingPaths(folder, revision);
  if (wrong.size === 0) return [];
  const files = new Map<string, string | null>();
  for (const [path, objectId] of wrong) files.set(path, objectId === null ? null : await folder.blobs.read(objectId));
  await writeWorkTree(folder, files);
  await refreshUserIndex(
    repository,
    revision,
    [...wrong.keys()].map((path) => repository.prefix + path),
    sleep,
  );
  return [...wrong.keys()];
}

/** Paths that differ from a commit on the disk or in the index, with the blob that they should be (null for none). */
async function differingPaths(folder: AuditFolder, revision: string): Promise<Map<string, string | null>> {
  const { repository } = folder;
  const context = { ...repository, cwd: repository.workTree };
  const scope = `${repository.prefix}${WORKSPACES_FOLDER}`;
  // Looks at the files' times first and at their content only where those moved.
  await refreshIndex(repository);
  const [disk, index, listed] = await Promise.all([
    runGit(context, ['diff-index', '--raw', '-z', '--no-abbrev', '--no-renames', revision, '--', scope]),
    runGit(context, ['diff-index', '--cached', '--raw', '-z', '--no-abbrev', '--no-renames', revision, '--', scope]),
    runGit(context, ['ls-tree', '-r', '-z', '--full-tree', '--name-only', revision, '--', scope]),
  ]);
  const wrong = new Map<string, string | null>();
  for (const answer of [disk, index]) {
    for (const [path, objectId] of rawDifferences(answer.stdout.toString('utf8')))
      wrong.set(path.slice(repository.prefix.length), objectId);
  }
  const known = new Set(listed.stdout.toString('utf8').split('\0'));
  for (const path of await filesOnDisk(folder.dir)) {
    if (!known.has(repository.prefix + path)) wrong.set(path, null);
  }
  return wrong;
}

/** Pairs of path and the blob on the commit's side. */
function rawDifferences(text: string): [string, string | null][] {
  const tokens = text.split('\0');
  const pairs: [string, string | null][] = [];
  for (let index = 0; index + 1 < tokens.length; index += 2) {
    const objectId = (tokens[index] ?? '').split(' ')[2] ?? '';
    pairs.push([tokens[index + 1] ?? '', /^0+$/.test(objectId) ? null : objectId]);
  }
  return pairs;
}

/** The bytes of a file of the audit folder as they lie on the disk, or null. */
export async function readFromDisk(dir: string, path: string): Promise<string | null> {
  return readFile(join(dir, path), 'utf8').catch(() => null);
}
