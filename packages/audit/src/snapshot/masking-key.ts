import {
  type AuditFolder,
  CONFIG_FILE,
  configWithSecretKey,
  createMasker,
  type Environment,
  type Masker,
  SECRET_KEY_BYTES,
  secretKey,
} from '@brazier/store';

/** What masks secrets, and what has to be written for it. */
export interface Masking {
  masker: Masker;
  /** `brazier.json` with the key that was made, where there was none. */
  files: Map<string, string>;
  warnings: string[];
}

/** The masker of an audit folder; its key is made where there is none. @throws ConfigError where the key's environment variable is not set. */
export async function openMasking(
  folder: AuditFolder,
  env: Environment,
  randomBytes: (size: number) => Uint8Array,
): Promise<Masking> {
  const { config, dir } = folder;
  const unmasked = (config.unmasked ?? []).map(({ path }) => path);
  const known = secretKey(config, env);
  const key = known ?? randomBytes(SECRET_KEY_BYTES);
  return {
    masker: createMasker({ key, unmasked }),
    files: known ? new Map() : new Map([[CONFIG_FILE, await configWithSecretKey(dir, key)]]),
    warnings:
      unmasked.length === 0 ? [] : [`Secrets are stored unmasked at ${unmasked.join(', ')}, as brazier.json says.`],
  };
}
