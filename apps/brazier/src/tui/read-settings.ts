import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_SETTINGS, parseSettings, type Settings } from './settings.ts';

/** Where a user's settings are: `$XDG_CONFIG_HOME/brazier/settings.json`, on Windows under `%APPDATA%`. */
export function settingsFile(env: Record<string, string | undefined>): string {
  const folder = env['XDG_CONFIG_HOME'] ?? env['APPDATA'] ?? join(env['HOME'] ?? homedir(), '.config');
  return join(folder, 'brazier', 'settings.json');
}

/**
 * The user's settings; the defaults where there is no such file.
 *
 * @throws UsageError where the file says what cannot be done.
 */
export async function readSettings(env: Record<string, string | undefined>): Promise<Settings> {
  const file = settingsFile(env);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch {
    return DEFAULT_SETTINGS;
  }
  return parseSettings(text, file);
}
