import { encodeCampaignFile } from '@brazier/store';
import { expect, test } from 'vitest';
import { lineOfChange } from './line-of-change.ts';

const file = encodeCampaignFile({
  id: 'abc',
  list: { id: 'abc', last_edited: '2026-09-01T08:00:00Z' },
  details: {
    name: 'Welcome "series" {: }',
    tags: ['news', 'vip'],
    messages: { m1: { channel: 'email', subject: 'Hi', body: '<p>Hello</p>\n<p>you</p>\n'.repeat(40) } },
    conversion_behaviors: [
      { type: 'Opens Email', window: 60 },
      { type: 'Clicks Email', window: 90 },
    ],
  },
  draft: { name: 'Welcome draft' },
});
const lines = file.split('\n');

function textAt(path: (string | number)[], draft = false): string | undefined {
  return lines[lineOfChange(file, { path, draft }) - 1]?.trim();
}

test('a change points at the line of its value', () => {
  expect(textAt(['name'])).toBe('"name": "Welcome \\"series\\" {: }",');
  expect(textAt(['messages', 'm1', 'subject'])).toMatch(/^"subject": "Hi"/);
  expect(textAt(['messages', 'm1', 'body'])).toMatch(/^"body": \{/);
  expect(lines[lineOfChange(file, { path: ['conversion_behaviors', 1, 'window'], draft: false }) - 1]).toContain('90');
});

test('a tag is found by what it says, not by an index', () => {
  expect(textAt(['tags', 'vip'])).toBe('"vip"');
});

test('what is gone points at what is left around it', () => {
  expect(textAt(['tags', 'dropped'])).toBe('"tags": [');
  expect(textAt(['messages', 'm2'])).toBe('"messages": {');
});

test('the draft and the row of the list have lines of their own', () => {
  expect(textAt(['name'], true)).toBe('"name": "Welcome draft"');
  expect(textAt(['last_edited'])).toMatch(/^"last_edited"/);
});

test('a file that is no JSON is pointed at from its first line', () => {
  expect(lineOfChange('{ "details": ', { path: ['name'], draft: false })).toBe(1);
});
