import fc from 'fast-check';
import stringWidth from 'string-width';
import { expect, test } from 'vitest';
import quickWidth from './quick-width.ts';
import { cutStart, cutText, fitText, takeCells, textWidth, wrapText } from './width.ts';

const anyText = fc.oneof(
  fc.string(),
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom('한국어', 'e\u0301é', '🇩🇪👩‍👩‍👧‍👦❤️', 'שלום', '… → “x”'),
);

test('a text takes as many cells as string-width says, whichever way it is measured', () => {
  fc.assert(
    fc.property(anyText, (text) => textWidth(text) === stringWidth(text) || /[\u0000-\u001f\u007f-\u009f]/.test(text)),
  );
});

test('what Ink is given in place of string-width says the same, of styled texts too', () => {
  const styled = fc.array(
    fc.oneof(anyText, fc.constantFrom('\u001b[1m', '\u001b[38;5;74m', '\u001b[39m', '\u001b]8;;x\u0007')),
  );
  fc.assert(
    fc.property(styled, (parts) => {
      const text = parts.join('');
      fc.pre(!/[\u0000-\u001a\u001c-\u001f\u007f-\u009f]/.test(text.replaceAll('\u0007', '')));
      expect(quickWidth(text)).toBe(stringWidth(text));
    }),
  );
});

test('a fitted text takes exactly the cells that it is given', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 40 }), (text, width) => {
      expect(textWidth(fitText(text, width))).toBe(width);
      expect(textWidth(fitText(text, width, 'right'))).toBe(width);
    }),
  );
});

test('a text that does not fit ends in an ellipsis and never in half a cluster', () => {
  expect(cutText('abcdef', 4)).toBe('abc…');
  expect(cutText('abcd', 4)).toBe('abcd');
  expect(cutText('한국어', 4)).toBe('한…');
  expect(takeCells('👩‍👩‍👧‍👦x', 1)).toBe('');
  expect(takeCells('e\u0301x', 1)).toBe('e\u0301');
  expect(cutText('x', 0)).toBe('');
});

test('a folder loses its start, not its end', () => {
  expect(cutStart('/home/anna/campaigns/audit', 12)).toBe('…aigns/audit');
  expect(cutStart('~/audit', 12)).toBe('~/audit');
});

test('wrapped pieces joined are the text, and none is wider than the room but a cluster that alone is', () => {
  const clusters = new Intl.Segmenter('en', { granularity: 'grapheme' });
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), fc.integer({ min: 2, max: 30 }), (text, width) => {
      const pieces = wrapText(text, width);
      expect(pieces.join('')).toBe(text);
      const wide = pieces.filter((piece) => [...clusters.segment(piece)].length > 1);
      for (const piece of wide) expect(textWidth(piece)).toBeLessThanOrEqual(width);
    }),
  );
});

test('a text is wrapped after a word where one ends in the second half of the line', () => {
  expect(wrapText('one two three four', 10)).toEqual(['one two ', 'three four']);
  expect(wrapText('abcdefghijklmnop', 10)).toEqual(['abcdefghij', 'klmnop']);
});

test('a name of ten thousand combining marks is cut like any other', () => {
  expect(textWidth(cutText(`a${'\u0301'.repeat(10_000)}b`, 10))).toBeLessThanOrEqual(10);
});
