import { expect, test } from 'vitest';
import { describeProgress, describeResult } from './snapshot-words.ts';

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

test('a workspace that failed is named, and hides neither what the others gave nor that they have not changed', () => {
  const run = { listed: 3, fetched: 0, unchanged: 3, failed: [], requests: 2, bytes: 9, seconds: 1 };
  const well = { ...run, rateRemaining: null, complete: true, full: false };
  const refused = { ...well, complete: false, error: new Error('Braze refused the key.') };
  const result = (revision: string | null, workspaces: Record<string, typeof well | typeof refused>) =>
    describeResult({ revision, workspaces, warnings: [] });
  expect(result(null, { production: well, staging: refused })).toEqual({
    revision: null,
    text: 'nothing has changed since the last snapshot; staging: Braze refused the key.',
    problem: null,
  });
  expect(result('abc', { production: well, staging: refused }).text).toBe(
    'a snapshot was taken; staging: Braze refused the key.',
  );
  expect(result(null, { production: refused, staging: refused }).problem).toBe(
    'production: Braze refused the key. staging: Braze refused the key.',
  );
});
