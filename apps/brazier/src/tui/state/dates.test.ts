import { expect, test } from 'vitest';
import { understandDates } from './dates.ts';
import { isoFrom, isoTo } from './typed-date.ts';

const NOW = Date.parse('2026-11-24T15:02:30Z');

/** The dates in short: where they begin and end, and in which form they were typed. */
function read(text: string, now = NOW): string | null {
  const dates = understandDates(text, now);
  if (dates === null) return null;
  if ('problem' in dates) return dates.problem;
  const { from, to, form, reversed } = dates;
  return `${from === null ? '' : isoFrom(from)}..${to === null ? '' : isoTo(to)} ${form}${reversed ? ' reversed' : ''}`;
}

test.each([
  ['12 november', '2026-11-12..2026-11-12 bare'],
  ['nov 12', '2026-11-12..2026-11-12 bare'],
  ['Nov 12th, 2025', '2025-11-12..2025-11-12 bare'],
  ['12 nov 2026', '2026-11-12..2026-11-12 bare'],
  ['12th of november', '2026-11-12..2026-11-12 bare'],
  ['2026-03-05', '2026-03-05..2026-03-05 bare'],
  ['yesterday', '2026-11-23..2026-11-23 bare'],
  ['on 12 nov', '2026-11-12..2026-11-12 span'],
  ['november', '2026-11-01..2026-11-30 span'],
  ['feb 2024', '2024-02-01..2024-02-29 span'],
])('“%s” is %s', (text, dates) => {
  expect(read(text)).toBe(dates);
});

test.each([
  ['11-12 to 18 nov', '2026-11-12..2026-11-18 range'],
  ['11-12 nov', '2026-11-11..2026-11-12 range'],
  ['nov 11-12 2025', '2025-11-11..2025-11-12 range'],
  ['11..12 nov', '2026-11-11..2026-11-12 range'],
  ['nov 11..12', '2026-11-11..2026-11-12 range'],
  ['12 to 18 november', '2026-11-12..2026-11-18 range'],
  ['from 12 oct until 3 nov', '2026-10-12..2026-11-03 range'],
  ['20 dec to 5 jan', '2025-12-20..2026-01-05 range'],
  ['20 dec to 5 jan 2026', '2025-12-20..2026-01-05 range'],
  ['20 dec 2025 to 5 jan', '2025-12-20..2026-01-05 range'],
  ['5 jan 2026 to 20 nov', '2026-01-05..2026-11-20 range'],
  ['2026-11-12..18', '2026-11-12..2026-11-18 range'],
  ['2026-11-12..2026-11-18', '2026-11-12..2026-11-18 range'],
  ['2w..1w', '2026-11-10..2026-11-17T15:02:30Z range'],
  ['12 nov..', '2026-11-12.. range'],
  ['..12 nov', '..2026-11-12 range'],
  ['since 12 nov', '2026-11-12.. range'],
  ['after 12 nov', '2026-11-13.. range'],
  ['until 12 nov', '..2026-11-12 range'],
  ['before 12 nov', '..2026-11-11 range'],
  ['18..12 nov', '2026-11-12..2026-11-18 range reversed'],
  ['12 to 30 november', '2026-11-12..2026-11-30 range'],
])('“%s” ranges over %s', (text, dates) => {
  expect(read(text)).toBe(dates);
});

test.each([
  [' 2026-03-05 14:00 ', '2026-03-05T14:00Z', '2026-03-05T14:00Z'],
  ['2026-03-05T14:00+02:00', '2026-03-05T12:00Z', '2026-03-05T12:00Z'],
  ['2w', '2026-11-10', '2026-11-10T15:02:30Z'],
  ['14 days', '2026-11-10', '2026-11-10T15:02:30Z'],
  ['last week', '2026-11-17', '2026-11-17T15:02:30Z'],
  ['1 day ago', '2026-11-23', '2026-11-23T15:02:30Z'],
  ['36h', '2026-11-23T03:02:30Z', '2026-11-23T03:02:30Z'],
])('“%s” begins a list at %s and ends a comparison at %s', (text, start, end) => {
  expect(read(text)).toBe(`${start}..${end} bare`);
});

test.each([
  ['18..12', '18..12: of which month? 12..18 nov, for example'],
  ['31 november', 'there is no 31 November 2026'],
  ['2026-02-30', 'there is no 30 February 2026'],
  ['18-11', 'there is no month 18: 11-18 is 18 November'],
  ['25 nov', '2026-11-25 is in the future'],
  ['12 dec 2026', '2026-12-12 is in the future'],
  ['1 to 3 dec 2026', '2026-12-01 is in the future'],
])('“%s” is no date that can be meant: %s', (text, problem) => {
  expect(read(text)).toBe(problem);
});

test('a month without a year is the last one that has begun', () => {
  expect(read('12 december')).toBe('2025-12-12..2025-12-12 bare');
  expect(read('12 december', Date.parse('2026-12-01T00:00:00Z'))).toBe('2026-12-12 is in the future');
});

test.each([
  '',
  'last monday',
  '14',
  '1',
  'w',
  '2026',
  '3 months',
  '14days later',
  'march on',
  '..',
  '3 to 1 days',
  '3 to 1',
  'a..b',
])('“%s” is no date', (text) => {
  expect(read(text)).toBeNull();
});
