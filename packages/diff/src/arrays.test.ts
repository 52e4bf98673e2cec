import type { Json, JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { absent, told } from './testing/told.ts';

const withMessage = (fields: JsonObject): JsonObject => ({
  messages: { m: { channel: 'email', name: 'V', ...fields } },
});

describe('arrays of which nothing is known', () => {
  const list = (...values: Json[]): JsonObject => ({ locales: values });
  const at = (...path: (string | number)[]): (string | number)[] => ['locales', ...path];

  it('an element in front shifts nothing', () => {
    expect(told(list('a', 'b'), list('x', 'a', 'b'))).toEqual([['campaign.field.added', 'added', at(0), absent, 'x']]);
  });

  it('the first of three that goes is the one that is told, at its old index', () => {
    expect(told(list('a', 'b', 'c'), list('b', 'c'))).toEqual([
      ['campaign.field.removed', 'removed', at(0), 'a', absent],
    ]);
  });

  it('what is unmatched in one gap is paired in order, and the rest came or went', () => {
    expect(told(list('a', 'b', 'x', 'c'), list('a', 'B', 'c'))).toEqual([
      ['campaign.field.changed', 'changed', at(1), 'b', 'B'],
      ['campaign.field.removed', 'removed', at(2), 'x', absent],
    ]);
  });

  it('an edit inside an element is told inside it', () => {
    expect(told(list({ a: 1 }, { b: [1, 2] }), list({ a: 1 }, { b: [1, 3] }))).toEqual([
      ['campaign.field.changed', 'changed', at(1, 'b', 1), 2, 3],
    ]);
  });

  it('another order is never told as a move', () => {
    expect(told(list('a', 'b'), list('b', 'a')).map(([, op]) => op)).not.toContain('moved');
  });

  it('a thousand new elements are a thousand additions', () => {
    expect(told(list('a'), list('a', ...Array.from({ length: 1_000 }, (_, index) => index)))).toHaveLength(1_000);
  });

  it('beyond the budget elements are paired by position, and nothing is lost', () => {
    const [many, others] = [
      Array.from({ length: 3_000 }, (_, index) => index),
      Array.from({ length: 3_001 }, (_, index) => -1 - index),
    ];
    expect(told(list(...many), list(...others))).toHaveLength(3_001);
  });
});

describe('maps', () => {
  it('a key with dots, slashes, quotes, line breaks or none is one step of the path', () => {
    for (const key of ['a.b', 'a/b', '"', 'a\nb', '', '__proto__', 'constructor', '0']) {
      const [before, after] = ['1', '2'].map((value) => withMessage({ extras: Object.fromEntries([[key, value]]) }));
      expect(told(before ?? {}, after ?? {})).toEqual([
        ['message.extra.changed', 'changed', ['messages', 'm', 'extras', key], '1', '2'],
      ]);
      expect(told(withMessage({ extras: {} }), after ?? {})).toEqual([
        ['message.extra.added', 'added', ['messages', 'm', 'extras', key], absent, '2'],
      ]);
    }
  });

  it('a map that appears is one addition', () => {
    expect(told(withMessage({}), withMessage({ extras: { a: '1', b: '2' } }))).toEqual([
      ['message.extras.changed', 'added', ['messages', 'm', 'extras'], absent, { a: '1', b: '2' }],
    ]);
  });

  it('rows that are pairs with names of their own are a map, at their index', () => {
    const rows = (...names: [string, string][]): JsonObject =>
      withMessage({ email_headers: names.map(([key, value]) => ({ key, value })) });
    expect(told(rows(['a', '1'], ['b', '2']), rows(['b', '3']))).toEqual([
      ['message.header.removed', 'removed', ['messages', 'm', 'email_headers', 0], { key: 'a', value: '1' }, absent],
      ['message.header.changed', 'changed', ['messages', 'm', 'email_headers', 0, 'value'], '2', '3'],
    ]);
  });

  it('pairs written as lists are the same', () => {
    expect(
      told(
        withMessage({
          email_headers: [
            ['a', '1'],
            ['b', '2'],
          ],
        }),
        withMessage({ email_headers: [['b', '3']] }),
      ).map(([rule]) => rule),
    ).toEqual(['message.header.removed', 'message.header.changed']);
  });

  it('a name that stands twice makes the rows a list', () => {
    const rows = (...values: string[]): JsonObject =>
      withMessage({ extras: values.map((value) => ({ key: 'a', value })) });
    expect(told(rows('1', '2'), rows('1', '3'))).toEqual([
      ['message.extra.changed', 'changed', ['messages', 'm', 'extras', 1, 'value'], '2', '3'],
    ]);
  });

  it('rows with a name that stands twice have no moves', () => {
    const rows = (...names: string[]): JsonObject =>
      withMessage({ extras: names.map((key, value) => ({ key, value })) });
    expect(told(rows('a', 'a', 'b'), rows('b', 'a', 'a')).map(([, op]) => op)).not.toContain('moved');
  });

  it('a map nested beyond reason is told whole where it is too deep', () => {
    const nest = (depth: number, leaf: Json): Json => (depth === 0 ? leaf : { a: nest(depth - 1, leaf) });
    const [change] = told({ locales: nest(400, 1) }, { locales: nest(400, 2) });
    expect(change?.[2].length).toBeLessThan(150);
  });
});
