/** Any JSON value as Brazier holds it: integers beyond 2^53 are bigints, so that none of their digits is lost. */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;

/** A JSON object. Keys may be anything Braze sends, `__proto__` and the empty string included: build new ones with `Object.fromEntries`, which defines own properties. */
export interface JsonObject {
  [key: string]: Json;
}

/** Where a value stands in Braze's own response: object keys and array indexes (from 0), outermost first. */
export type JsonPath = readonly (string | number)[];

const LONG_DIGITS = /\d{16}/;
const INTEGER = /^-?\d+$/;

/**
 * Reads JSON text without losing a digit: an integer that a double cannot hold exactly comes back as a bigint.
 *
 * @throws SyntaxError where the text is not JSON, RangeError where a number is too large for any type (`1e999`).
 */
export function parseJson(text: string): Json {
  // Only texts with a long run of digits can hold such an integer; the reviver is several times slower.
  if (!LONG_DIGITS.test(text) && !/\d[eE]/.test(text)) return JSON.parse(text) as Json;
  return JSON.parse(text, reviveNumber) as Json;
}

function reviveNumber(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined) return value;
  if (!Number.isFinite(value))
    throw new RangeError(`The number ${context.source.slice(0, 40)} is too large to be kept.`);
  if (Number.isSafeInteger(value) || !INTEGER.test(context.source)) return value;
  return BigInt(context.source);
}

/** Writes JSON text, bigints as their digits, keys in the order in which they stand. `indent` is the number of spaces a level; 0 gives one line. */
export function stringifyJson(value: Json, indent = 0): string {
  return write(value, indent, '');
}

function write(value: Json, indent: number, margin: string): string {
  if (typeof value === 'bigint') return value.toString();
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = indent > 0 ? margin + ' '.repeat(indent) : '';
  const items = Array.isArray(value)
    ? value.map((item) => write(item, indent, inner))
    : Object.keys(value).map(
        (key) => `${JSON.stringify(key)}:${indent > 0 ? ' ' : ''}${write(value[key] as Json, indent, inner)}`,
      );
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  if (items.length === 0) return open + close;
  if (indent === 0) return open + items.join(',') + close;
  return `${open}\n${inner}${items.join(`,\n${inner}`)}\n${margin}${close}`;
}

/** True for an object that is neither null nor an array. */
export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value of an own key, or undefined: never what the prototype holds under `constructor` or `__proto__`. */
export function own(object: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined;
}

/** True where two values mean the same: the order of object keys does not count, that of array elements does, and `1` is not `"1"`. */
export function jsonEqual(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left)) {
    return (
      Array.isArray(right) && left.length === right.length && left.every((item, index) => jsonEqual(item, right[index]))
    );
  }
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && jsonEqual(left[key], right[key]))
  );
}

/** Orders strings by UTF-16 code unit, the order of every list that Brazier prints or stores; locale never matters. */
export function compareStrings(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
