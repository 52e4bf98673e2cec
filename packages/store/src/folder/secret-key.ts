import { CONFIG_FILE } from '../config/config-file.ts';
import type { BrazierConfig } from '../config/config-schema.ts';
import { ConfigError } from '../errors.ts';
import type { Environment } from '../git/environment.ts';
import { createMasker, type Masker } from '../secrets/masker.ts';

/** Length of the masking key, in bytes. */
export const SECRET_KEY_BYTES = 32;

const KEY = /^[0-9a-f]{64}$/i;

/**
 * The key of the hash that masks secrets: from the environment variable that `brazier.json` names, else from `brazier.json` itself; null where there is none yet.
 * It is written in the same way in both places, so that masks stay what they are when it moves from one to the other.
 *
 * @throws ConfigError where the named variable is not set, or holds no key.
 */
export function secretKey(config: BrazierConfig, env: Environment): Uint8Array | null {
  const { secretKeyEnv } = config;
  if (secretKeyEnv === undefined) return config.secretKey === undefined ? null : Buffer.from(config.secretKey, 'hex');
  const value = env[secretKeyEnv]?.trim();
  if (!value) {
    const reason = `the environment variable ${secretKeyEnv}, which holds the masking key, is not set`;
    throw new ConfigError(CONFIG_FILE, '/secretKeyEnv', reason);
  }
  if (!KEY.test(value)) {
    const reason = `the environment variable ${secretKeyEnv} holds no masking key: that is 64 hexadecimal digits, as \`openssl rand -hex 32\` prints them`;
    throw new ConfigError(CONFIG_FILE, '/secretKeyEnv', reason);
  }
  return Buffer.from(value, 'hex');
}

/** Masks what is read. Whoever has the repository but not the key can read all the same: what was stored unmasked is then hidden without a hash. */
export function readingMasker(config: BrazierConfig, env: Environment): Masker {
  const unmasked = (config.unmasked ?? []).map(({ path }) => path);
  return createMasker({ key: keyIfAny(config, env), unmasked });
}

function keyIfAny(config: BrazierConfig, env: Environment): Uint8Array | null {
  try {
    return secretKey(config, env);
  } catch (error) {
    if (error instanceof ConfigError) return null;
    throw error;
  }
}
