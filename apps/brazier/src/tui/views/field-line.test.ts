import type { Change } from '@brazier/diff';
import type { Json, JsonPath } from '@brazier/schema';
import { expect, test } from 'vitest';
import { changeLines } from '../rows/change-lines.ts';
import { rowText } from '../rows/span.ts';
import { lineOfField } from './field-line.ts';

const change = (path: JsonPath, subject: string, values: { before?: Json; after?: Json }): Change => ({
  rule: 'message.subject.changed',
  area: 'messages',
  op: 'before' in values ? 'changed' : 'added',
  severity: 'notice',
  path: [...path],
  draft: false,
  fingerprint: subject.length.toString(16).padStart(12, '0'),
  why: { clause: 'readers see it first', sending: 'live' },
  wording: { place: null, subject, predicate: 'changed', isClause: false, brief: `${subject} changed` },
  text: `${subject} changed`,
  reason: 'readers see it first',
  ...values,
});

const how = {
  width: 80,
  unfolded: false,
  whitespace: false,
  sides: false,
  reader: false,
  texts: new Map(),
  acknowledged: new Map(),
};

function shownAt(changes: readonly Change[], field: JsonPath): string | null {
  const lines = changes.flatMap((one, index) => changeLines(one, index, how));
  const line = lineOfField(changes, lines, field);
  return line === null ? null : rowText(lines[line]?.row ?? []).trim();
}

test('a field leads to the change of that field, not to the first of its campaign', () => {
  const changes = [
    change(['name'], 'name', { before: 'A', after: 'B' }),
    change(['messages', 'm1', 'subject'], 'subject', { before: 'One', after: 'Two' }),
  ];
  expect(shownAt(changes, ['messages', 'm1', 'subject'])).toContain('~ notice   subject  readers');
  expect(shownAt(changes, ['messages', 'm2', 'subject'])).toBeNull();
});

test('a field of a whole value that was added leads to its line in that value', () => {
  const changes = [
    change(['name'], 'name', { before: 'A', after: 'B' }),
    change(['messages', 'm1'], 'message', { after: { channel: 'email', subject: 'Hello' } }),
  ];
  expect(shownAt(changes, ['messages', 'm1', 'subject'])).toBe('+ subject: Hello');
});
