import { expect, test } from 'vitest';
import { describeFilters, filtersOfWords } from './filter-words.ts';
import { isBefore } from './filters.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');

test('a whole question is understood by the words that mean something', () => {
  const filters = filtersOfWords('Which live campaigns lost a tag this week?', NOW);
  expect(filters).toEqual({ live: 'live', ops: ['removed'], areas: ['tags'], since: '2026-11-16' });
  expect(describeFilters(filters)).toBe('tags · removed · live before or after · since 2026-11-16');
});

test.each([
  ['error', { severity: 'error' }],
  ['not live email', { live: 'draft', channels: ['email'] }],
  ['tag:Spring workspace:EU', { tags: ['Spring'], workspaces: ['EU'] }],
  ['window orders', { words: ['window', 'orders'] }],
  ['24h', { since: '2026-11-22T10:00Z' }],
  ['2w added removed', { since: '2026-11-09', ops: ['added', 'removed'] }],
  ['tags lost in the last 3 weeks', { areas: ['tags'], ops: ['removed'], since: '2026-11-02' }],
  ['errors 36 hours ago', { severity: 'error', since: '2026-11-21T22:00Z' }],
  ['2026-11-01', { since: '2026-11-01' }],
  ['constructor __proto__', { words: ['constructor', '__proto__'] }],
  ['', {}],
])('“%s” narrows to %j', (words, filters) => {
  expect(filtersOfWords(words, NOW)).toEqual(filters);
});

test('a time without a zone is UTC, wherever the reader sits', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'America/New_York';
  try {
    expect(isBefore('2026-03-05T13:59:00Z', '2026-03-05T14:00')).toBe(true);
    expect(isBefore('2026-03-05T14:00:00Z', '2026-03-05T14:00')).toBe(false);
    expect(isBefore('2026-03-04T23:59:00Z', '2026-03-05')).toBe(true);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});
