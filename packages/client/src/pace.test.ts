import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decidePace, estimateSeconds, type Outlook, spendable } from './pace.ts';

const NOW = Date.UTC(2026, 2, 1, 10);
const HALF_HOUR = 1_800_000;

function outlook(remaining: number, change: Partial<Outlook> = {}): Outlook {
  const allowance = { limit: 250_000, remaining, resetAt: NOW + HALF_HOUR, resetHere: NOW + HALF_HOUR };
  return {
    now: NOW,
    allowance,
    reserve: 0.5,
    inFlight: 0,
    pending: 1,
    othersPerSecond: 0,
    waitLeft: 300_000,
    ...change,
  };
}

describe('the next request', () => {
  it('leaves at once while the allowance covers all that is to come', () => {
    expect(decidePace(outlook(240_000, { pending: 100_000 }))).toEqual({ kind: 'free' });
    expect(decidePace(outlook(125_001))).toEqual({ kind: 'free' });
  });

  it('leaves at once where nothing is known, or the window is over', () => {
    expect(decidePace(outlook(0, { allowance: null, pending: 1e6 }))).toEqual({ kind: 'free' });
    expect(decidePace(outlook(0, { now: NOW + HALF_HOUR }))).toEqual({ kind: 'free' });
  });

  it('waits for the reset where it would touch the reserve, whoever used the rest', () => {
    const until = NOW + HALF_HOUR;
    expect(decidePace(outlook(125_000))).toEqual({ kind: 'wait', until, reason: 'reserve' });
    expect(decidePace(outlook(125_016, { inFlight: 16 }))).toEqual({ kind: 'wait', until, reason: 'reserve' });
    expect(decidePace(outlook(0, { reserve: 0 }))).toEqual({ kind: 'wait', until, reason: 'limit' });
    expect(decidePace(outlook(1, { reserve: 0 }))).toEqual({ kind: 'free' });
  });

  it('is spread until the reset where the allowance is short and the reset within reach', () => {
    expect(decidePace(outlook(126_000, { pending: 5_000, waitLeft: 7_200_000 }))).toEqual({
      kind: 'spread',
      interval: 1_800,
    });
  });

  it('is spread over the longest wait where the reset is beyond it', () => {
    expect(decidePace(outlook(126_000, { pending: 5_000 }))).toEqual({ kind: 'spread', interval: 300 });
    expect(decidePace(outlook(126_000, { pending: 5_000, waitLeft: 0 }))).toEqual({ kind: 'free' });
  });

  it('is spread wider where others use the allowance too, but never more than twice', () => {
    const short = { pending: 5_000, waitLeft: 7_200_000 };
    expect(decidePace(outlook(126_000, { ...short, othersPerSecond: 0.25 }))).toMatchObject({
      interval: HALF_HOUR / 550,
    });
    expect(decidePace(outlook(126_000, { ...short, othersPerSecond: 50 }))).toMatchObject({
      interval: HALF_HOUR / 500,
    });
  });

  it('never goes below the reserve nor waits beyond the reset', () => {
    fc.assert(
      fc.property(
        fc.nat(250_000),
        fc.nat(20_000),
        fc.nat(64),
        fc.nat(4_000_000),
        fc.nat(100),
        (remaining, pending, inFlight, waitLeft, others) => {
          const given = outlook(remaining, { pending, inFlight, waitLeft, othersPerSecond: others });
          const pace = decidePace(given);
          if (spendable(given) <= 0) expect(pace.kind).toBe('wait');
          if (pace.kind === 'spread')
            expect(pace.interval * spendable(given)).toBeLessThanOrEqual(2 * Math.min(waitLeft, HALF_HOUR) + 1);
          if (pace.kind === 'wait') expect(pace.until).toBe(NOW + HALF_HOUR);
        },
      ),
    );
  });
});

describe('the estimate', () => {
  const estimate = (given: Outlook, perSecond = 100) => estimateSeconds(given, decidePace(given), perSecond);

  it('is the work by the speed where nothing holds it back', () => {
    expect(estimate(outlook(250_000, { pending: 10_000 }))).toBe(100);
  });

  it('is not told before there is a speed', () => {
    expect(estimate(outlook(250_000, { pending: 10_000 }), 0)).toBeNull();
  });

  it('holds the wait for the reset and what comes after it, further windows included', () => {
    expect(estimate(outlook(0, { pending: 10_000 }))).toBe(1_800 + 100);
    expect(estimate(outlook(126_000, { pending: 11_000, waitLeft: 7_200_000 }))).toBe(1_800 + 100);
    expect(estimate(outlook(0, { pending: 260_000 }))).toBe(1_800 + 2 * 3_600 + 100);
  });

  it('of what others slow down is its spread', () => {
    const given = outlook(126_000, { pending: 900, waitLeft: 7_200_000, othersPerSecond: 50 });
    expect(estimate(given)).toBe(900 * 3.6);
  });
});
