import { readFileSync } from 'node:fs';
import { campaignMessages, type JsonObject, parseJson } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { messageAsText } from '../index.ts';

const mail = (body: string): string => messageAsText({ channel: 'email', body });
const messagesOf = (payload: string): JsonObject[] => {
  const file = new URL(`../../../schema/fixtures/payloads/${payload}.json`, import.meta.url);
  return Object.values(campaignMessages(parseJson(readFileSync(file, 'utf8')) as JsonObject)) as JsonObject[];
};

describe('a mail', () => {
  it('reads as lines: blocks apart, inline together, links with their address, images by their text', () => {
    expect(
      mail(
        '<h1>Hi</h1><p>Two <b>words</b>,<br>one <a href="https://x.example/a?b=1&amp;c=2">link</a>.</p><ul><li>a</li><li>b</li></ul><img src="x" alt="A fern"><img src="pixel.gif">',
      ),
    ).toBe('Hi\n\nTwo words,\none link <https://x.example/a?b=1&c=2>.\n\n• a\n• b\n\n[image: A fern]');
  });

  it('keeps the cells of a row on one line', () => {
    expect(mail('<table><tr><td>Linen</td><td>49.00</td></tr><tr><td>Wool</td><td>59.00</td></tr></table>')).toBe(
      'Linen  49.00\nWool  59.00',
    );
  });

  it('leaves out what no reader sees', () => {
    expect(
      mail(
        '<head><title>t</title><style>p{}</style></head><script>x()</script><!-- no --><div style="display: none">hidden <div>more</div></div><p>shown</p>',
      ),
    ).toBe('shown');
  });

  it('does not repeat an address that is its own text', () => {
    expect(
      mail(
        '<a href="https://x.example">https://x.example</a> <a href="#">top</a> <a href="mailto:a@b.example">a@b.example</a>',
      ),
    ).toBe('https://x.example top a@b.example');
  });

  it('keeps Liquid and a mere less-than sign', () => {
    expect(mail('<p>{% if a < b %}Dear {{ name }}{% endif %} 1 < 2 & 3</p>')).toBe(
      '{% if a < b %}Dear {{ name }}{% endif %} 1 < 2 & 3',
    );
  });

  it('decodes what a browser decodes, and leaves what nobody knows', () => {
    expect(mail('&lt;b&gt; &amp;amp; &#8364; &#x1F332; &eacute; &unknown; &#0; &#xD800;')).toBe(
      '<b> &amp; € 🌲 é &unknown; \ufffd \ufffd',
    );
  });

  it('is hidden only as far as a browser hides it', () => {
    const hidden = (name: string) => `<${name} style="display:none">`;
    expect(mail(`<table><tr><td>${hidden('div')}no</td><td>shown</td></tr></table>`)).toBe('shown');
    expect(mail(`<table><tr>${hidden('td')}no<td>shown</table>`)).toBe('shown');
    expect(mail(`<table>${hidden('tr')}<td>no<tr><td>shown</table>`)).toBe('shown');
    expect(mail(`${hidden('p')}no<p>shown`)).toBe('shown');
    expect(mail(`<ul>${hidden('li')}no<ul><li>no</ul><li>shown</ul>`)).toBe('• shown');
    expect(mail(`<div>${hidden('span')}no</div>shown`)).toBe('shown');
    expect(mail(`<table><tr>${hidden('td')}<table><tr><td>no</td></table>no</td><td>shown</table>`)).toBe('shown');
    expect(mail(`${hidden('img')}shown<br style="display:none">`)).toBe('shown');
    expect(mail(`${hidden('div')}<table><tr><td></div>no</table></div>shown`)).toBe('shown');
    expect(mail('<head><title>t</title><body><svg><text>no</text><p>shown</p>')).toBe('shown');
    expect(mail('<svg width="1"/>shown <textarea>typed <b></textarea>')).toBe('shown typed <b>');
  });

  it('shows the address of a link that is never closed, and of each of two', () => {
    expect(
      mail('<table><tr><td><a href="https://x.example/1">one</td><td><a href="https://x.example/2">two<a href="#">3'),
    ).toBe('one <https://x.example/1>  two <https://x.example/2>3');
    expect(mail('<a href="?a=1&copy=2&amp;b=3">x</a></a></a>')).toBe('x <?a=1&copy=2&b=3>');
  });

  // Where one of them took time by the square of its length, this would take minutes instead of a second: the limit is what notices.
  it.each([
    ['cells without a row', '<td>x'],
    ['links that nothing opened', 'x</a>'],
    ['formatting that every paragraph opens again', '<b x><p>'],
    ['hidden elements', '<td style="display:none">x'],
  ])('reads three million characters of %s', { timeout: 100_000 }, (_, part) => {
    expect(mail(part.repeat(3_000_000 / part.length)).length).toBeLessThan(5_000_000);
  });

  it('ends for every text, in time that grows with its length', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom(
            '<',
            '>',
            '</',
            '<!--',
            '-->',
            '"',
            "'",
            '=',
            ' ',
            'a',
            '<a href=',
            '<style>',
            '<b ',
            '&',
            ';',
          ),
          { maxLength: 60 },
        ),
        (parts) => void mail(parts.join('')),
      ),
    );
    for (const part of [
      '<',
      '<a ',
      '<!--',
      '</',
      '&#',
      '<style>',
      '<a b="',
      "<a b='",
      '<a b="\'',
      '<div style="display:none">',
      '<![',
    ])
      mail(part.repeat(30_000));
  });
});

describe('every other message', () => {
  it.each([
    ['details-06-push-ios-android', /^.+/],
    ['details-09-in-app-survey-seed', /\( \) .+ \(deleted\)/],
    ['details-11-content-card', /name: /],
    ['details-12-webhook-secrets', /^(POST|GET) https:/],
    ['details-13-sms-string-from', /^From: /],
    ['details-26-in-app-texts', /^Open today\nOur new shop is open/],
    ['details-15-whatsapp-template', /Template: /],
  ])('of %s reads as it is sent', (payload, expected) => {
    const texts = messagesOf(payload).map(messageAsText);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.join('\n')).toMatch(expected);
  });

  it('that is a control group says so', () => {
    expect(messageAsText({ channel: 'email', type: 'control' })).toBe('Control group: receives nothing.');
  });

  it('of a channel that nobody knows shows all it holds', () => {
    expect(messageAsText({ channel: 'line', text: 'Hello', count: 2, empty: null })).toBe('text: Hello\ncount: 2');
  });

  it('never shows the hash of a secret', () => {
    expect(
      messageAsText({
        channel: 'webhook',
        url: 'https://x.example',
        headers: { Authorization: 'brazier:secret:0123456789abcdef' },
      }),
    ).toBe('https://x.example\n\nAuthorization: (secret)');
  });
});
