import { readFile, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { CONFIG_FILE } from '../config/config-file.ts';
import type { BrazierConfig } from '../config/config-schema.ts';
import { parseConfig } from '../config/parse-config.ts';
import { ConfigError, NoAuditFolderError, UnsafeFolderError } from '../errors.ts';
import { BlobReader } from '../git/blob-reader.ts';
import type { Environment } from '../git/environment.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import type { Masker } from '../secrets/masker.ts';
import { readingMasker } from './secret-key.ts';

/** An open audit folder. */
export interface AuditFolder {
  /** Absolute path. */
  dir: string;
  config: BrazierConfig;
  repository: Repository;
  blobs: BlobReader;
  /** Masks what an older configuration, or a hand, stored unmasked: whatever was read is masked before it is told. */
  masker: Masker;
  /** Ends the git process that reads objects, if one was started. */
  close(): Promise<void>;
}

/**
 * The audit folder: `dir` if given, else the current folder or the nearest parent with a `brazier.json`.
 *
 * @throws NoAuditFolderError
 */
export async function findAuditFolder(cwd: string, dir?: string): Promise<string> {
  if (dir !== undefined) {
    const named = resolve(cwd, dir);
    if (await isFile(join(named, CONFIG_FILE))) return named;
    throw new NoAuditFolderError(named);
  }
  for (let folder = resolve(cwd); ; folder = dirname(folder)) {
    if (await isFile(join(folder, CONFIG_FILE))) return folder;
    if (folder === dirname(folder)) throw new NoAuditFolderError(resolve(cwd));
  }
}

/**
 * Opens an audit folder: reads its configuration and finds its repository.
 *
 * @throws NoAuditFolderError, ConfigError, NewerFormatError, UnsafeFolderError, GitMissingError, GitError
 */
export async function openAuditFolder(dir: string, env: Environment): Promise<AuditFolder> {
  const file = join(dir, CONFIG_FILE);
  const config = parseConfig(await readConfig(dir, file), file);
  const repository = await openRepository({ cwd: dir, env });
  if (!repository) throw new UnsafeFolderError(dir, 'it lies in no git repository', 'run `git init` there');
  const blobs = new BlobReader(repository);
  return { dir, config, repository, blobs, masker: readingMasker(config, env), close: () => blobs.close() };
}

async function readConfig(dir: string, file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') throw new NoAuditFolderError(dir);
    throw new ConfigError(file, '', 'cannot be read; see who may read it', { cause });
  }
}

async function isFile(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isFile(),
    () => false,
  );
}
