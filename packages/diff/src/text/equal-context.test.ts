import { describe, expect, it } from 'vitest';
import { equalContext } from '../index.ts';

const lines = (...texts: string[]) => texts.map((text) => ({ text }));
const PADDING = Array.from({ length: 20 }, (_, index) => `<td>Row ${index}</td>`);

describe('the lines that stay beside a difference', () => {
  it('are three on each side', () => {
    expect(equalContext(lines(...PADDING), { before: true, after: true })).toEqual({ head: 3, tail: 3 });
    expect(equalContext(lines(...PADDING), { before: false, after: true })).toEqual({ head: 0, tail: 3 });
    expect(equalContext(lines(...PADDING), { before: true, after: false })).toEqual({ head: 3, tail: 0 });
  });

  it('reach up to the words that a bare price belongs to', () => {
    const offer = [
      '<td>Fjord wool blanket</td>',
      "{% if tier == 'gold' %}",
      'Members pay 44.00 €',
      '<br>',
      '{% else %}',
    ];
    expect(equalContext(lines(...PADDING, ...offer), { before: true, after: true })).toEqual({ head: 3, tail: 5 });
  });

  it('end after eight where nothing has words', () => {
    const bare = Array.from({ length: 30 }, () => '<br>');
    expect(equalContext(lines(...bare), { before: false, after: true })).toEqual({ head: 0, tail: 3 });
  });

  it('are all where a fold would hide a single line', () => {
    expect(equalContext(lines('a', 'b', 'c', 'd', 'e', 'f', 'g'), { before: true, after: true })).toEqual({
      head: 7,
      tail: 0,
    });
  });
});
