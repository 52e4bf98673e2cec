import { isJsonObject, type Json, type JsonObject, own, splitSegments } from '@brazier/schema';

const SHORT = 200;
const TEXT_KEY = /^\$+text$/;
const ESCAPED_TEXT_KEY = /^\$\$+text$/;

/**
 * The segments that stand for a string in a file, or null where the string stands for itself: short strings of one line do. Long text
 * as segments stays readable in any git tool and costs little when one word of it changes.
 */
export function textSegments(text: string): string[] | null {
  if (text.length <= SHORT && !text.includes('\n')) return null;
  const segments = splitSegments(text);
  return segments.length > 1 ? segments : null;
}

/** A key as it stands in a file: one that could be taken for `$text` gets another `$`. */
export function encodeKey(key: string): string {
  return TEXT_KEY.test(key) ? `$${key}` : key;
}

/** The value that a file's value stands for: segments joined, keys without the `$` that `encodeKey` gave them. */
export function decodeLongText(value: Json): Json {
  if (Array.isArray(value)) return value.map(decodeLongText);
  if (!isJsonObject(value)) return value;
  return joinedSegments(value) ?? decodeKeys(value);
}

function joinedSegments(value: JsonObject): string | null {
  const segments = own(value, '$text');
  if (!Array.isArray(segments) || Object.keys(value).length !== 1) return null;
  return segments.every((segment) => typeof segment === 'string') ? segments.join('') : null;
}

function decodeKeys(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.keys(object).map((key) => [
      ESCAPED_TEXT_KEY.test(key) ? key.slice(1) : key,
      decodeLongText(object[key] as Json),
    ]),
  );
}
