import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareStrings, type Json, type JsonObject, jsonEqual, own, parseJson, stringifyJson } from './index.ts';

const payloads = new URL('../fixtures/payloads/', import.meta.url);

/** JSON text of any value, with large integers, exponents, blanks, repeated escapes and keys that mean something to JavaScript. */
const jsonText: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => {
  const key = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('__proto__', 'constructor', '', '0', '10', 'a.b'),
  );
  return {
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom('null', 'true', 'false', '1e20', '-1E+2', '12.50', '0', '9007199254740993', '1.5e16'),
      fc.bigInt({ min: -(2n ** 90n), max: 2n ** 90n }).map(String),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => JSON.stringify(number)),
      fc.string({ unit: 'binary' }).map((text) => JSON.stringify(text)),
      fc.array(tie('value')).map((items) => `[${items.join(', ')}]`),
      fc
        .uniqueArray(fc.tuple(key, tie('value')), { selector: ([name]) => name })
        .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)} :${value}`).join(',\n')}}`),
    ),
  };
}).value;

describe('reading and writing JSON', () => {
  it.each(readdirSync(payloads))('%s keeps its meaning', (name) => {
    const text = readFileSync(new URL(name, payloads), 'utf8');
    const value = parseJson(text);
    expect(jsonEqual(parseJson(stringifyJson(value)), value)).toBe(true);
    expect(JSON.parse(stringifyJson(value, 2))).toEqual(JSON.parse(text));
  });

  it('what was written reads as the same, whatever the value', () => {
    fc.assert(
      fc.property(jsonText, fc.constantFrom(0, 2), (text, indent) => {
        const value = parseJson(text);
        const written = stringifyJson(value, indent);
        expect(jsonEqual(parseJson(written), value)).toBe(true);
        expect(stringifyJson(parseJson(written), indent)).toBe(written);
      }),
    );
  });

  it('an indented text is what JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        fc.pre(!/\d{16}|e\+/.test(JSON.stringify(value)));
        expect(stringifyJson(parseJson(JSON.stringify(value)), 2)).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  it.each([
    ['900719925474099312345', '900719925474099312345'],
    ['-9007199254740993', '-9007199254740993'],
    ['1e20', '100000000000000000000'],
    ['1.5E+16', '15000000000000000'],
    ['9007199254740993.0', '9007199254740993'],
    ['[1e2,0e5,12.50,-0.5e-3]', '[100,0,12.5,-0.0005]'],
  ])('every digit of the integer %s is kept', (text, written) => {
    expect(stringifyJson(parseJson(text))).toBe(written);
  });

  it('one integer is one value, however it was written', () => {
    expect(jsonEqual(parseJson('1e20'), parseJson('100000000000000000000'))).toBe(true);
    expect(parseJson('9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(parseJson('9007199254740992')).toBe(9007199254740992n);
  });

  it('a number that no double can hold is refused instead of becoming null', () => {
    expect(() => parseJson('{"a":1e999}')).toThrow(RangeError);
    expect(() => parseJson('{"a":-1e999}')).toThrow(RangeError);
  });

  it('what is not JSON is refused', () => {
    expect(() => parseJson('<html>')).toThrow(SyntaxError);
  });

  it('a __proto__ key is a key like any other', () => {
    const text = '{"__proto__":{"polluted":1},"a":1}';
    const value = parseJson(text) as JsonObject;
    expect(stringifyJson(value)).toBe(text);
    expect(own(value, '__proto__')).toEqual({ polluted: 1 });
    expect(jsonEqual(value, parseJson('{"a":1}'))).toBe(false);
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });

  it('what a prototype holds is no value of an object', () => {
    expect(own({}, 'constructor')).toBeUndefined();
    expect(jsonEqual({ toString: null }, {})).toBe(false);
  });
});

describe('equality', () => {
  it('the order of keys does not count, that of elements does', () => {
    expect(jsonEqual({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBe(true);
    expect(jsonEqual([1, 2], [2, 1])).toBe(false);
  });

  it.each<[Json | undefined, Json | undefined]>([
    [1, '1'],
    [null, undefined],
    [null, {}],
    [[], {}],
    [{ a: null }, {}],
    [{ a: 1 }, { b: 1 }],
    [[1], [1, 2]],
    [false, 0],
  ])('%j is not %j', (left, right) => {
    expect(jsonEqual(left, right)).toBe(false);
    expect(jsonEqual(right, left)).toBe(false);
  });
});

it('strings are ordered by code unit, whatever the language', () => {
  expect(['é', 'z', 'Z', '😀', '\uffff', 'a', ''].sort(compareStrings)).toEqual([
    '',
    'Z',
    'a',
    'z',
    'é',
    '😀',
    '\uffff',
  ]);
});
