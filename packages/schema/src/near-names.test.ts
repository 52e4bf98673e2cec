import { expect, it } from 'vitest';
import { didYouMean, KNOWN_CHANNELS, nearNames } from './index.ts';

it.each([
  ['emial', 'email'],
  ['E-Mail', 'email'],
  ['inapp', 'in_app'],
  ['in-app', 'in_app'],
  ['iso_push', 'ios_push'],
  ['whats-app', 'whats_app'],
  ['content_crad', 'content_card'],
  ['webhooks', 'webhook'],
])('%s is near %s', (typed, name) => {
  expect(nearNames(typed, KNOWN_CHANNELS)).toContain(name);
});

it('the nearest comes first, at most three, and nothing where nothing is near', () => {
  expect(nearNames('abcd', ['abxx', 'abcx', 'abcd', 'acbd', 'abc'])).toEqual(['abcd', 'abcx', 'acbd']);
  for (const typed of ['', 'fax', 'television', 'x'.repeat(1_000)])
    expect(nearNames(typed, KNOWN_CHANNELS)).toEqual([]);
});

it('is said in words', () => {
  expect(didYouMean('emial', KNOWN_CHANNELS)).toBe('; did you mean "email"?');
  expect(didYouMean('fax', KNOWN_CHANNELS)).toBe('');
});
