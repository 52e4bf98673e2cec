import { expect, test } from 'vitest';
import { parsePath, valueAt } from './campaign-path.ts';

const details = {
  messages: { 'a/b~c': { subject: 'Hi', 0: 'zero' } },
  conversion_behaviors: [{ window: 1 }, { window: 2 }],
};

test('a JSON Pointer tells indexes from keys by what it walks through', () => {
  expect(parsePath('/conversion_behaviors/1/window', details)).toEqual(['conversion_behaviors', 1, 'window']);
  expect(parsePath('/messages/a~1b~0c/0', details)).toEqual(['messages', 'a/b~c', '0']);
  expect(parsePath('', details)).toEqual([]);
});

test('a JSON array is taken as it stands', () => {
  expect(parsePath('["conversion_behaviors", 0]', details)).toEqual(['conversion_behaviors', 0]);
});

test('a tag is found by its index and by itself, as changes name it', () => {
  const tagged = { tags: ['spring', 'fr'] };
  expect(valueAt(tagged, parsePath('/tags/1', tagged))).toBe('fr');
  expect(valueAt(tagged, parsePath('/tags/fr', tagged))).toBe('fr');
  expect(valueAt(tagged, ['tags', 'de'])).toBeUndefined();
});

test.each(['subject', '/a~2', '[1.5]', '[-1]', '[null]', '["a"', '{"a":1}'])('%s is no path', (text) => {
  expect(() => parsePath(text, details)).toThrow(expect.objectContaining({ name: 'UsageError' }));
});

test('nothing is found on a prototype or past the end', () => {
  expect(valueAt(details, ['constructor'])).toBeUndefined();
  expect(valueAt(details, ['messages', '__proto__'])).toBeUndefined();
  expect(valueAt(details, ['conversion_behaviors', 2])).toBeUndefined();
  expect(valueAt(details, ['conversion_behaviors', 1, 'window'])).toBe(2);
});
