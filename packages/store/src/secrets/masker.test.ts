import { readdirSync, readFileSync } from 'node:fs';
import { type CampaignState, type JsonObject, parseDetails, parseJson } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { createMasker, encodeCampaignFile, findSecrets } from '../index.ts';

const payloads = new URL('../../../schema/fixtures/payloads/', import.meta.url);
const key = new Uint8Array(32).fill(7);
const stateOf = (details: JsonObject): CampaignState => ({ id: 'abc', list: { id: 'abc' }, details });
const message = (fields: JsonObject): CampaignState => stateOf({ messages: { m1: fields } });
const masked = (fields: JsonObject) =>
  (createMasker({ key }).mask(message(fields)).state.details['messages'] as JsonObject)['m1'] as JsonObject;
const written = (fields: JsonObject) => encodeCampaignFile(createMasker({ key }).mask(message(fields)).state);

const PLANTED: [string, JsonObject, string][] = [
  [
    'an Authorization header',
    { channel: 'webhook', headers: { Authorization: 'Bearer abcdef123456' } },
    'abcdef123456',
  ],
  ['a lower-case one', { channel: 'webhook', headers: { authorization: 'opaque-value' } }, 'opaque-value'],
  [
    'a proxy authorization',
    { channel: 'webhook', headers: { 'Proxy-Authorization': 'Basic dXNlcjpwYXNz' } },
    'dXNlcjpwYXNz',
  ],
  ['a cookie', { channel: 'webhook', headers: { Cookie: 'sid=31d4d96e407aad42' } }, '31d4d96e407aad42'],
  ['an API key header', { channel: 'webhook', headers: { 'X-Api-Key': '0f8fad5b-SECRET' } }, '0f8fad5b-SECRET'],
  ['a vendor’s key header', { channel: 'webhook', headers: { 'X-Shop-Key': 'k-99' } }, 'k-99'],
  ['a header as a pair', { channel: 'email', email_headers: [['X-Auth-Token', 'pair-secret']] }, 'pair-secret'],
  [
    'a header as an object',
    { channel: 'email', email_headers: [{ key: 'X-Signature', value: 'obj-secret' }] },
    'obj-secret',
  ],
  ['a number in a secret header', { channel: 'webhook', headers: { 'X-Api-Key': 12345678 } }, '12345678'],
  [
    'credentials in a URL',
    { channel: 'webhook', url: 'https://svc:hunter2-secret@hooks.example/in' },
    'hunter2-secret',
  ],
  ['a key in a query', { channel: 'webhook', url: 'https://api.example/v1?api_key=qk123&x=1' }, 'qk123'],
  [
    'a token in a query with a fragment',
    { channel: 'webhook', url: 'https://api.example/?access_token=at-77#top' },
    'at-77',
  ],
  [
    'a signature in a link of a mail',
    { channel: 'email', body: '<a href="https://x.example/?u=1&amp;sig=s3cr3tsig">x</a>' },
    's3cr3tsig',
  ],
  ['a key in a JSON body', { channel: 'webhook', body: '{"user":"u","client_secret":"cs-abc-1"}' }, 'cs-abc-1'],
  ['a token in a form body', { channel: 'webhook', body: 'x=1&token=formsecret' }, 'formsecret'],
  [
    'a JSON web token in an extra',
    { channel: 'ios_push', extras: { t: 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJmZXJuIn0.c2lnbmF0dXJl' } },
    'eyJzdWIiOiJmZXJuIn0',
  ],
  ['a telling key of an extra', { channel: 'ios_push', extras: { apiKey: 'extra-secret' } }, 'extra-secret'],
  [
    'a GitHub token in a variation’s name',
    { channel: 'sms', name: 'use ghp_0123456789abcdefSECRET' },
    'ghp_0123456789abcdefSECRET',
  ],
  ['a live key in a subject', { channel: 'email', subject: 'lk_live_51Hq9ZsecretZ' }, 'lk_live_51Hq9ZsecretZ'],
  ['a bearer in a body', { channel: 'webhook', body: 'curl -H "Authorization: Bearer abc123def456"' }, 'abc123def456'],
  [
    'a private key',
    { channel: 'webhook', body: '-----BEGIN PRIVATE KEY-----\nMIIabc\n-----END PRIVATE KEY-----' },
    'MIIabc',
  ],
  ['an AWS key', { channel: 'webhook', body: 'AKIAIOSFODNN7EXAMPLE' }, 'AKIAIOSFODNN7EXAMPLE'],
  ['a key of an unknown channel', { channel: 'line', password: 'pw-1234' }, 'pw-1234'],
];

describe('masking', () => {
  it.each(PLANTED)('%s is never written', (_what, fields, secret) => {
    expect(JSON.stringify(fields)).toContain(secret.slice(0, 6));
    expect(written(fields)).not.toContain(secret);
    expect(written(fields)).toContain('brazier:secret:');
  });

  it('of the recorded campaigns only the one with secrets has anything masked', () => {
    for (const name of readdirSync(payloads).filter((file) => file.startsWith('details-'))) {
      const { details } = parseDetails(parseJson(readFileSync(new URL(name, payloads), 'utf8')));
      const { masked: paths } = createMasker({ key }).mask(stateOf(details));
      expect(paths.length, name).toBe(name.includes('webhook-secrets') ? 5 : 0);
    }
  });

  it('the recorded secrets are gone and what stands around them stays', () => {
    const { details } = parseDetails(
      parseJson(readFileSync(new URL('details-12-webhook-secrets.json', payloads), 'utf8')),
    );
    const { state } = createMasker({ key }).mask(stateOf(details));
    const text = encodeCampaignFile(state);
    for (const secret of ['lk_live', 'eyJhbGci', 'hunter2', 'ghp_', '0f8fad5b']) expect(text).not.toContain(secret);
    expect(text).toContain('https://api.loyalty.example/v1/points?api_key=brazier:secret:');
    expect(text).toContain('&user={{${user_id}}}');
    expect(text).toContain('"Content-Type": "application/json"');
    expect(text).toContain('Bearer brazier:secret:');
    expect(text).toContain('https://svc:brazier:secret:');
  });

  it.each([
    [
      'Liquid instead of a value',
      { channel: 'webhook', headers: { Authorization: 'Bearer {{content_blocks.${token}}}' } },
    ],
    [
      'campaign parameters',
      { channel: 'email', body: '<a href="https://x.example/?utm_source=braze&utm_campaign=spring&user=1&keyword=x">' },
    ],
    [
      'words',
      {
        channel: 'email',
        subject: 'Your password has been reset. Token of our appreciation, basic instructions: bearer certificates',
      },
    ],
    ['a Liquid parameter', { channel: 'webhook', url: 'https://x.example/?token={{custom_attribute.${t}}}' }],
    ['an ordinary header', { channel: 'webhook', headers: { 'Content-Type': 'application/json', Accept: '*/*' } }],
    [
      'an author',
      { channel: 'ios_push', extras: { author: 'Ann', keyboard: 'qwerty', monkey: 'x', tokens_type: 'a' } },
    ],
  ])('%s stays as it is', (_what, fields) => {
    expect(masked(fields as JsonObject)).toEqual(fields);
  });

  it('the same secret has the same mask, another secret or key another', () => {
    const mask = (secret: string, withKey = key) =>
      encodeCampaignFile(
        createMasker({ key: withKey }).mask(message({ channel: 'webhook', headers: { Authorization: secret } })).state,
      );
    expect(mask('one')).toBe(mask('one'));
    expect(mask('one')).not.toBe(mask('two'));
    expect(mask('one')).not.toBe(mask('one', new Uint8Array(32).fill(8)));
  });

  it('what is masked stays as it is when masked again, whatever the key', () => {
    for (const [, fields] of PLANTED) {
      const once = createMasker({ key }).mask(message(fields)).state;
      expect(createMasker({ key: new Uint8Array(32).fill(9) }).mask(once).state).toEqual(once);
      expect(findSecrets(once)).toEqual([]);
    }
  });

  it('a path that the configuration keeps is kept, and said to be', () => {
    const fields = { channel: 'webhook', headers: { 'X-Api-Key': 'public' } };
    const result = createMasker({ key, unmasked: ['/messages/*/headers/X-Api-Key'] }).mask(message(fields));
    expect(result.state).toEqual(message(fields));
    expect(result.kept).toEqual([['messages', 'm1', 'headers', 'X-Api-Key']]);
  });

  it('the draft is masked like the live version', () => {
    const draft = { messages: { m1: { channel: 'webhook', headers: { Authorization: 'draft-secret' } } } };
    const { state } = createMasker({ key }).mask({ ...stateOf({}), draft });
    expect(JSON.stringify(state)).not.toContain('draft-secret');
    expect(JSON.stringify(state.draft)).toMatch(/"Authorization":"brazier:secret:[0-9a-f]{32}"/);
  });
});
