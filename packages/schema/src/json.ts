/** Any JSON value as Brazier holds it: integers beyond 2^53, and only those, are bigints, so that none of their digits is lost. */
export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;

/** A JSON object. Keys may be anything Braze sends, `__proto__` and the empty string included: build new ones with `Object.fromEntries`, which defines own properties. */
export interface JsonObject {
  [key: string]: Json;
}

/** Where a value stands in Braze's own response: object keys and array indexes (from 0), outermost first. */
export type JsonPath = readonly (string | number)[];

// Where a number may stand, one with sixteen digits or an exponent. Without any such there is no integer beyond 2^53, and the reviver,
// several times slower, is not needed.
const LARGE_NUMBER = /(?:^|[\s:,[])-?(?:\d{16}|\d+(?:\.\d+)?[eE]\+?\d)/;
const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;

/**
 * Reads JSON text without losing a digit of an integer: one that a double cannot hold exactly comes back as a bigint, however it is
 * written (`1e20` too). Fractions are doubles, with their 17 significant digits.
 *
 * @throws SyntaxError where the text is not JSON, RangeError where a number is too large for a double (`1e999`).
 */
export function parseJson(text: string): Json {
  return (LARGE_NUMBER.test(text) ? JSON.parse(text, reviveNumber) : JSON.parse(text)) as Json;
}

function reviveNumber(_key: string, value: unknown, context?: { source?: string }): unknown {
  if (typeof value !== 'number' || context?.source === undefined || Number.isSafeInteger(value)) return value;
  if (!Number.isFinite(value)) {
    throw new RangeError(`The number ${context.source.slice(0, 40)} is too large to be kept.`);
  }
  return readInteger(context.source) ?? value;
}

/** The integer that a JSON number stands for, or null where it has a fraction. */
function readInteger(source: string): bigint | null {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = NUMBER.exec(source) ?? [];
  const digits = (whole + fraction).replace(/0+$/, '');
  const zeros = whole.length + Number(exponent) - digits.length;
  return digits === '' || zeros < 0 ? null : BigInt(sign + digits + '0'.repeat(zeros));
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
