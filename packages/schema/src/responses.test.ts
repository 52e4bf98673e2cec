import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isCampaignId, type JsonObject, NotACampaignError, parseDetails, parseJson, parseListPage } from './index.ts';

const payloads = new URL('../fixtures/payloads/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, payloads), 'utf8');
const names = readdirSync(payloads);

describe('reading a details answer', () => {
  it.each(names.filter((name) => name.startsWith('details-')))('%s: keeps every field but the status', (name) => {
    const { message, ...rest } = JSON.parse(read(name));
    expect(message).toBe('success');
    expect(parseDetails(parseJson(read(name))).details).toEqual(rest);
  });

  it('keeps a field called __proto__', () => {
    const { details, drift } = parseDetails(parseJson('{"message":"success","name":"x","__proto__":{"a":1}}'));
    expect(Object.keys(details)).toEqual(['name', '__proto__']);
    expect(drift).toEqual([{ rule: 'schema.field.unknown', path: ['__proto__'], expected: null, found: '__proto__' }]);
  });

  it('accepts an answer without a status: a stored campaign has none', () => {
    expect(parseDetails({ name: 'x' }).details).toEqual({ name: 'x' });
  });

  it.each([
    ['null', 'null', 'it is no JSON object'],
    ['a list', '[]', 'it is no JSON object'],
    ['another status', '{"message":"error","name":"x"}', 'its status is another than "success"'],
    ['a status alone', '{"message":"success"}', 'it has neither a name nor messages'],
    ['a page of the list', read('list-page-3.json'), 'it has neither a name nor messages'],
    ['a bottomless value', `{"name":${'['.repeat(300)}${']'.repeat(300)}}`, 'it is nested more than 200 levels deep'],
  ])('refuses %s', (_what, body, reason) => {
    expect(() => parseDetails(parseJson(body))).toThrow(NotACampaignError);
    expect(() => parseDetails(parseJson(body))).toThrow(`Braze's answer is no campaign: ${reason}.`);
  });
});

describe('reading a page of the list', () => {
  it.each(names.filter((name) => name.startsWith('list-')))('%s: every row is kept as it came', (name) => {
    const page = parseListPage(parseJson(read(name)));
    expect(page.rows).toEqual(JSON.parse(read(name)).campaigns);
    expect(page.unusable).toEqual([]);
    // One recorded row has a text for its tags.
    expect(page.drift.map(({ path }) => path)).toEqual(name === 'list-page-0.json' ? [['campaigns', 21, 'tags']] : []);
  });

  it('keeps usable rows, the same id twice too, and says why others are not', () => {
    const body = '{"message":"success","campaigns":[{"id":"ab"},{"id":"../x"},3,{"name":"no id"},{"id":"ab"}]}';
    expect(parseListPage(parseJson(body))).toEqual({
      rows: [{ id: 'ab' }, { id: 'ab' }],
      unusable: [
        { row: { id: '../x' }, reason: 'a row has no id of 2 to 128 letters, digits, _ or -' },
        { row: 3, reason: 'a row is no JSON object' },
        { row: { name: 'no id' }, reason: 'a row has no id of 2 to 128 letters, digits, _ or -' },
      ],
      drift: [],
    });
  });

  it('tells drift of a row by its place in the page', () => {
    const body: JsonObject = {
      message: 'success',
      campaigns: [
        { id: 'ab', folder: 'x' },
        { id: 'cd', tags: 'y' },
      ],
      total: 2,
    };
    expect(parseListPage(body).drift).toEqual([
      { rule: 'schema.field.unknown', path: ['total'], expected: null, found: 'total' },
      { rule: 'schema.field.unknown', path: ['campaigns', 0, 'folder'], expected: null, found: 'folder' },
      { rule: 'schema.type.unexpected', path: ['campaigns', 1, 'tags'], expected: 'array', found: 'string' },
    ]);
  });

  it.each([
    ['null', 'null'],
    ['no campaigns', '{"message":"success"}'],
    ['campaigns that are no array', '{"message":"success","campaigns":{}}'],
    ['another status', '{"message":"queued","campaigns":[]}'],
    ['no status', '{"campaigns":[]}'],
  ])('refuses %s, instead of taking it for an empty workspace', (_what, body) => {
    expect(() => parseListPage(parseJson(body))).toThrow(NotACampaignError);
  });
});

describe('campaign ids', () => {
  it.each(['898ce7a4-3e6f-40fc-92b7-de7800ce478e', 'ab', 'x'.repeat(128)])('%s is one', (id) => {
    expect(isCampaignId(id)).toBe(true);
  });

  it.each(['..', 'a/b', 'a\\b', 'a', 'x'.repeat(129), 'a b', 'con.', '', 'ab\n', 7, null])(
    '%j is none: it could not be a file name',
    (id) => {
      expect(isCampaignId(id)).toBe(false);
    },
  );
});
