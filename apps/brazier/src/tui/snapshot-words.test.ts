import { expect, test } from 'vitest';
import { describeProgress } from './snapshot-words.ts';

test('while a request is sent again, what failed and which attempt comes is told', () => {
  const failed = { kind: 'retrying', workspace: 'production', attempts: 5, reason: 'refused', seconds: 1 } as const;
  expect(describeProgress({ ...failed, attempt: 2 })).toBe(
    'production: retrying, Braze is not there (connection refused), 2 of 5',
  );
});

test('a wait says what for and until when', () => {
  const wait = { kind: 'waiting', workspace: 'production', seconds: 90, until: '2026-03-05T14:03:30Z' } as const;
  expect(describeProgress({ ...wait, reason: 'reserve' })).toContain('for Braze’s rate limit, until 14:03 UTC');
});
