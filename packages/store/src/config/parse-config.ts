import type * as z from 'zod';
import { ConfigError, NewerFormatError } from '../errors.ts';
import { type BrazierConfig, configSchema } from './config-schema.ts';
import { findJsonPlaces, type JsonPlaces, jsonPointer, lineAndColumn } from './json-places.ts';

/**
 * Reads `brazier.json`.
 *
 * @param file its path, for messages.
 * @throws ConfigError with the place of the first slip (`/workspaces/production/endpoint, line 5, column 7`), NewerFormatError where a newer
 *   Brazier wrote it.
 */
export function parseConfig(text: string, file: string): BrazierConfig {
  // Some editors begin a file with a byte order mark.
  const json = text.replace(/^\ufeff/, '');
  const places = findJsonPlaces(json);
  const value = readJson(json, file, places);
  refuseNewer(value, file);
  if (places.repeated !== null) {
    throw new ConfigError(file, placeOf(places.repeated, json, places), 'stands there twice; keep one of the two');
  }
  const result = configSchema.safeParse(value);
  if (result.success) return result.data;
  // A misspelt key also lacks the right one: the slip is what the user can see.
  const { issues } = result.error;
  const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
  const { path, reason } = issue ? explain(issue, places) : { path: [], reason: 'is not valid' };
  throw new ConfigError(file, placeOf(jsonPointer(path), json, places), reason);
}

function readJson(text: string, file: string, { brokenAt }: JsonPlaces): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const place = lineAndColumn(text, brokenAt ?? 0);
    throw new ConfigError(file, place, 'is not JSON (a comma or quote too many or too few?)', { cause });
  }
}

function refuseNewer(value: unknown, file: string): void {
  if (typeof value !== 'object' || value === null || !('version' in value)) return;
  const { version } = value;
  if (typeof version === 'number' && Number.isInteger(version) && version > 1)
    throw new NewerFormatError(file, version);
}

function explain(issue: z.core.$ZodIssue, { offsets }: JsonPlaces): { path: PropertyKey[]; reason: string } {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const key = String(issue.keys[0]);
    return { path: [...path, key], reason: `“${key}” is no key that Brazier knows; correct or remove it` };
  }
  if (issue.code === 'invalid_key') return { path, reason: issue.issues[0]?.message ?? issue.message };
  if (!offsets.has(jsonPointer(path))) return { path, reason: 'is missing' };
  return { path, reason: issue.message.charAt(0).toLowerCase() + issue.message.slice(1) };
}

/** The pointer with line and column; of what is missing, those of what should hold it. */
function placeOf(pointer: string, text: string, { offsets }: JsonPlaces): string {
  let nearest = pointer;
  while (!offsets.has(nearest)) nearest = nearest.slice(0, nearest.lastIndexOf('/'));
  const where = lineAndColumn(text, offsets.get(nearest) ?? 0);
  return pointer === '' ? where : `${pointer}, ${where}`;
}
