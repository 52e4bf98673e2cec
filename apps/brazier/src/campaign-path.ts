import { isJsonObject, type Json, type JsonPath, own, parseJson } from '@brazier/schema';
import { UsageError } from './usage-error.ts';

/**
 * A path inside a campaign's details as the command line names it: a JSON Pointer (RFC 6901) or a JSON array of keys and
 * indexes. `details` tells whether `0` is an index or a key. Throws UsageError.
 */
export function parsePath(text: string, details: Json): JsonPath {
  if (text.trimStart().startsWith('[')) return parseArray(text);
  if (text !== '' && !text.startsWith('/')) throw notAPath(text);
  let at: Json | undefined = details;
  return text
    .split('/')
    .slice(1)
    .map((token) => {
      const key = Array.isArray(at) && /^(0|[1-9]\d*)$/.test(token) ? Number(token) : unescapeToken(token, text);
      at = child(at, key);
      return key;
    });
}

/** The value at the path; undefined where there is none. */
export function valueAt(details: Json, path: JsonPath): Json | undefined {
  let at: Json | undefined = details;
  for (const key of path) at = child(at, key);
  return at;
}

function child(value: Json | undefined, key: string | number): Json | undefined {
  // Changes name a tag, channel or team by itself.
  if (Array.isArray(value)) return typeof key === 'number' ? value[key] : value.find((item) => item === key);
  return isJsonObject(value) && typeof key === 'string' ? own(value, key) : undefined;
}

function parseArray(text: string): JsonPath {
  let path: Json;
  try {
    path = parseJson(text);
  } catch {
    throw notAPath(text);
  }
  if (!Array.isArray(path) || !path.every(isKey)) throw notAPath(text);
  return path;
}

function isKey(value: Json): value is string | number {
  return typeof value === 'string' || (typeof value === 'number' && Number.isInteger(value) && value >= 0);
}

function unescapeToken(token: string, text: string): string {
  if (/~(?![01])/.test(token)) throw notAPath(text);
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}

function notAPath(text: string): UsageError {
  return new UsageError(
    `"${text}" is no path: write a JSON Pointer such as /messages/ID/subject, or a JSON array of keys and indexes.`,
  );
}
