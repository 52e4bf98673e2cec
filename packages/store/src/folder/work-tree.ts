import { mkdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { AuditFolder } from './audit-folder.ts';

/**
 * Makes files of the audit folder what they should be: written through a temporary file and a rename, so that nobody ever reads half of one. A file
 * that is right already is not touched. `null` removes a file, and folders that this empties.
 *
 * @param files by path relative to the audit folder.
 */
export async function writeWorkTree(
  folder: Pick<AuditFolder, 'dir'>,
  files: ReadonlyMap<string, string | null>,
): Promise<void> {
  for (const [path, text] of files) {
    if (text === null) await removeFile(folder.dir, path);
    else await replaceFile(join(folder.dir, path), text);
  }
}

async function replaceFile(file: string, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'utf8');
  if ((await readIfThere(file))?.equals(bytes)) return;
  await mkdir(dirname(file), { recursive: true });
  const temporary = `${file}.tmp`;
  await writeFile(temporary, bytes);
  await rename(temporary, file);
}

async function readIfThere(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch {
    return null;
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
