import { createHmac } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { type CampaignState, isJsonObject, type Json, type JsonObject, parseDetails, parseJson } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMasker, SECRET_PREFIX } from '../index.ts';
import { coveredSpans } from './covered-spans.ts';

const key = new Uint8Array(32).fill(7);
const hide = (secret: string) => SECRET_PREFIX + createHmac('sha256', key).update(secret).digest('hex').slice(0, 32);
const masker = createMasker({ key });
const fixtures = new URL('../../../', import.meta.url);

/** Every text of a value, by its path. */
function textsOf(value: Json, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsOf(item, `${path}/${index}`));
  return isJsonObject(value) ? Object.entries(value).flatMap(([name, item]) => textsOf(item, `${path}/${name}`)) : [];
}

const stateOf = (details: JsonObject): CampaignState => ({ id: 'abc', list: { id: 'abc' }, details });

/** What the masks of a campaign's texts cover. Fails where a text is not the one that came, masks aside. */
function coveredIn(details: JsonObject): string[] {
  const stored = new Map(textsOf(masker.mask(stateOf(details)).state.details));
  return textsOf(details).flatMap(([path, text]) => {
    const spans = coveredSpans(stored.get(path) ?? '', text, hide);
    expect(spans, `${path}: ${stored.get(path)} is not ${text}`).not.toBeNull();
    return (spans ?? []).map(({ start, end }) => text.slice(start, end));
  });
}

/** Marks in a masked part that it did not open: quotes, tags, Liquid. */
function foreignMarks(covered: string): string[] {
  const marks = [/\{[{%]|[%}]\}/, /<[a-z/!]/i, />/, /(?<!\\)"/, /^[^']*'[^']*$/, /^[^`]*`[^`]*$/];
  return marks.flatMap((mark) => mark.exec(covered)?.[0] ?? []);
}

const links = fc
  .tuple(
    fc.constantFrom(
      'https://x.example/?',
      'https://x.example/?u=1&',
      'https://x.example/?u=1&amp;',
      'acme://open?',
      '',
    ),
    fc.constantFrom(
      'token',
      'sig',
      'key',
      'api_key',
      'password',
      'signature',
      'code',
      'access_token',
      'pass',
      'secret',
    ),
    fc.constantFrom('=', '=', '=', '%3D', ': ', ' = '),
    fc.constantFrom(
      '',
      '',
      'Zk83hHq0pwA1',
      'ab12',
      '{{${user_id}}}',
      "{{ t | default: 'none' }}",
      '{{',
      '%7B',
      'SUMMER20',
    ),
  )
  .map((parts) => parts.join(''));
const quote = fc.constantFrom('"', '"', '"', "'", '', '\\"', '`');
const piece = fc.oneof(
  fc.tuple(quote, links, quote).map(([open, link, close]) => `<a href=${open}${link}${close}>Open</a>`),
  fc
    .tuple(quote, links, quote)
    .map(([open, link, close]) => `{% assign link = ${open}${link}${close} | append: sig %}`),
  fc.tuple(quote, links, quote).map(([open, link, close]) => `{{ ${open}${link}${close} | append: t }}`),
  fc.tuple(links, quote).map(([link, close]) => `{"url": "${link}${close}, "on": true}`),
  links,
  fc.constantFrom(
    '<p>Only today 20 % off garden pots</p>',
    '\n',
    ' "',
    "don't ",
    '{%',
    '%}',
    '{{',
    '}}',
    '<',
    '>',
    '<!-- ',
    ' -->',
  ),
  fc.constantFrom(
    '<input type="password" name="token">',
    '{% if a %}',
    '{% endif %}',
    '-----BEGIN PRIVATE KEY-----',
    'Bearer ',
  ),
  fc.constantFrom(
    '{% connected_content https://x.example :headers {"X-Api-Key": "',
    '"} :save r %}',
    'X-Api-Key: ',
    '<token>',
  ),
);

const odd = fc.constantFrom(
  ...[
    '{% capture token %}',
    '{% endcapture %}',
    "{{ api_key | default: '",
    '{"key":"password","value":"',
    '["api_key", "',
    '&quot;',
  ],
  ...[
    '%7B%22token%22%3A%22',
    'the password is ',
    '--token ',
    '<name>password</name><value>',
    '/token/',
    ':headers {"X-Key": "',
  ],
  ...[
    'Zk83hHq0pwA1',
    '"token":{"value":"',
    '"api_keys":["',
    "| hmac_sha256: '",
    'curl -u svc:',
    'kind: Secret\ndata:\n  a: ',
  ],
);

describe('a mask covers exactly a value', () => {
  it('in every recorded payload, what is stored is what came, masks aside', () => {
    const folders = ['schema/fixtures/payloads/', 'store/fixtures/', 'diff/fixtures/'].map(
      (path) => new URL(path, fixtures),
    );
    let covered = 0;
    for (const folder of folders) {
      for (const name of listJson(folder)) {
        const value = parseJson(readFileSync(new URL(name, folder), 'utf8'));
        if (!isJsonObject(value)) continue;
        const parts = coveredIn(name.startsWith('details-') ? parseDetails(value).details : value);
        covered += parts.length;
        expect(parts.flatMap(foreignMarks), name).toEqual([]);
      }
    }
    expect(covered).toBeGreaterThan(3);
  });

  it('in mails with links that end in a telling name, odd quotes and Liquid anywhere', () => {
    const mail = fc
      .array(fc.oneof({ weight: 3, arbitrary: piece }, odd), { maxLength: 12 })
      .map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(mail, fc.constantFrom('body', 'url', 'subject'), (text, field) => {
        expect(coveredIn({ messages: { m1: { channel: 'email', [field]: text } } }).flatMap(foreignMarks)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  it.each([
    '<p>Hi</p><a href="https://app.shop.example/open?id=7&token=">Open</a><p>Only today</p><a href="https://shop.example/sale">Sale</a>',
    `{% assign link = 'https://shop.example/?sig=' | append: sig %}<p>See</p>{{ 'https://shop.example/?token=' | append: t }}<p>Bye</p>`,
    `<a title="your token=">x</a><p>Pots</p><b class="c">y</b>`,
    '{"url":"https://x.example/?password=","text":"Only today","b":"c"}',
    '<a href=\\"https://x.example/?api_key=\\">Open</a><b class=\\"c\\">',
    '-----BEGIN PRIVATE KEY----- <p>is how a key begins.</p><p>Only today</p>',
  ])('%s has nothing to hide', (body) => {
    expect(coveredIn({ messages: { m1: { channel: 'email', body } } })).toEqual([]);
  });

  it('headers as JSON in a text are masked value by value', () => {
    const headers = '{"X-Api-Key":"text-secret-1","Accept":"text/html","X-Shop-Token":"other-secret-2"}';
    const covered = coveredIn({ messages: { m1: { channel: 'webhook', headers } } });
    expect(covered).toEqual(['text-secret-1', 'other-secret-2']);
  });
});

function listJson(folder: URL): string[] {
  try {
    return readdirSync(folder).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}
