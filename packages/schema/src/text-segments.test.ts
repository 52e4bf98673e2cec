import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSegments } from './index.ts';

/** Text that is full of what segments end at, and of what must not be cut. */
const markedText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<table>',
        '</tr>',
        '<br/>',
        '{% if x %}',
        '{{ y }}',
        '\n',
        '\r\n',
        '\r',
        'word ',
        '😀',
        '\ud83d',
        'é',
      ),
      fc.constant('x'.repeat(399)),
      fc.string({ unit: 'binary' }),
    ),
    { maxLength: 40 },
  )
  .map((pieces) => pieces.join(''));

describe('text segments', () => {
  it('joined they are the text, and none is empty or longer than 400', () => {
    fc.assert(
      fc.property(markedText, (text) => {
        const segments = splitSegments(text);
        expect(segments.join('')).toBe(text);
        for (const segment of segments) {
          expect(segment.length).toBeGreaterThan(0);
          expect(segment.length).toBeLessThanOrEqual(400);
        }
      }),
      { numRuns: 300 },
    );
  });

  // Searched back to the beginning for each piece, this would take minutes.
  it('are cut from twenty million characters without a blank', { timeout: 100_000 }, () => {
    expect(splitSegments('x'.repeat(20_000_000))).toHaveLength(50_000);
  });

  it('never cut a surrogate pair or a line ending', () => {
    fc.assert(
      fc.property(markedText, (text) => {
        const cuts = splitSegments(text).slice(1);
        let at = 0;
        for (const [index, segment] of splitSegments(text).entries()) {
          at += segment.length;
          if (index === cuts.length) return;
          expect(text.slice(at - 1, at + 1)).not.toMatch(/^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/);
        }
      }),
      { numRuns: 300 },
    );
    expect(splitSegments(`${'x'.repeat(399)}😀${'y'.repeat(10)}`)[0]).toBe('x'.repeat(399));
  });

  it('one-line HTML with Liquid reads like lines', () => {
    expect(splitSegments('<table><TR><td>a <b>b</b></td>{% if x %}y {{ z }}{% endif %}</TR></table>1<br>2')).toEqual([
      '<table>',
      '<TR>',
      '<td>a <b>b</b></td>',
      '{% if x %}',
      'y {{ z }}',
      '{% endif %}',
      '</TR>',
      '</table>',
      '1',
      '<br>',
      '2',
    ]);
  });

  it('lines stay lines, each with its ending', () => {
    expect(splitSegments('a\r\nb\n\nc\rd')).toEqual(['a\r\n', 'b\n', '\n', 'c\r', 'd']);
    expect(splitSegments('')).toEqual([]);
  });

  it('a long line is cut between words where it can be', () => {
    const sentence = 'lorem ipsum dolor '.repeat(60);
    for (const segment of splitSegments(sentence)) expect(segment.endsWith(' ')).toBe(true);
  });

  it('a one-line mail of 100 KB has segments of the size of a line', () => {
    const payload = new URL('../fixtures/payloads/details-03-email-100kb-one-line.json', import.meta.url);
    const [message] = Object.values<{ body: string }>(JSON.parse(readFileSync(payload, 'utf8')).messages);
    const segments = splitSegments(message?.body ?? '');
    expect(segments.length).toBeGreaterThan(3000);
    expect(segments).toContain("{% if custom_attribute.${tier} == 'gold' %}");
  });
});
