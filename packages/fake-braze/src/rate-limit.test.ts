import { describe, expect, it } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

describe('the rate limit', () => {
  it('counts down, refuses when the hour is spent, and begins anew with the next full hour', () => {
    let now = Date.parse('2026-03-01T10:59:00Z');
    const limit = createRateLimit(2, () => now);
    expect([limit.take(), limit.take(), limit.take()]).toEqual([true, true, false]);
    expect(limit.headers()).toEqual({
      'x-ratelimit-limit': '2',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': String(Date.parse('2026-03-01T11:00:00Z') / 1000),
    });
    now = Date.parse('2026-03-01T11:00:00Z');
    expect(limit.remaining).toBe(2);
    expect(limit.take()).toBe(true);
  });

  it('is shared with whatever else the company runs', () => {
    const limit = createRateLimit(100, () => 0);
    limit.useElsewhere(98);
    expect(limit.remaining).toBe(2);
    limit.useElsewhere(50);
    expect(limit.remaining).toBe(0);
  });
});
