import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson, stringifyJson, visible } from './index.ts';

const MOVES_REORDERS_OR_HIDES =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u206f\ufeff\u{e0001}\ud800-\udfff]/u;

describe('visible text', () => {
  it.each([
    ['a terminal escape', '\u001b[2J\u001b]0;title\u0007', '␛[2J␛]0;title␇'],
    ['C1, which is an escape in one character', '\u009b31m\u0085', '<9B>31m<85>'],
    ['DEL and NUL', '\u007f\u0000', '␡␀'],
    ['a bidirectional override', 'invoice\u202etxt.exe\u2066', 'invoice<U+202E>txt.exe<U+2066>'],
    ['zero width', 'a\u200bb\u200cc\ufeffd\u2060', 'a<U+200B>b<U+200C>c<U+FEFF>d<U+2060>'],
    ['line and paragraph separators', '\u2028\u2029', '<U+2028><U+2029>'],
    ['a soft hyphen', 'co\u00adop', 'co<U+00AD>op'],
    ['tabs and newlines', 'a\tb\r\n', 'a    b␍⏎'],
    ['half a character', '\ud83d', '<U+D83D>'],
    ['text hidden in tags', '\u{e0041}', '<U+E0041>'],
    ['text hidden behind a flag', '🏴\u{e0068}\u{e0069}\u{e007f}', '🏴<U+E0068><U+E0069><U+E007F>'],
    ['a joiner between letters', 'a\u200db\ufe0f', 'a<U+200D>b<U+FE0F>'],
  ])('%s is shown, not obeyed', (_what, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  it.each(['❤️ 👨‍👩‍👧 👩🏽‍🚀 🇸🇪 👍🏽 1️⃣ 🏴󠁧󠁢󠁳󠁣󠁴󠁿 🏳️‍🌈 ☎️', 'שלום عربي ภาษา 日本 कि が゙ é ñ', '–30 % today · 20 €'])(
    '%s stays as it is',
    (text) => {
      expect(visible(text)).toBe(text);
    },
  );

  it('line feeds stay where the caller lays out lines', () => {
    expect(visible('a\nb\tc\r\n', { newlines: 'keep' })).toBe('a\nb    c␍\n');
  });

  it('nothing that comes out can move a cursor, reorder a line or hide', () => {
    const hostile = fc.constantFrom(
      '\u001b',
      '\u009b',
      '\u202e',
      '\u200b',
      '\u200d',
      '\ufe0f',
      '😀',
      '\u{e0041}',
      '🏴',
      'a',
      '\ud83d',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string({ unit: 'binary' }))), (pieces) => {
        expect(visible(pieces.join(''))).not.toMatch(MOVES_REORDERS_OR_HIDES);
      }),
      { numRuns: 500 },
    );
  });

  it('what is visible already stays the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(visible(text))).toBe(visible(text));
      }),
    );
  });

  it('the recorded hostile campaign becomes inert', () => {
    const text = readFileSync(new URL('../fixtures/payloads/details-24-hostile-text.json', import.meta.url), 'utf8');
    const strings = stringifyJson(parseJson(text)).match(/"(?:[^"\\]|\\.)*"/g) ?? [];
    for (const string of strings) expect(visible(JSON.parse(string))).not.toMatch(MOVES_REORDERS_OR_HIDES);
  });
});
