import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AuditFolder,
  CONFIG_FILE,
  ConfigError,
  createMasker,
  type Environment,
  GitError,
  type Masker,
  parseConfig,
  readHead,
  SECRET_KEY_BYTES,
  secretKey,
  withSecretKey,
} from '@brazier/store';

/** What masks secrets, and what has to be written for it. */
export interface Masking {
  masker: Masker;
  /** `brazier.json` with the key, where there was none or no commit has it yet: as it was last committed, with nothing else added. */
  files: Map<string, string>;
  /** The same file with the same key, as it lies on the disk: it may have edits that nobody committed yet. */
  onDisk: Map<string, string>;
  warnings: string[];
}

/** The masker of an audit folder; its key is made where there is none. @throws ConfigError where the key's environment variable is not set. */
export async function openMasking(
  folder: AuditFolder,
  env: Environment,
  randomBytes: (size: number) => Uint8Array,
): Promise<Masking> {
  const { config } = folder;
  const unmasked = (config.unmasked ?? []).map(({ path }) => path);
  const known = secretKey(config, env);
  const key = known ?? randomBytes(SECRET_KEY_BYTES);
  return {
    masker: createMasker({ key, unmasked }),
    ...(known ? await configsToCommit(folder, key) : await configsWithKey(folder, key)),
    warnings:
      unmasked.length === 0 ? [] : [`Secrets are stored unmasked at ${unmasked.join(', ')}, as brazier.json says.`],
  };
}

async function configsWithKey(folder: AuditFolder, key: Uint8Array): Promise<Pick<Masking, 'files' | 'onDisk'>> {
  const here = await readFile(join(folder.dir, CONFIG_FILE), 'utf8');
  const committed = await readCommitted(folder);
  if (committed !== null && hasKey(committed)) {
    const reason = 'is missing here but stands in the last commit; take it over from there, or commit that it is gone';
    throw new ConfigError(CONFIG_FILE, '/secretKey', reason);
  }
  return {
    files: new Map([[CONFIG_FILE, withSecretKey(committed ?? here, key)]]),
    onDisk: new Map([[CONFIG_FILE, withSecretKey(here, key)]]),
  };
}

/** A run that committed nothing may have made the key: no clone could tell a rotated secret from a kept one without it. */
async function configsToCommit(folder: AuditFolder, key: Uint8Array): Promise<Pick<Masking, 'files' | 'onDisk'>> {
  const committed = await readCommitted(folder);
  const isThere = folder.config.secretKey === undefined || (committed !== null && mayHaveKey(committed));
  if (isThere) return { files: new Map(), onDisk: new Map() };
  const here = await readFile(join(folder.dir, CONFIG_FILE), 'utf8');
  return {
    files: new Map([[CONFIG_FILE, committed === null ? here : withSecretKey(committed, key)]]),
    onDisk: new Map([[CONFIG_FILE, here]]),
  };
}

async function readCommitted(folder: AuditFolder): Promise<string | null> {
  const { revision } = await readHead(folder.repository);
  const path = `${folder.repository.prefix}${CONFIG_FILE}`;
  return revision === null ? null : readBlobIfAny(folder, `${revision}:${path}`);
}

/** True also for a file that cannot be read: nothing is added to it then. */
function mayHaveKey(text: string): boolean {
  try {
    return hasKey(text);
  } catch (error) {
    if (error instanceof ConfigError) return true;
    throw error;
  }
}

function hasKey(text: string): boolean {
  const { secretKey, secretKeyEnv } = parseConfig(text, CONFIG_FILE);
  return secretKey !== undefined || secretKeyEnv !== undefined;
}

async function readBlobIfAny(folder: AuditFolder, name: string): Promise<string | null> {
  try {
    return await folder.blobs.read(name);
  } catch (error) {
    if (error instanceof GitError) return null;
    throw error;
  }
}
