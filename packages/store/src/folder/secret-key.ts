import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BrazierConfig } from '../config/config-schema.ts';
import { ConfigError } from '../errors.ts';
import type { Environment } from '../git/run-git.ts';
import { CONFIG_FILE } from './audit-folder.ts';

/** Length of the masking key, in bytes. */
export const SECRET_KEY_BYTES = 32;

/**
 * The key of the hash that masks secrets: from the environment variable that `brazier.json` names, else from `brazier.json` itself; null where there is none yet.
 *
 * @throws ConfigError where the named variable is not set.
 */
export function secretKey(config: BrazierConfig, env: Environment): Uint8Array | null {
  if (config.secretKeyEnv !== undefined) {
    const value = env[config.secretKeyEnv];
    if (!value)
      throw new ConfigError(
        CONFIG_FILE,
        '/secretKeyEnv',
        `the environment variable ${config.secretKeyEnv}, which holds the masking key, is not set`,
      );
    return Buffer.from(value, 'utf8');
  }
  return config.secretKey === undefined ? null : Buffer.from(config.secretKey, 'hex');
}

/** The text of `brazier.json` with a masking key added; everything else stays as its author wrote it. */
export async function configWithSecretKey(dir: string, key: Uint8Array): Promise<string> {
  const text = await readFile(join(dir, CONFIG_FILE), 'utf8');
  const end = text.lastIndexOf('}');
  const before = text.slice(0, end).trimEnd();
  return `${before},\n  "secretKey": "${Buffer.from(key).toString('hex')}"\n${text.slice(end)}`;
}
