import { existsSync } from 'node:fs';
import { access, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { FolderNotEmptyError } from '../errors.ts';
import { buildCommit } from '../git/build-commit.ts';
import { moveReference, type Repository, readHead } from '../git/repository.ts';
import { readIdentities } from '../writing/identity.ts';
import { refreshUserIndex } from '../writing/user-index.ts';
import type { FileToWrite } from './git-attributes.ts';
import { replaceFile } from './work-tree.ts';

/** Files that are Brazier's own, but no campaigns. */
export interface OwnFiles {
  /** By path in the repository. */
  files: ReadonlyMap<string, FileToWrite>;
  message: string;
  /** For the log of the branch: a word or two. */
  reason: string;
  sleep(milliseconds: number): Promise<void>;
  /** Seconds since the epoch. */
  time: number;
}

/** Writes files and commits them alone; where that fails, as on a full disk, those that were not there are not left. Gives the full id of the commit. */
export async function commitOwnFiles(repository: Repository, own: OwnFiles): Promise<string> {
  const made: string[] = [];
  let revision: string;
  try {
    for (const [path, { onDisk }] of own.files) {
      const file = join(repository.workTree, path);
      if (!existsSync(file)) made.push(file);
      await mkdir(dirname(file), { recursive: true });
      replaceFile(file, onDisk);
    }
    revision = await commit(repository, own);
  } catch (error) {
    // The next attempt would take them for somebody else's.
    for (const file of made) await rm(file, { force: true });
    throw error;
  }
  await refreshUserIndex(repository, revision, [...own.files.keys()], own.sleep);
  return revision;
}

async function commit(repository: Repository, own: OwnFiles): Promise<string> {
  const head = await readHead(repository);
  const revision = await buildCommit(repository, {
    parent: head.revision,
    files: new Map([...own.files].map(([path, { committed }]) => [path, committed])),
    message: own.message,
    identities: await readIdentities(repository),
    time: own.time,
  });
  await moveReference(repository, head.branch ?? 'HEAD', revision, head.revision, `brazier: ${own.reason}`);
  return revision;
}

/** @throws FolderNotEmptyError where the file is there already. */
export async function refuseExisting(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there) throw new FolderNotEmptyError(file);
}
