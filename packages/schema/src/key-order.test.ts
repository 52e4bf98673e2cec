import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalKeys, type JsonObject } from './index.ts';

const keysOf = (...keys: string[]): JsonObject => Object.fromEntries(keys.map((key) => [key, 'x']));

describe('canonical keys', () => {
  it('are the documented ones in the order of the documentation, then the others by code unit', () => {
    const details = keysOf('zebra', 'tags', 'Apple', 'messages', 'apple', 'name', 'created_at');
    expect(canonicalKeys(details, [])).toEqual(['created_at', 'name', 'tags', 'messages', 'Apple', 'apple', 'zebra']);
  });

  it('a row, a conversion, a message, a page and a choice each have an order of their own', () => {
    expect(canonicalKeys(keysOf('tags', 'name', 'id'), ['list'])).toEqual(['id', 'name', 'tags']);
    expect(canonicalKeys(keysOf('app_ids', 'window', 'type'), ['conversion_behaviors', 0])).toEqual([
      'type',
      'window',
      'app_ids',
    ]);
    const email = { body: '', subject: '', channel: 'email', a: '' };
    expect(canonicalKeys(email, ['messages', 'm1'])).toEqual(['channel', 'subject', 'body', 'a']);
    const banner = { body: '', subject: '', name: '', channel: 'banner' };
    expect(canonicalKeys(banner, ['messages', 'm1'])).toEqual(['channel', 'name', 'body', 'subject']);
    const pages = ['messages', 'm1', 'data', 'pages', 0];
    expect(canonicalKeys(keysOf('choices', 'header'), pages)).toEqual(['header', 'choices']);
    expect(canonicalKeys(keysOf('deleted', 'text', 'choice_id'), [...pages, 'choices', 1])).toEqual([
      'choice_id',
      'text',
      'deleted',
    ]);
  });

  it('fields that became known later are where files had them before', () => {
    const modal = keysOf('message', 'extras', 'type', 'name', 'channel', 'header');
    const places = ['messages', 'm1'];
    expect(canonicalKeys({ ...modal, channel: 'in_app_message' }, places)).toEqual(
      canonicalKeys({ ...modal, channel: 'in_app_message', type: 'survey', data: { pages: [] } }, places).filter(
        (key) => key !== 'data',
      ),
    );
    const mail = { channel: 'email', headers: {}, should_whitespace_preheader: true, should_inline_css: true };
    expect(canonicalKeys(mail, places)).toEqual([
      'channel',
      'should_inline_css',
      'headers',
      'should_whitespace_preheader',
    ]);
  });

  it('keys that marketers choose are ordered by code unit, also where they are called like documented ones', () => {
    expect(canonicalKeys(keysOf('name', 'channel', '10', '9', 'ä', '__proto__'), ['messages', 'm1', 'extras'])).toEqual(
      ['10', '9', '__proto__', 'channel', 'name', 'ä'],
    );
  });

  it('are all the keys, once, whatever their order was', () => {
    const path = fc.constantFrom(
      [],
      ['list'],
      ['messages', 'm1'],
      ['conversion_behaviors', 2],
      ['messages', 'm1', 'data'],
    );
    const key = fc.oneof(fc.string(), fc.constantFrom('name', 'channel', 'type', 'subject', 'window', '__proto__'));
    fc.assert(
      fc.property(fc.uniqueArray(key), path, (keys, at) => {
        const forwards = canonicalKeys(keysOf(...keys), at);
        expect(canonicalKeys(keysOf(...keys.toReversed()), at)).toEqual(forwards);
        expect(forwards.toSorted()).toEqual(keys.toSorted());
      }),
    );
  });
});
