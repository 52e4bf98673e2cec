import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findDrift, type Json, type JsonObject, parseDetails, parseJson, type SchemaDrift } from './index.ts';

const payloads = new URL('../fixtures/payloads/', import.meta.url);
const driftOf = (name: string) => parseDetails(parseJson(readFileSync(new URL(name, payloads), 'utf8'))).drift;
const inMessage = (message: Json) => findDrift({ messages: { m1: message } });
const inConversion = (behavior: Json) => findDrift({ conversion_behaviors: [behavior] });
const field = (...path: (string | number)[]): SchemaDrift => ({
  rule: 'schema.field.unknown',
  path,
  expected: null,
  found: String(path.at(-1)),
});
const type = (path: (string | number)[], expected: string, found: string): SchemaDrift => ({
  rule: 'schema.type.unexpected',
  path,
  expected,
  found,
});
const channel = (path: (string | number)[], found: string): SchemaDrift => ({
  rule: 'schema.channel.unknown',
  path,
  expected: null,
  found,
});

describe('schema drift', () => {
  it.each(readdirSync(payloads).filter((name) => name.startsWith('details-') && !name.includes('unknown-future')))(
    '%s has none: all of it is documented',
    (name) => {
      expect(driftOf(name)).toEqual([]);
    },
  );

  it('of an answer from the future is told to the field, each once', () => {
    expect(driftOf('details-23-unknown-future.json')).toEqual([
      type(['tags'], 'array', 'string'),
      field('locale_settings'),
      field('priority'),
      channel(['channels', 'banner'], 'banner'),
      channel(['messages', 'f059b64f-9c3e-4a74-9299-fd4419804067', 'channel'], 'banner'),
      type(['conversion_behaviors', 0, 'type'], 'one of the seven documented types', 'Views Banner'),
      type(['conversion_behaviors', 0, 'window'], 'number', 'string'),
      field('conversion_behaviors', 0, 'banner_id'),
    ]);
  });

  it('is none where a field is missing: editions differ', () => {
    expect(findDrift({})).toEqual([]);
    expect(
      findDrift({ messages: { m1: { channel: 'email' } }, conversion_behaviors: [{ type: 'Opens Email' }] }, {}),
    ).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ['description', { description: null }],
    ['first_sent and last_sent', { first_sent: null, last_sent: null }],
    ['app_ids', { conversion_behaviors: [{ type: 'Starts Session', window: 1, app_ids: null }] }],
    [
      'what a mail lacks',
      { messages: { m1: { channel: 'email', amp_body: null, custom_plain_text: null, preheader: null } } },
    ],
  ])('is none where %s is null', (_what, details) => {
    expect(findDrift(details)).toEqual([]);
  });

  it('is none where any field of a message but its channel is null', () => {
    const fields = {
      email:
        'name subject body from reply_to title headers email_headers extras should_inline_css should_whitespace_preheader',
      ios_push: 'name alert extras title action image_url',
      in_app_message: 'name type data message header extras',
      content_cards: 'name extras',
      webhook: 'url body type headers method',
      sms: 'body from subscription_group_id',
      whats_app: 'from template_name header_variables layout buttons subscription_group_id',
    };
    for (const [channel, names] of Object.entries(fields)) {
      const nulls = [...names.split(' '), 'has_translatable_content'].map((name) => [name, null]);
      expect(inMessage({ channel, ...Object.fromEntries(nulls) })).toEqual([]);
    }
  });

  it('is none in the texts of a modal, and is told where they are no text', () => {
    const modal = {
      channel: 'in_app_message',
      message: 'Try the new shop',
      header: 'Open',
      extras: { screen: 'shop' },
    };
    expect(inMessage(modal)).toEqual([]);
    expect(inMessage({ message: 'Try the new shop' })).toEqual([]);
    expect(inMessage({ ...modal, message: 5, header: ['x'], extras: 'x', footer: '' })).toEqual([
      type(['messages', 'm1', 'extras'], 'object', 'string'),
      type(['messages', 'm1', 'header'], 'string', 'array'),
      type(['messages', 'm1', 'message'], 'string', 'number'),
      field('messages', 'm1', 'footer'),
    ]);
    expect(inMessage({ channel: 'email', headers: ['A: 1'], should_whitespace_preheader: 1 })).toEqual([
      type(['messages', 'm1', 'headers'], 'object', 'array'),
      type(['messages', 'm1', 'should_whitespace_preheader'], 'boolean', 'number'),
    ]);
  });

  it('is told where anything else is null', () => {
    expect(findDrift({ name: null, tags: null })).toEqual([
      type(['name'], 'string', 'null'),
      type(['tags'], 'array', 'null'),
    ]);
  });

  it('of one element is told at that element', () => {
    expect(findDrift({ tags: ['a', 7], channels: ['email', null] })).toEqual([
      type(['channels', 1], 'string', 'null'),
      type(['tags', 1], 'string', 'number'),
    ]);
    expect(inMessage({ channel: 'sms', from: ['+1', 5] })).toEqual([
      type(['messages', 'm1', 'from', 1], 'string', 'number'),
    ]);
  });

  it('names every type that was documented', () => {
    expect(inMessage({ channel: 'sms', from: 5 })).toEqual([
      type(['messages', 'm1', 'from'], 'string or array', 'number'),
    ]);
    expect(inMessage({ channel: 'email', extras: 'x' })).toEqual([
      type(['messages', 'm1', 'extras'], 'object or array', 'string'),
    ]);
  });

  it('of a container is told once, not for each thing in it', () => {
    expect(findDrift({ messages: [{ id: 'm1' }], conversion_behaviors: {} })).toEqual([
      type(['messages'], 'object', 'array'),
      type(['conversion_behaviors'], 'array', 'object'),
    ]);
    expect(inMessage('text')).toEqual([type(['messages', 'm1'], 'object', 'string')]);
    expect(inConversion(null)).toEqual([type(['conversion_behaviors', 0], 'object', 'null')]);
  });

  it('an unknown field of a message is told, whatever its name', () => {
    const message = parseJson('{"channel":"email","brand_kit":1,"__proto__":2,"constructor":3}');
    expect(inMessage(message)).toEqual([
      field('messages', 'm1', 'brand_kit'),
      field('messages', 'm1', '__proto__'),
      field('messages', 'm1', 'constructor'),
    ]);
  });

  it('a field of another channel is unknown to this one', () => {
    expect(inMessage({ channel: 'sms', subject: 'x' })).toEqual([field('messages', 'm1', 'subject')]);
    expect(inMessage({ channel: 'email', type: 'control', subject: 'x' })).toEqual([
      field('messages', 'm1', 'subject'),
    ]);
  });

  it('an unknown channel is told once, its fields are not', () => {
    expect(inMessage({ channel: 'line', text: 'hi', subject: 4 })).toEqual([
      channel(['messages', 'm1', 'channel'], 'line'),
    ]);
    expect(inMessage({ channel: 'line', type: 'control' })).toEqual([channel(['messages', 'm1', 'channel'], 'line')]);
    expect(findDrift({ channels: ['line', 'line', 'line_push'] })).toEqual([channel(['channels', 'line'], 'line')]);
  });

  it('a channel that is no text, or missing where the message does not tell itself, is told', () => {
    expect(inMessage({ channel: 7, a: 1 })).toEqual([type(['messages', 'm1', 'channel'], 'string', 'number')]);
    expect(inMessage({ channel: null, type: 'survey' })).toEqual([
      type(['messages', 'm1', 'channel'], 'string', 'null'),
    ]);
    expect(inMessage({ name: 'Variation 1' })).toEqual([channel(['messages', 'm1', 'channel'], 'none')]);
  });

  it('within a survey is told to the choice, other in-app content is open', () => {
    const pages = [{ header: { text: 1 }, choices: [{ choice_id: 7, deleted: 'no' }] }];
    expect(inMessage({ type: 'survey', data: { pages } })).toEqual([
      type(['messages', 'm1', 'data', 'pages', 0, 'header', 'text'], 'string', 'number'),
      type(['messages', 'm1', 'data', 'pages', 0, 'choices', 0, 'choice_id'], 'string', 'number'),
      type(['messages', 'm1', 'data', 'pages', 0, 'choices', 0, 'deleted'], 'boolean', 'string'),
    ]);
    expect(inMessage({ channel: 'in-app_message', type: 'modal', data: { header: { text: 1 }, pages: 3 } })).toEqual(
      [],
    );
  });

  it('of a conversion is told by what its type has', () => {
    expect(inConversion({ type: 'Clicks Email', window: 60, product: 'Pot' })).toEqual([
      field('conversion_behaviors', 0, 'product'),
    ]);
    expect(inConversion({ type: 'Opens Email', window: 60.5 })).toEqual([
      type(['conversion_behaviors', 0, 'window'], 'integer', 'number'),
    ]);
    expect(inConversion({ type: 'Upgrades App', app_ids: 'any' })).toEqual([
      type(['conversion_behaviors', 0, 'app_ids'], 'array', 'string'),
    ]);
    expect(inConversion({ type: 7 })).toEqual([type(['conversion_behaviors', 0, 'type'], 'string', 'number')]);
  });

  it('of the list row is told too, but for name and tags, which the details have', () => {
    expect(findDrift({}, { id: 'ab', owner: 'x', is_api_campaign: 'no', name: 1, tags: 2, last_edited: null })).toEqual(
      [type(['is_api_campaign'], 'boolean', 'string'), field('owner')],
    );
  });

  it('of integers beyond 2^53 is told like that of any number', () => {
    expect(findDrift({ name: 900719925474099312345n })).toEqual([type(['name'], 'string', 'number')]);
  });
});
