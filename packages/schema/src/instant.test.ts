import { describe, expect, it } from 'vitest';
import { formatInstant, readInstant, sameInstant } from './index.ts';

describe('instants', () => {
  it.each([
    ['2026-01-04T09:00:00+00:00', '2026-01-04T10:00:00+01:00'],
    ['2026-01-04T09:00:00Z', '2026-01-04T09:00:00.000Z'],
    ['2026-01-04T09:00Z', '2026-01-04T09:00:00+0000'],
  ])('%s and %s are one', (left, right) => {
    expect(sameInstant(left, right)).toBe(true);
  });

  it.each([
    ['2026-01-04T09:00:00Z', '2026-01-04T09:00:01Z'],
    ['2026-01-04T09:00:00.0001Z', '2026-01-04T09:00:00.0002Z'],
    ['2026-01-04T09:00:00Z', null],
    ['2026-01-04', '2026-01-04'],
    ['2026-13-45T09:00:00Z', '2026-13-45T09:00:00Z'],
    ['soon', 'soon'],
  ])('%s and %s are not', (left, right) => {
    expect(sameInstant(left, right)).toBe(false);
  });

  it('is written in UTC, to the second', () => {
    expect(formatInstant(readInstant('2026-01-04T10:30:59.900+01:00') ?? 0)).toBe('2026-01-04T09:30:59Z');
  });
});
