import type { z } from 'zod';
import { ConfigError, NewerFormatError } from '../errors.ts';
import { type BrazierConfig, configSchema } from './config-schema.ts';

/**
 * Reads `brazier.json`.
 *
 * @param file its path, for messages.
 * @throws ConfigError with the place of the first slip (`/workspaces/production/endpoint, line 5`), NewerFormatError where a newer Brazier wrote it.
 */
export function parseConfig(text: string, file: string): BrazierConfig {
  const value = readJson(text, file);
  if (
    typeof value === 'object' &&
    value !== null &&
    'version' in value &&
    typeof value.version === 'number' &&
    value.version > 1
  ) {
    throw new NewerFormatError(file, value.version);
  }
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  // A misspelt key also lacks the right one: the slip is what the user can see.
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  throw issue ? configError(issue, text, file) : new ConfigError(file, '', 'is not valid');
}

function readJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const position = /position (\d+)/.exec(String(cause))?.[1];
    const place = position === undefined ? '' : `line ${lineAt(text, Number(position))}`;
    throw new ConfigError(file, place, 'is not JSON (a comma or quote too many or too few?)');
  }
}

function configError(issue: z.core.$ZodIssue, text: string, file: string): ConfigError {
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys;
    const path = [...issue.path, String(key)];
    return new ConfigError(file, place(path, text), `“${key}” is no key that Brazier knows; correct or remove it`);
  }
  if (issue.code === 'invalid_key') {
    return new ConfigError(file, place(issue.path, text), issue.issues[0]?.message ?? issue.message);
  }
  return new ConfigError(file, place(issue.path, text), lowerFirst(issue.message));
}

function place(path: readonly PropertyKey[], text: string): string {
  if (path.length === 0) return '';
  const pointer = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
  const line = lineOf(path, text);
  return line === null ? pointer : `${pointer}, line ${line}`;
}

/** The line on which the keys of the path stand one after the other; null where the last is not written (a missing key). */
function lineOf(path: readonly PropertyKey[], text: string): number | null {
  let position = 0;
  for (const key of path) {
    if (typeof key === 'number') continue;
    const found = text.indexOf(`${JSON.stringify(String(key))}`, position);
    if (found < 0) return null;
    position = found + 1;
  }
  return lineAt(text, position);
}

function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
