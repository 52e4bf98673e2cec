import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeFilters, filtersOfWords, wordsOfFilters } from './filter-words.ts';
import { isInDates } from './filters.ts';
import { type Filters, NO_FILTERS } from './state.ts';

const NOW = Date.parse('2026-11-23T10:00:00Z');

test('a whole question is understood by the words that mean something', () => {
  const { filters } = filtersOfWords('Which live campaigns lost a tag this week?', NOW);
  expect(filters).toEqual({ live: 'live', ops: ['removed'], areas: ['tags'], since: '2026-11-16' });
  expect(describeFilters({ ...NO_FILTERS, ...filters })).toBe(
    'tags · removed · live before or after · since 2026-11-16',
  );
});

test.each([
  ['error', { severity: 'error' }],
  ['not live email', { live: 'draft', channels: ['email'] }],
  ['ios_push In-App_message inapp', { channels: ['ios_push', 'in-app_message'], words: ['inapp'] }],
  ['tag:Spring workspace:EU', { tags: ['Spring'], workspaces: ['EU'] }],
  ['tag:"Spring sale" name:“Cart, 2nd”', { tags: ['Spring sale'], name: 'Cart, 2nd' }],
  ['"live price" “12 nov”', { words: ['live price', '12 nov'] }],
  ['window orders', { words: ['window', 'orders'] }],
  ['24h', { since: '2026-11-22T10:00Z' }],
  ['2w added removed', { since: '2026-11-09', ops: ['added', 'removed'] }],
  ['tags lost in the last 3 weeks', { areas: ['tags'], ops: ['removed'], since: '2026-11-02' }],
  ['errors 36 hours ago', { severity: 'error', since: '2026-11-21T22:00Z' }],
  ['2026-11-01', { since: '2026-11-01', until: '2026-11-01' }],
  ['since 2026-11-01', { since: '2026-11-01' }],
  ['tag removed on 12 november?', { areas: ['tags'], ops: ['removed'], since: '2026-11-12', until: '2026-11-12' }],
  ['Nov 12, 2025 email', { since: '2025-11-12', until: '2025-11-12', channels: ['email'] }],
  ['conversions from 11-12 to 18 nov', { areas: ['conversions'], since: '2026-11-12', until: '2026-11-18' }],
  ['12 to 18 november live', { since: '2026-11-12', until: '2026-11-18', live: 'live' }],
  ['what changed in november', { since: '2026-11-01', until: '2026-11-30', ops: ['changed'] }],
  ['Black November 12.90', { words: ['black', 'november', '12.90'] }],
  ['12 novembr', { words: ['12', 'novembr'] }],
  ['constructor __proto__', { words: ['constructor', '__proto__'] }],
  ['', {}],
])('“%s” narrows to %j', (words, filters) => {
  expect(filtersOfWords(words, NOW)).toEqual({ filters, note: '', problem: null });
});

test('dates that cannot be meant are said to be none, and never taken for words', () => {
  expect(filtersOfWords('email 18..12', NOW)).toMatchObject({
    filters: { channels: ['email'] },
    problem: '18..12: of which month? 12..18 nov, for example',
  });
  expect(filtersOfWords('31 november', NOW).problem).toBe('there is no 31 November 2026');
  expect(filtersOfWords('since 30 november', NOW).problem).toBe('2026-11-30 is in the future');
});

test('a reversed range is put in order and says so', () => {
  expect(filtersOfWords('18..12 nov', NOW)).toEqual({
    filters: { since: '2026-11-12', until: '2026-11-18' },
    note: 'put in order',
    problem: null,
  });
});

test('whatever filters stand, their words ask for the same again', () => {
  const name = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'aB9 .,-:é?/!') });
  const date = fc.constantFrom('', '2026-03-05', '2026-11-12', '2026-11-22T10:00Z');
  const filters: fc.Arbitrary<Filters> = fc.record({
    areas: fc.uniqueArray(fc.constantFrom('tags' as const, 'messages' as const)),
    ops: fc.uniqueArray(fc.constantFrom('removed' as const, 'moved' as const)),
    words: fc.uniqueArray(
      fc.oneof(name, fc.constantFrom('live', 'week', '12 nov', 'tag:x')).map((word) => word.toLowerCase()),
    ),
    severity: fc.constantFrom(null, 'warning' as const),
    channels: fc.uniqueArray(fc.constantFrom('email', 'ios_push')),
    tags: fc.uniqueArray(name),
    workspaces: fc.uniqueArray(name),
    name: fc.oneof(fc.constant(''), name),
    since: date,
    until: fc.oneof(fc.constant(''), fc.constantFrom('2026-11-12', '2026-11-22T10:00:05Z')),
    live: fc.constantFrom(null, 'live' as const, 'draft' as const),
  });
  fc.assert(
    fc.property(filters, (standing) => {
      fc.pre(standing.since <= standing.until || standing.until === '' || standing.since === '');
      const { filters: again, problem } = filtersOfWords(wordsOfFilters(standing), NOW);
      const sorted = (all: Filters): unknown =>
        Object.entries(all).map(([field, value]) => [field, Array.isArray(value) ? [...value].sort() : value]);
      expect(problem).toBeNull();
      expect(sorted({ ...NO_FILTERS, ...again })).toEqual(sorted({ ...NO_FILTERS, ...standing }));
    }),
  );
});

test('a time without a zone is UTC, wherever the reader sits', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'America/New_York';
  const isSince = (time: string, since: string): boolean => isInDates(time, { since, until: '' });
  try {
    expect(isSince('2026-03-05T13:59:00Z', '2026-03-05T14:00')).toBe(false);
    expect(isSince('2026-03-05T14:00:00Z', '2026-03-05T14:00')).toBe(true);
    expect(isSince('2026-03-04T23:59:00Z', '2026-03-05')).toBe(false);
    expect(isInDates('2026-03-05T23:59:59Z', { since: '', until: '2026-03-05' })).toBe(true);
    expect(isInDates('2026-03-06T00:00:00Z', { since: '', until: '2026-03-05' })).toBe(false);
  } finally {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  }
});
