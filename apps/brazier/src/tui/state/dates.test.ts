import { expect, test } from 'vitest';
import { understandDate } from './dates.ts';

const NOW = Date.parse('2026-03-19T15:02:30Z');

test.each([
  ['2026-03-05', '2026-03-05', '2026-03-05'],
  [' 2026-03-05 14:00 ', '2026-03-05 14:00', '2026-03-05T14:00:00Z'],
  ['2026-03-05T14:00+02:00', '2026-03-05T14:00+02:00', '2026-03-05T12:00:00Z'],
  ['2w', '2026-03-05T15:02:30Z', '2026-03-05'],
  ['14 days', '2026-03-05T15:02:30Z', '2026-03-05'],
  ['1 day ago', '2026-03-18T15:02:30Z', '2026-03-18'],
  ['36h', '2026-03-18T03:02:30Z', '2026-03-18T03:02:30Z'],
])('“%s” ends a comparison at %s and begins a list at %s', (text, end, start) => {
  expect(understandDate(text, NOW, 'end')?.value).toBe(end);
  expect(understandDate(text, NOW, 'start')?.value).toBe(start);
});

test.each(['', 'last monday', '2026-02-30', '14', '1', 'w', '2026', '3 months', '14days later'])(
  '“%s” is no date',
  (text) => {
    expect(understandDate(text, NOW, 'end')).toBeNull();
  },
);
