import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBrazeClient, MalformedKeyError, readApiKey } from './index.ts';

const KEY = '7d1c90ab-5e2f-4b18-9c3a-66f0aa12de47';

describe('a key', () => {
  it.each([
    KEY,
    'k',
    'a.b_c~d+e/f==',
    ` ${KEY}`,
    `${KEY}\n`,
    `\r\n\t${KEY}\r\n`,
    `\ufeff${KEY}`,
    'yours',
    'nullable-key',
    `x${KEY}`,
  ])('is taken without the blanks around it: %j', (text) => {
    expect(readApiKey(text)).toBe(text.trim());
  });

  it.each([
    ['', 'it is empty'],
    [' \n ', 'it is empty'],
    [`Bearer ${KEY}`, 'begins with “Bearer”'],
    [`bearer: ${KEY}`, 'begins with “Bearer”'],
    ['BEARER', 'begins with “Bearer”'],
    [`Authorization: Bearer ${KEY}`, 'begins with “Bearer”'],
    [`"${KEY}"`, 'quotes around it'],
    [`'${KEY}`, 'quotes around it'],
    [`${KEY}”`, 'quotes around it'],
    ['${{ secrets.BRAZE_API_KEY }}', 'a placeholder'],
    ['${BRAZE_API_KEY}', 'a placeholder'],
    ['$BRAZE_API_KEY', 'a placeholder'],
    ['$(cat key.txt)', 'a placeholder'],
    ['{{ braze_key }}', 'a placeholder'],
    ['%BRAZE_API_KEY%', 'a placeholder'],
    ['<your api key>', 'a placeholder'],
    ['YOUR-REST-API-KEY', 'a placeholder'],
    ['your_api_key', 'a placeholder'],
    ['REPLACE_ME', 'a placeholder'],
    ['changeme', 'a placeholder'],
    ['CHANGE_ME', 'a placeholder'],
    ['undefined', 'a placeholder'],
    ['null', 'a placeholder'],
    ['xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx', 'a placeholder'],
    ['********', 'shown shortened or hidden'],
    ['7d1c••••de47', 'shown shortened or hidden'],
    [`${KEY}\n${KEY}`, 'a line break inside'],
    [`${KEY}\rx`, 'a line break inside'],
    [`${KEY} ${KEY}`, 'a space inside'],
    [`${KEY}\tx`, 'a space inside'],
    [`${KEY}\u00a0x`, 'a space inside'],
    [`${KEY}\u200b`, 'its character 37 (U+200B) occurs in no key'],
    [`${KEY}\u0000`, 'its character 37 (U+0000)'],
    ['7d1c90аb', 'its character 7 (U+0430)'],
    ['😀key', 'its character 1 (U+1F600)'],
    [`BRAZE_API_KEY=${KEY}`, 'its character 14 (U+003D)'],
    [`name:${KEY}`, 'its character 5 (U+003A)'],
  ])('is refused, for a reason that does not show it: %j: %s', (text, reason) => {
    const read = () => readApiKey(text, 'The API key in BRAZE_KEY');
    expect(read).toThrow(MalformedKeyError);
    expect(read).toThrow(reason);
    expect(read).toThrow(/^The API key in BRAZE_KEY is malformed and was not sent: [^\r\n]+\.$/);
    expect(read).not.toThrow('7d1c');
  });

  it('is sent as one word of visible ASCII, or is never shown', () => {
    const anything = fc.string({ unit: 'binary', maxLength: 5 });
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        try {
          expect(readApiKey(`${before}${KEY}${after}`)).toMatch(/^[\x21-\x7e]+$/);
        } catch (error) {
          expect(error).toBeInstanceOf(MalformedKeyError);
          expect(JSON.stringify([String(error), (error as MalformedKeyError).data])).not.toContain(KEY);
        }
      }),
    );
  });

  it('that is malformed makes no client', () => {
    const endpoint = 'https://rest.iad-01.braze.com';
    expect(() => createBrazeClient({ endpoint, apiKey: `Bearer ${KEY}` })).toThrow(MalformedKeyError);
  });
});
