import type { Json, JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { type Change, diff, type Severity } from './index.ts';
import { campaignWith } from './rules/example.ts';
import { context } from './testing/told.ts';

type Verdict = [severity: Severity, reason: RegExp];

function judged(before: JsonObject, after: JsonObject, list: JsonObject = {}): Change {
  const [change] = diff(campaignWith(before, list), campaignWith(after, list), context);
  if (!change) throw new Error('nothing changed');
  return change;
}

function message(channel: string, fields: JsonObject): JsonObject {
  return { messages: { m: { channel, name: 'V', ...fields } } };
}

function field(
  channel: string,
  name: string,
  before: Json | undefined,
  after: Json | undefined,
  standing: JsonObject = {},
): Change {
  const holding = (value: Json | undefined): JsonObject => ({
    ...message(channel, value === undefined ? {} : { [name]: value }),
    ...standing,
  });
  return judged(holding(before), holding(after));
}

const ordinary = /^(?:recipients|the title|the alert|something|the request|a tap|people)/;

describe('a text', () => {
  it.each<[string, string, string, Json | undefined, Json | undefined, Verdict]>([
    ['subject emptied', 'email', 'subject', 'Hi', '', ['error', /empty now/]],
    ['subject with only spaces left', 'email', 'subject', 'Hi', '  ', ['error', /empty now/]],
    ['subject gone', 'email', 'subject', 'Hi', undefined, ['error', /empty now/]],
    ['alert null', 'ios_push', 'alert', 'Hi', null, ['error', /empty now/]],
    ['subject filled', 'email', 'subject', '', 'Hi', ['warning', ordinary]],
    [
      'Liquid output that does not close',
      'email',
      'subject',
      'Hi {{x}}',
      'Hi {{x}',
      ['error', /Liquid is broken now \(a \{\{ does not close\)/],
    ],
    [
      'Liquid tag that does not close',
      'email',
      'body',
      '{% if a %}b{% endif %}',
      '{% if a }b{% endif %}',
      ['error', /a \{% does not close/],
    ],
    [
      'Liquid block that does not close',
      'email',
      'body',
      '{% if a %}b{% endif %}',
      '{% if a %}b',
      ['error', /\{% if %\} does not close/],
    ],
    [
      'Liquid block that closes nothing',
      'sms',
      'body',
      '{% if a %}b{% endif %}',
      'b{% endif %}',
      ['error', /\{% endif %\} closes nothing/],
    ],
    [
      'Liquid blocks crossed',
      'sms',
      'body',
      'x',
      '{% if a %}{% for b in c %}{% endif %}{% endfor %}',
      ['error', /closes nothing/],
    ],
    ['Liquid that was broken before', 'email', 'body', 'a {{x', 'b {{x', ['warning', ordinary]],
    ['Liquid shown raw', 'email', 'body', 'a', '{% raw %}{{ {% if {% endraw %}', ['warning', ordinary]],
    ['Liquid in a comment', 'email', 'body', 'a', '{%- comment -%}{{ {%- endcomment -%}', ['warning', ordinary]],
    [
      'JSON that ends in braces',
      'webhook',
      'body',
      '{"a":{"b":1}}',
      '{"a":{"b":2}}',
      ['warning', /the receiving server/],
    ],
    [
      'a variable that vanished',
      'email',
      'subject',
      'Hi {{${first_name}}}',
      'Hi you',
      ['warning', /^the variable \$\{first_name\} no longer stands in it/],
    ],
    [
      'several variables that vanished',
      'email',
      'body',
      '{{custom_attribute.${a}}}{{${b}}}',
      'x',
      ['warning', /custom_attribute\.\$\{a\} and 1 more/],
    ],
    ['a variable that moved', 'email', 'subject', '{{${a}}} x', 'x {{ ${a} }}', ['warning', ordinary]],
    [
      'a link to another host',
      'email',
      'body',
      '<a class="x" href="https://a.example/p">x</a>',
      '<a class="x" href="https://b.example/p">x</a>',
      ['error', /led to a\.example leads to b\.example now/],
    ],
    [
      'a link to another path',
      'email',
      'body',
      '<a href="https://a.example/p">x</a>',
      '<a href="https://a.example/q">x</a>',
      ['warning', ordinary],
    ],
    [
      'a link without www',
      'email',
      'body',
      '<a href="https://www.a.example/p">x</a>',
      '<a href="https://a.example/p">x</a>',
      ['warning', ordinary],
    ],
    [
      'one more link to another host',
      'email',
      'body',
      '<a href="https://a.example/p">x</a>',
      '<a href="https://a.example/p">x</a><a href="https://b.example/p">y</a>',
      ['warning', ordinary],
    ],
    [
      'two links that change places',
      'email',
      'body',
      '<a href="https://a.example/">x</a><a href="https://b.example/">y</a>',
      '<a href="https://b.example/">x</a><a href="https://a.example/">y</a>',
      ['warning', ordinary],
    ],
    [
      'a link whose path is kept among others',
      'email',
      'body',
      "<a href='https://a.example/p?q'>x</a>",
      "<a href='https://b.example/p?q'>x</a><a href='https://c.example/'>y</a>",
      ['error', /leads to b\.example/],
    ],
    [
      'an image from another host',
      'email',
      'body',
      '<img src="https://a.example/p">',
      '<img src="https://b.example/p">',
      ['warning', ordinary],
    ],
    [
      'a link whose host Liquid makes',
      'email',
      'body',
      '<a href="https://a.example/p">x</a>',
      '<a href="https://{{host}}/p">x</a>',
      ['warning', ordinary],
    ],
    [
      'a link in plain text',
      'sms',
      'body',
      'See https://a.example/p',
      'See https://b.example/p',
      ['error', /leads to b\.example/],
    ],
    [
      'a secret that was replaced',
      'webhook',
      'body',
      'k=brazier:secret:0a',
      'k=brazier:secret:0b',
      ['warning', /a secret was replaced/],
    ],
    [
      'a secret and more',
      'webhook',
      'body',
      'k=brazier:secret:0a',
      'j=brazier:secret:0b',
      ['warning', /the receiving server/],
    ],
    [
      'an unsubscribe link that is gone',
      'email',
      'body',
      'x <a href="{{${set_user_to_unsubscribed_url}}}">out</a>',
      'x',
      ['error', /way to unsubscribe is gone/],
    ],
    [
      'an unsubscribe link in French',
      'email',
      'body',
      'x Se désinscrire',
      'x',
      ['error', /way to unsubscribe is gone/],
    ],
    [
      'an unsubscribe link that may be in a new block',
      'email',
      'body',
      'Unsubscribe',
      '{{content_blocks.${footer}}}',
      ['warning', ordinary],
    ],
    ['an unsubscribe link that was never there', 'email', 'body', 'x', 'y', ['warning', ordinary]],
    ['an unsubscribe link that is worded otherwise', 'email', 'body', 'Unsubscribe', 'Opt out', ['warning', ordinary]],
    ['the word in a text message', 'sms', 'body', 'unsubscribe', 'x', ['warning', ordinary]],
    [
      "a sender's domain",
      'email',
      'from',
      'Fern <a@fern.example>',
      'Fern <a@moss.example>',
      ['error', /comes from moss\.example instead of fern\.example/],
    ],
    ["a sender's name", 'email', 'from', 'Fern <a@fern.example>', 'Moss <b@fern.example>', ['warning', ordinary]],
    ["a sender's domain in other letters", 'email', 'from', 'a@fern.example', 'a@FERN.example', ['warning', ordinary]],
    ["a sender's domain that Liquid makes", 'email', 'from', 'a@fern.example', 'a@{{domain}}', ['warning', ordinary]],
    [
      'a domain for answers',
      'email',
      'reply_to',
      'a@fern.example',
      'a@moss.example',
      ['warning', /answers go to moss\.example/],
    ],
    [
      "a webhook's host",
      'webhook',
      'url',
      'https://a.example/p',
      'https://b.example/p',
      ['error', /went to a\.example and goes to b\.example/],
    ],
    [
      "a webhook's host behind credentials",
      'webhook',
      'url',
      'https://u:brazier:secret:0a@a.example/p',
      'https://u:brazier:secret:0a@b.example/p',
      ['error', /goes to b\.example/],
    ],
    ["a webhook's path", 'webhook', 'url', 'https://a.example/p', 'https://a.example/q', ['warning', ordinary]],
    ["a webhook's encryption", 'webhook', 'url', 'https://a.example/p', 'http://a.example/p', ['error', /unencrypted/]],
    [
      "a webhook's host that Liquid makes",
      'webhook',
      'url',
      'https://a.example/p',
      'https://{{host}}/p',
      ['warning', ordinary],
    ],
    ['the title of a mail', 'email', 'title', 'A {{${b}}}', 'C {{${b}}}', ['info', /no recipient sees it/]],
    ['the numbers of a text message', 'sms', 'from', ['1'], ['2'], ['warning', /by its number/]],
    [
      'an image elsewhere',
      'ios_push',
      'image_url',
      'https://a.example/p',
      'https://b.example/p',
      ['warning', /another image/],
    ],
    [
      "a tap's host",
      'ios_push',
      'action',
      'https://a.example/p',
      'https://b.example/p',
      ['error', /goes to b\.example/],
    ],
  ])('%s', (_, channel, name, before, after, [severity, reason]) => {
    expect(field(channel, name, before, after)).toMatchObject({ severity, reason: expect.stringMatching(reason) });
  });

  it('that nobody gets is judged more mildly', () => {
    expect(field('email', 'subject', 'Hi', '', { draft: true })).toMatchObject({ severity: 'warning' });
    expect(field('email', 'subject', '{{${a}}}', 'x', { archived: true })).toMatchObject({ severity: 'notice' });
  });

  it('of hostile length is judged at once', () => {
    const hostile = [
      '<a '.repeat(30_000),
      '{{'.repeat(50_000),
      '{% if a %}'.repeat(10_000),
      '@'.repeat(100_000),
      '${'.repeat(50_000),
      'https://'.repeat(12_000),
    ];
    for (const text of hostile) {
      expect(field('email', 'body', `${text}x`, `${text}y`).rule).toBe('message.body.changed');
      expect(field('email', 'from', `${text}x`, `${text}y`).rule).toBe('message.from.changed');
    }
  });
});
