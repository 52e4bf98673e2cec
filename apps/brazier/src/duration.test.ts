import { expect, test } from 'vitest';
import { parseDuration } from './duration.ts';

test.each([
  ['300', 300],
  ['45s', 45],
  ['5m', 300],
  ['24h', 86_400],
  ['7d', 604_800],
  ['0', 0],
])('%s is %d seconds', (text, seconds) => {
  expect(parseDuration(text, 'max-wait')).toBe(seconds);
});

test.each(['', 'h', '-5', '1.5h', '5 m', '1w', '5M', '1e3'])('“%s” is no duration', (text) => {
  expect(() => parseDuration(text, 'max-wait')).toThrow(/^--max-wait takes a duration/);
});
