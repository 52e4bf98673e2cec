import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findDrift,
  isCampaignId,
  type JsonObject,
  jsonEqual,
  kindOfMessage,
  NotACampaignError,
  parseDetails,
  parseJson,
  parseListPage,
  sameInstant,
  splitSegments,
  stringifyJson,
  visible,
} from './index.ts';

const payloads = new URL('../fixtures/payloads/', import.meta.url);
const names = readdirSync(payloads);
const read = (name: string) => readFileSync(new URL(name, payloads), 'utf8');
const details = (name: string) => parseDetails(parseJson(read(name)));

describe('JSON', () => {
  it.each(names)('%s survives reading and writing without losing a digit or a key', (name) => {
    const value = parseJson(read(name));
    expect(jsonEqual(parseJson(stringifyJson(value)), value)).toBe(true);
    expect(JSON.parse(stringifyJson(value, 2))).toEqual(JSON.parse(read(name)));
  });

  it('an integer beyond 2^53 keeps its digits', () => {
    const text = '{"big":900719925474099312345,"small":12,"price":1.5,"negative":-900719925474099312345}';
    expect(stringifyJson(parseJson(text))).toBe(text);
  });

  it('a number that no type can hold is refused instead of becoming null', () => {
    expect(() => parseJson('{"a":1e999}')).toThrow(RangeError);
  });

  it('a __proto__ key is a key like any other', () => {
    const text = '{"__proto__":{"polluted":1},"a":1}';
    const value = parseJson(text) as JsonObject;
    expect(stringifyJson(value)).toBe(text);
    expect(jsonEqual(value, parseJson('{"a":1}'))).toBe(false);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('any JSON value equals itself written and read again, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const json = parseJson(JSON.stringify(value));
        expect(jsonEqual(parseJson(stringifyJson(json, 2)), json)).toBe(true);
      }),
    );
  });
});

describe('reading a details response', () => {
  it.each(names.filter((name) => name.startsWith('details-') && !name.includes('unknown-future')))(
    '%s is wholly described: no drift',
    (name) => {
      expect(details(name).drift).toEqual([]);
    },
  );

  it('keeps every field but the status, known or not', () => {
    for (const name of names.filter((file) => file.startsWith('details-'))) {
      const { message, ...rest } = JSON.parse(read(name)) as Record<string, unknown>;
      expect(message).toBe('success');
      expect(details(name).details).toEqual(rest);
    }
  });

  it('reports unknown fields, channels and types with their path, each once', () => {
    const found = details('details-23-unknown-future.json').drift;
    const at = (rule: string, ...path: (string | number)[]) => ({ rule, path });
    const banner = 'f059b64f-9c3e-4a74-9299-fd4419804067';
    expect(found).toHaveLength(7);
    expect(found).toEqual(
      expect.arrayContaining([
        expect.objectContaining(at('schema.field.unknown', 'locale_settings')),
        expect.objectContaining(at('schema.field.unknown', 'priority')),
        expect.objectContaining({ ...at('schema.type.unexpected', 'tags'), expected: 'array', found: 'string' }),
        expect.objectContaining(at('schema.channel.unknown', 'channels', 'banner')),
        expect.objectContaining(at('schema.channel.unknown', 'messages', banner, 'channel')),
        expect.objectContaining(at('schema.field.unknown', 'conversion_behaviors', 0, 'banner_id')),
        expect.objectContaining({
          ...at('schema.type.unexpected', 'conversion_behaviors', 0, 'window'),
          expected: 'number',
          found: 'string',
        }),
      ]),
    );
  });

  it('reports an unexpected type within a survey, and an unknown field of the list row', () => {
    const survey = { messages: { m1: { type: 'survey', data: { pages: [{ choices: [{ choice_id: 7 }] }] } } } };
    expect(findDrift(survey, { id: 'c1', owner: 'x' })).toEqual([
      {
        rule: 'schema.type.unexpected',
        path: ['messages', 'm1', 'data', 'pages', 0, 'choices', 0, 'choice_id'],
        expected: 'string',
        found: 'number',
      },
      { rule: 'schema.field.unknown', path: ['owner'], expected: null, found: 'owner' },
    ]);
  });

  it.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['another status', '{"message":"error","name":"x"}'],
    ['nothing of a campaign', '{"message":"success"}'],
  ])('refuses %s', (_what, body) => {
    expect(() => parseDetails(parseJson(body))).toThrow(NotACampaignError);
  });
});

describe('reading a list page', () => {
  it('keeps usable rows and says why others are not', () => {
    const body = parseJson('{"campaigns":[{"id":"ab"},{"id":"../x"},3,{"id":"a"}],"message":"success"}');
    const page = parseListPage(body);
    expect(page.rows).toEqual([{ id: 'ab' }]);
    expect(page.unusable).toHaveLength(3);
  });

  it('an empty page is a page; no list is none', () => {
    expect(parseListPage(parseJson(read('list-page-3.json')))).toEqual({ rows: [], unusable: [] });
    expect(() => parseListPage(parseJson('{"message":"success"}'))).toThrow(NotACampaignError);
  });

  it.each(['..', 'a/b', 'a', 'x'.repeat(129), 'a b', 'con.', ''])('%j is no campaign id', (id) => {
    expect(isCampaignId(id)).toBe(false);
  });
});

describe('kinds of message', () => {
  it.each([
    [{ channel: 'huawei_push' }, 'push'],
    [{ channel: 'content_cards' }, 'content_card'],
    [{ type: 'survey', data: {} }, 'in_app'],
    [{ channel: 'email', type: 'control' }, 'control'],
    [{ channel: 'line' }, 'unknown'],
    [{ channel: 'toString' }, 'unknown'],
  ])('%j is %s', (message, kind) => {
    expect(kindOfMessage(message)).toBe(kind);
  });
});

describe('instants', () => {
  it('two spellings of one instant are the same, two instants are not, and text is none', () => {
    expect(sameInstant('2026-01-04T09:00:00+00:00', '2026-01-04T10:00:00+01:00')).toBe(true);
    expect(sameInstant('2026-01-04T09:00:00Z', '2026-01-04T09:00:01Z')).toBe(false);
    expect(sameInstant('2026', '2026')).toBe(false);
  });
});

describe('text segments', () => {
  it('joined they are the text, and none is longer than 400', () => {
    const piece = fc.constantFrom(
      '<table>',
      '</tr>',
      '{% if x %}',
      '{{ y }}',
      '\n',
      '\r\n',
      '\r',
      'word ',
      '😀',
      '\ud83d',
      'é',
      'x'.repeat(399),
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' }))), (pieces) => {
        const text = pieces.join('');
        const segments = splitSegments(text);
        expect(segments.join('')).toBe(text);
        for (const segment of segments) expect(segment.length).toBeLessThanOrEqual(400);
      }),
    );
  });

  it('one-line HTML reads like lines', () => {
    expect(splitSegments('<table><tr><td>a <b>b</b></td>{% if x %}y{% endif %}</tr></table>')).toEqual([
      '<table>',
      '<tr>',
      '<td>a <b>b</b></td>',
      '{% if x %}',
      'y',
      '{% endif %}',
      '</tr>',
      '</table>',
    ]);
  });

  it('never cuts a surrogate pair', () => {
    const segments = splitSegments(`${'x'.repeat(399)}😀${'y'.repeat(10)}`);
    expect(segments[0]).toBe('x'.repeat(399));
  });
});

describe('visible text', () => {
  it.each([
    ['\u001b[2J', '␛[2J'],
    ['\u009b31m', '<9B>31m'],
    ['a\u202eb', 'a<U+202E>b'],
    ['a\u200bb', 'a<U+200B>b'],
    ['\u2028', '<U+2028>'],
    ['a\tb\n', 'a    b⏎'],
    ['\ud83d', '<U+D83D>'],
    ['❤️ 👨‍👩‍👧 🇸🇪 👍🏽', '❤️ 👨‍👩‍👧 🇸🇪 👍🏽'],
    ['שלום عربي ภาษา 日本', 'שלום عربي ภาษา 日本'],
    ['\u{e0041}', '<U+E0041>'],
  ])('%j shows as %j', (text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it('nothing that comes out can move, reorder or hide, but an emoji joins its parts', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(text)).not.toMatch(
          /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u200b\ufeff\u2028\u2029]/u,
        );
      }),
    );
  });
});
