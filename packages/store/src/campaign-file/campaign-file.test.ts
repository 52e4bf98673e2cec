import { readdirSync, readFileSync } from 'node:fs';
import { type CampaignState, type JsonObject, parseDetails, parseJson } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  CorruptFileError,
  campaignFilePath,
  decodeCampaignFile,
  encodeCampaignFile,
  NewerFormatError,
  parseCampaignPath,
} from '../index.ts';

const payloads = new URL('../../../schema/fixtures/payloads/', import.meta.url);
const detailFiles = readdirSync(payloads).filter((name) => name.startsWith('details-'));
const SETS = ['tags', 'channels', 'teams'];

const state = (details: JsonObject, list: JsonObject = { id: 'abc' }): CampaignState => ({ id: 'abc', list, details });
const throughFile = (given: CampaignState) => decodeCampaignFile(encodeCampaignFile(given), 'abc.json');
const sorted = (details: JsonObject) =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      SETS.includes(key) && Array.isArray(value) ? [...value].sort() : value,
    ]),
  );

describe('a campaign file', () => {
  it.each(detailFiles)('%s goes through a file without losing a byte of meaning', (name) => {
    const { details } = parseDetails(parseJson(readFileSync(new URL(name, payloads), 'utf8')));
    expect(throughFile(state(details)).details).toEqual(sorted(details));
  });

  it('any JSON goes through a file unchanged, a $text of its own, odd keys and lone surrogates included', () => {
    const key = fc.oneof(
      fc.constantFrom('$text', '$$text', '__proto__', 'constructor', '', '1', '10', '2'),
      fc.string({ unit: 'binary' }),
    );
    const long = fc
      .array(fc.constantFrom('<td>', '\n', 'word ', '\ud83d', '{% if %}'), { maxLength: 80 })
      .map((parts) => parts.join(''));
    const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
      tree: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.oneof(
          long,
          fc.string({ unit: 'binary' }),
          fc.integer(),
          fc.boolean(),
          fc.constant(null),
          fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n }),
          // As it comes from Braze: a large integer keeps its digits.
          fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => parseJson(JSON.stringify(number))),
        ),
        fc.array(tie('tree')),
        fc.array(fc.tuple(key, tie('tree'))).map((entries) => Object.fromEntries(entries)),
      ),
    }));
    fc.assert(
      fc.property(tree, (value) => {
        const given = {
          ...state({ field: value } as JsonObject, { id: 'abc', field: value } as JsonObject),
          draft: { field: value } as JsonObject,
        };
        expect(throughFile(given)).toEqual(given);
      }),
      { numRuns: 200 },
    );
  });

  it('the same state gives the same bytes, whatever the order of keys, tags, channels and teams', () => {
    const one = state({
      name: 'x',
      tags: ['b', 'a'],
      messages: { '10': { channel: 'sms', body: 'b' }, '9': {} },
      zebra: 1,
      apple: 2,
    });
    const other = state({
      apple: 2,
      zebra: 1,
      messages: { '9': {}, '10': { body: 'b', channel: 'sms' } },
      tags: ['a', 'b'],
      name: 'x',
    });
    expect(encodeCampaignFile(one)).toBe(encodeCampaignFile(other));
  });

  it('is two-space JSON with documented fields first, then the rest by code unit, integer-like keys among them', () => {
    expect(
      encodeCampaignFile(
        state({
          zebra: 1,
          tags: ['b', 'a'],
          name: 'Digest',
          messages: { m1: { '2': 0, '10': 0, a: 'x\ny', channel: 'sms' } },
        }),
      ),
    ).toMatchInlineSnapshot(`
        "{
          "formatVersion": 1,
          "id": "abc",
          "list": {
            "id": "abc"
          },
          "details": {
            "name": "Digest",
            "tags": [
              "a",
              "b"
            ],
            "messages": {
              "m1": {
                "channel": "sms",
                "10": 0,
                "2": 0,
                "a": {
                  "$text": [
                    "x\\n",
                    "y"
                  ]
                }
              }
            },
            "zebra": 1
          }
        }
        "
      `);
  });

  it('minus zero is zero: JSON readers disagree about it', () => {
    expect(throughFile(state({ field: -0 })).details).toEqual({ field: 0 });
  });

  it('no text is cut, and each segment is a line of its own', () => {
    const long = `<table>${'<tr><td>word</td></tr>'.repeat(40)}</table>`;
    const text = encodeCampaignFile(state({ messages: { m1: { channel: 'email', body: long } } }));
    expect(throughFile(state({ body: long })).details['body']).toBe(long);
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(500);
  });

  it('a newer format names the version to install', () => {
    const text = encodeCampaignFile(state({})).replace('"formatVersion": 1', '"formatVersion": 2');
    expect(() => decodeCampaignFile(text, 'x.json')).toThrow(NewerFormatError);
    expect(() => decodeCampaignFile(text, 'x.json')).toThrow(/install Brazier 2 or later/);
  });

  it.each([
    ['cut off', (text: string) => text.slice(0, 40)],
    ['no object', () => '[]'],
    ['of no format', (text: string) => text.replace('"formatVersion": 1', '"formatVersion": "1"')],
    ['without details', (text: string) => text.replace('"details"', '"detail"')],
    ['empty', () => ''],
  ])('one that is %s is refused', (_what, damage) => {
    expect(() => decodeCampaignFile(damage(encodeCampaignFile(state({ name: 'x' }))), 'x.json')).toThrow(
      CorruptFileError,
    );
  });
});

describe('the path of a campaign file', () => {
  it('is made of the id and read back', () => {
    const path = campaignFilePath('production', '898ce7a4-3e6f');
    expect(path).toBe('workspaces/production/campaigns/89/898ce7a4-3e6f.json');
    expect(parseCampaignPath(path)).toEqual({ workspace: 'production', id: '898ce7a4-3e6f' });
  });

  it.each([
    'workspaces/p/campaigns/ab/cd.json',
    'workspaces/p/campaigns/ab/ab.txt',
    'workspaces/P/campaigns/ab/ab.json',
    'brazier.json',
  ])('%s is no campaign’s', (path) => {
    expect(parseCampaignPath(path)).toBeNull();
  });

  it('an id that could leave its folder is refused', () => {
    expect(() => campaignFilePath('production', '../../x')).toThrow(RangeError);
  });
});
