import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Allowance, readRateLimit, readRetryAfter, readServerTime, updateAllowance } from './rate-limit.ts';

const NOW = Date.UTC(2026, 2, 1, 10);
const RESET = NOW + 1_800_000;
const DATE = 'Sun, 01 Mar 2026 10:00:00 GMT';

describe('the rate limit headers', () => {
  it('are read, the reset as UTC epoch seconds', () => {
    const headers = {
      'x-ratelimit-limit': '250000',
      'x-ratelimit-remaining': '17',
      'x-ratelimit-reset': String(RESET / 1000),
    };
    expect(readRateLimit(headers, NOW)).toEqual({ limit: 250_000, remaining: 17, resetAt: RESET, resetHere: RESET });
  });

  it('are told in our own time where our clock is wrong', () => {
    const headers = { 'x-ratelimit-reset': String(RESET / 1000), date: DATE };
    const wrong = NOW + 7_200_000;
    expect(readRateLimit(headers, wrong)).toMatchObject({ resetAt: RESET, resetHere: wrong + 1_800_000 });
  });

  it.each(['', ' ', '-1', '1.5', '1e3', 'many', '0x10', '99999999999999999999'])(
    'count as not sent where they are %j',
    (value) => {
      const headers = {
        'x-ratelimit-limit': value,
        'x-ratelimit-remaining': value,
        'x-ratelimit-reset': value,
        'retry-after': value,
      };
      expect(readRateLimit(headers, NOW)).toEqual({ limit: null, remaining: null, resetAt: null, resetHere: null });
      expect(readRetryAfter(headers, NOW)).toBeNull();
    },
  );

  it('with a reset further away than any window are read without it', () => {
    for (const reset of [RESET, NOW / 1000 + 3 * 3_600]) {
      expect(readRateLimit({ 'x-ratelimit-reset': String(reset) }, NOW).resetAt).toBeNull();
    }
  });

  it('twice are read as the last of the two', () => {
    expect(readRateLimit({ 'x-ratelimit-remaining': ['10', '9'] }, NOW).remaining).toBe(9);
  });
});

describe('Retry-After', () => {
  it.each([
    ['120', 120_000],
    ['0', 0],
    ['Sun, 01 Mar 2026 10:02:00 GMT', 120_000],
    ['Sun, 01 Mar 2026 09:02:00 GMT', 0],
    ['2026-03-01T10:02:00Z', null],
  ])('%s is %s ms', (value, ms) => {
    expect(readRetryAfter({ 'retry-after': value }, NOW)).toBe(ms);
  });

  it('as a date is measured by the server that wrote it', () => {
    const headers = { 'retry-after': 'Sun, 01 Mar 2026 10:02:00 GMT', date: DATE };
    expect(readRetryAfter(headers, NOW + 86_400_000)).toBe(120_000);
  });

  it('and Date are read only as the standard writes them', () => {
    expect(readServerTime({ date: DATE })).toBe(NOW);
    for (const date of ['2026-03-01', 'now', '-5', 'Sun, 99 Mar 2026 10:00:00 GMT', undefined])
      expect(readServerTime({ date })).toBeNull();
  });
});

describe('what is known of the allowance', () => {
  const reading = (remaining: number, resetAt: number = RESET) => ({
    limit: 250_000,
    remaining,
    resetAt,
    resetHere: resetAt,
  });
  const knownAfter = (readings: ReturnType<typeof reading>[]) =>
    readings.reduce<Allowance | null>((known, next) => updateAllowance(known, next, NOW), null);

  it('is the least that was seen in a window, in whatever order the answers come', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(250_000), { minLength: 1 }), (values) => {
        expect(knownAfter(values.map((value) => reading(value)))?.remaining).toBe(Math.min(...values));
      }),
    );
  });

  it('begins anew with a later window, and an answer of an earlier one changes nothing', () => {
    expect(knownAfter([reading(5), reading(250_000, RESET + 3_600_000)])?.remaining).toBe(250_000);
    expect(knownAfter([reading(250_000, RESET + 3_600_000), reading(5)])?.remaining).toBe(250_000);
  });

  it('stays where an answer says nothing', () => {
    const known = knownAfter([reading(5)]);
    expect(updateAllowance(known, { limit: null, remaining: null, resetAt: null, resetHere: null }, NOW)).toBe(known);
    expect(updateAllowance(null, { limit: 9, remaining: null, resetAt: null, resetHere: null }, NOW)).toBeNull();
  });

  it('without a reset lasts an hour, without a limit takes the most that was seen for it', () => {
    const silent = (remaining: number) => ({ limit: null, remaining, resetAt: null, resetHere: null });
    const first = updateAllowance(null, silent(100), NOW);
    expect(first).toEqual({ limit: 100, remaining: 100, resetAt: null, resetHere: NOW + 3_600_000 });
    expect(updateAllowance(first, silent(40), NOW + 60_000)).toEqual({ ...first, remaining: 40 });
  });
});
