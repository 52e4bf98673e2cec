import { readdirSync, readFileSync } from 'node:fs';
import { type CampaignState, type JsonObject, parseDetails, parseJson } from '@brazier/schema';
import fc from 'fast-check';
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
  ['a token in a form body', { channel: 'webhook', body: 'x=1&token=f0rmSecret7q' }, 'f0rmSecret7q'],
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
  ['a user alone in a URL', { channel: 'webhook', url: 'https://3f9adeadbeef@errors.example/1' }, '3f9adeadbeef'],
  ['a password with an @ in it', { channel: 'webhook', url: 'https://svc:aa@p4ss-w0rd@host.example/' }, 'p4ss-w0rd'],
  ['a password before Liquid', { channel: 'webhook', url: 'https://u:s3cr3t{{x}}@host.example/' }, 's3cr3t'],
  [
    'a token in a fragment',
    { channel: 'webhook', url: 'https://x.example/cb#access_token=frag-secret' },
    'frag-secret',
  ],
  [
    'a token in an address inside a parameter',
    { channel: 'webhook', url: 'https://x.example/?next=https://y.example/?token=inn3rSecretK9' },
    'inn3rSecretK9',
  ],
  [
    'an encoded token',
    { channel: 'webhook', url: 'https://x.example/?next=https%3A%2F%2Fy.example%3Ftoken%3D3ncSecretP4' },
    '3ncSecretP4',
  ],
  [
    'a random key in a query',
    { channel: 'webhook', url: 'https://maps.example/?key=Zx81kq02mmPq7TzB4cY9' },
    'Zx81kq02mmPq7TzB4cY9',
  ],
  [
    'an address that anyone may post to',
    { channel: 'webhook', url: 'https://hooks.slack.com/services/T024BE7LD/B12345/pAtHsEcReT99' },
    'pAtHsEcReT99',
  ],
  [
    'an address with escaped slashes',
    { channel: 'webhook', body: '{"u":"https:\\/\\/hooks.slack.com\\/services\\/T024BE7LD\\/B12345\\/pAtHsEcReT99"}' },
    'pAtHsEcReT99',
  ],
  [
    'a parameter after an escaped ampersand',
    { channel: 'webhook', body: '{"u":"https://x.example/?a=1\\u0026api_key=esc4pedSecret"}' },
    'esc4pedSecret',
  ],
  ['JSON in JSON', { channel: 'webhook', body: '{"payload":"{\\"token\\":\\"n3stedSecret5\\"}"}' }, 'n3stedSecret5'],
  ['a quote in a password', { channel: 'webhook', body: '{"password":"ab\\"cd-secret"}' }, 'cd-secret'],
  ['a number in JSON', { channel: 'webhook', body: '{"api_key": 8812349921}' }, '8812349921'],
  ['a script’s literal', { channel: 'webhook', body: "{token: 'j5Secret1x'}" }, 'j5Secret1x'],
  ['XML', { channel: 'webhook', body: '<soap:auth><apiKey>xml-secret</apiKey></soap:auth>' }, 'xml-secret'],
  [
    'a header in a text',
    { channel: 'webhook', body: "curl -H 'X-Api-Key: cli-secret' https://x.example" },
    'cli-secret',
  ],
  ['a random value in a text', { channel: 'webhook', body: 'api_key: q9w8e7r6t5y4u3' }, 'q9w8e7r6t5y4u3'],
  [
    'a header of connected content',
    { channel: 'email', body: `{% connected_content https://x.example :headers {"X-Api-Key": "cc-secret"} %}` },
    'cc-secret',
  ],
  [
    'a body of connected content',
    { channel: 'email', body: '{% connected_content https://x.example :method post :body token=ccb9Secret2&x=1 %}' },
    'ccb9Secret2',
  ],
  ['an assigned key', { channel: 'email', body: "{% assign api_key = 'assigned-secret' %}" }, 'assigned-secret'],
  ['a token in Liquid', { channel: 'email', body: "{{ 'ghp_0123456789abcdefSECRET' }}" }, 'ghp_0123456789abcdefSECRET'],
  [
    'a literal in the Liquid of a credential',
    { channel: 'webhook', headers: { Authorization: "Basic {{ 'user:basic-secret' | base64_encode }}" } },
    'basic-secret',
  ],
  ['headers as lines', { channel: 'webhook', headers: 'Accept: */*\nX-Shop-Key: line-secret' }, 'line-secret'],
  ['headers as JSON text', { channel: 'webhook', headers: '{"X-Api-Key":"text-secret"}' }, 'text-secret'],
  [
    'a header under other names',
    { channel: 'webhook', headers: [{ name: 'X-Shop-Key', content: 'other-secret' }] },
    'other-secret',
  ],
  ['a header with several values', { channel: 'webhook', headers: { 'X-Api-Key': ['multi-secret'] } }, 'multi-secret'],
  ['headers deeper down', { channel: 'webhook', request: { headers: { 'X-Shop-Key': 'deep-secret' } } }, 'deep-secret'],
  ['a telling field that nobody knows', { channel: 'email', webhook_secret: 'field-secret' }, 'field-secret'],
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

  it('the recorded secrets are gone and what is around them stays', () => {
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
      'prose about schemes',
      {
        channel: 'email',
        body: 'Basic instructions. Token of 2024. Digest no. 12: bearer of good news, Basic T-shirts/2024',
      },
    ],
    [
      'settings',
      {
        channel: 'ios_push',
        extras: { auth: 'required', token: true, password: 'none' },
        deep: '?auth=true&token_type=x',
      },
    ],
    [
      'a heading',
      { channel: 'email', body: '<p>Password: you chose it</p><input type="password" name="password" id=token>' },
    ],
    [
      'orders and coupons',
      { channel: 'email', body: 'https://x.example/o?order=A1B2C3D4E5F6G7H8J9K0L1&code=SUMMER2026&key=spring-sale' },
    ],
    ['an address in a text', { channel: 'email', body: 'https://x.example/@fern, write to mailto:a@b.example' }],
    ['a default in Liquid', { channel: 'webhook', url: "https://x.example/?token={{ t | default: 'none' }}" }],
    [
      'a whole credential in Liquid',
      {
        channel: 'webhook',
        headers: {
          Authorization: "{% if a == 'long-word' %}Bearer {{b}}{% else %}Token {{c['api_token']}}{% endif %}",
        },
      },
    ],
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

  it('masking is done once, whatever the text: a second run changes nothing', () => {
    const piece = fc.constantFrom(
      ...[
        'token=',
        'api_key: ',
        '"password":"',
        '\\"secret\\":\\"',
        '"',
        "'",
        '&',
        '?',
        '#',
        '{{',
        '}}',
        '{%',
        '%}',
        '%26',
        '%3Dx',
      ],
      ...[
        'https://',
        'user:',
        '@',
        '/',
        '<token>',
        '</token>',
        'Bearer ',
        'Basic dXNlcjpwYXNz',
        'ghp_0123456789abcdefSECRET',
      ],
      ...[
        'abc123def456',
        'word ',
        '\n',
        ':',
        '=',
        'X-Api-Key: ',
        'hooks.zapier.com/hooks/catch/1/',
        'key=',
        "assign t = 'value-1' ",
        "{% assign api_key = '",
        '{% capture token %}',
        '{% endcapture %}',
        ':headers {"X-Key": "',
        "| hmac_sha256: '",
        '{"key":"password","value":"',
        '["api_key", "',
        '%7B%22token%22%3A%22',
        '&quot;',
        '&#61;',
        'Zk83hHq0pw',
        'dop_v1_0a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9',
        '-----BEGIN PRIVATE KEY-----\nMIIabc12',
        '/hooks/',
        ' is ',
        '--token ',
        '</name><value>',
      ],
    );
    const text = fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.constantFrom('body', 'headers', 'token'), (value, field) => {
        const once = createMasker({ key }).mask(message({ channel: 'webhook', [field]: value })).state;
        expect(createMasker({ key: new Uint8Array(32) }).mask(once).state).toEqual(once);
      }),
      { numRuns: 700 },
    );
  });

  it('texts made to be slow to search are searched all the same', () => {
    for (const unit of [
      '{{',
      '{%',
      '"a',
      "token='",
      '\\',
      'eyJaaaaaa.',
      'https://a:',
      'Bearer ',
      '<token>',
      '-----BEGIN PRIVATE KEY-----',
      'a',
      ' ',
      'token: ',
      '%3Ftoken%3D',
      ':headers {',
      '{"key":',
      '"token":{',
      '"api_keys":[',
      '<token a="',
      '/token/',
      'key-',
      'a_',
      '%25',
      '&quot;token',
      'kind: Secret data: ',
      'capture token %}',
      '/webhook/a',
      'password is ',
      '00D',
      'a.b-c_',
    ]) {
      const body = `${unit.repeat(100_000 / unit.length)} token=sl0wSecret3`;
      expect(written({ channel: 'webhook', body })).not.toContain('sl0wSecret3');
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
