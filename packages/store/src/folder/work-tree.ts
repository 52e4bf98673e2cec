import { readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { bytesOf, type FileContent } from '../git/build-commit.ts';
import type { AuditFolder } from './audit-folder.ts';

const AT_A_TIME = 100;

/**
 * Makes files of the audit folder what they should be: written through a temporary file and a rename, so that nobody ever reads half of one. A file
 * that is right already is not touched. `null` removes a file, and folders that this empties.
 *
 * @param files by path relative to the audit folder.
 */
export async function writeWorkTree(
  folder: Pick<AuditFolder, 'dir'>,
  files: ReadonlyMap<string, FileContent | null>,
): Promise<void> {
  // First: what is to go may lie where a folder is to be.
  for (const [path, content] of files) {
    if (content === null) await removeFile(folder.dir, path);
  }
  const written = [...files].filter((file): file is [string, FileContent] => file[1] !== null);
  for (const parent of new Set(written.map(([path]) => dirname(path)))) {
    await mkdir(join(folder.dir, parent), { recursive: true });
  }
  for (const [index, [path, content]] of written.entries()) {
    replaceFile(join(folder.dir, path), content);
    // Lets signals and progress through.
    if (index % AT_A_TIME === 0) await setImmediate();
  }
}

/** Makes a file what it should be, whole or not at all; its folder must be there. */
// Synchronous: the files are small and many, and a trip through the thread pool for each costs more than the write.
export function replaceFile(file: string, content: FileContent): void {
  const bytes = bytesOf(content);
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === bytes.length && readFileSync(file).equals(bytes)) return;
  const temporary = `${file}.tmp`;
  try {
    writeFileSync(temporary, bytes);
    renameSync(temporary, file);
  } catch (error) {
    // On a full disk half a file would be left.
    rmSync(temporary, { force: true });
    throw error;
  }
}

async function removeFile(dir: string, path: string): Promise<void> {
  await rm(join(dir, path), { force: true, recursive: true });
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    try {
      await rmdir(join(dir, parent));
    } catch {
      return;
    }
  }
}
