import { access, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderNotEmptyError } from '../errors.ts';
import { buildCommit } from '../git/build-commit.ts';
import { moveReference, type Repository, readHead } from '../git/repository.ts';
import { readIdentities } from '../writing/identity.ts';
import { refreshUserIndex } from '../writing/user-index.ts';
import type { FileToWrite } from './git-attributes.ts';

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

/** Writes files and commits them alone. Gives the full id of the commit. */
export async function commitOwnFiles(repository: Repository, own: OwnFiles): Promise<string> {
  for (const [path, { onDisk }] of own.files) {
    await mkdir(join(repository.workTree, path, '..'), { recursive: true });
    await writeFile(join(repository.workTree, path), onDisk);
  }
  const head = await readHead(repository);
  const revision = await buildCommit(repository, {
    parent: head.revision,
    files: new Map([...own.files].map(([path, { committed }]) => [path, committed])),
    message: own.message,
    identities: await readIdentities(repository),
    time: own.time,
  });
  await moveReference(repository, head.branch ?? 'HEAD', revision, head.revision, `brazier: ${own.reason}`);
  await refreshUserIndex(repository, revision, [...own.files.keys()], own.sleep);
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
