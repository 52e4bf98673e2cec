import type { Change, Wording } from '@brazier/diff';
import { expect, test } from 'vitest';
import { changeReason, changeTitle, messageHeading } from './change-label.ts';

const message = { id: 'm1', name: 'Variation 1', channel: 'sms' };
const wordingOf = (fields: Partial<Wording>): Wording => ({
  place: { full: 'email “Variation 1”', brief: '' },
  subject: 'sender',
  predicate: '“a” → “b”',
  isClause: false,
  brief: 'sender changed',
  ...fields,
});
const changeOf = (fields: Partial<Change>): Change => ({
  rule: 'message.from.changed',
  area: 'messages',
  op: 'changed',
  severity: 'warning',
  reason: '',
  path: ['messages', 'm1', 'from'],
  before: 'a',
  after: 'b',
  message,
  draft: false,
  fingerprint: 'f',
  text: '',
  why: { clause: '', sending: 'live' },
  wording: wordingOf({}),
  ...fields,
});

test('above its values a change of a text is called by its field alone', () => {
  expect(changeTitle(changeOf({}))).toBe('sender');
  expect(changeTitle(changeOf({ wording: wordingOf({ subject: 'header “X-Key”', isClause: true }) }))).toBe(
    'header “X-Key”',
  );
});

test('that a change stands in the draft is told once', () => {
  const { message: _, ...change } = changeOf({
    draft: true,
    path: ['conversion_behaviors', 0, 'window'],
    before: 1,
    after: 2,
    wording: wordingOf({
      place: { full: 'conversion A (Opens Email)', brief: 'conversion A' },
      subject: 'window',
      predicate: '7 days → 3 days',
    }),
    why: { clause: 'the window is shorter', sending: 'prepared' },
  });
  expect(changeTitle(change)).toBe('conversion A (Opens Email): window 7 days → 3 days');
  expect(changeReason(change)).toBe('the window is shorter');
});

test('a message is called as its sentence calls it, also where the sentence is about the message itself', () => {
  const added = wordingOf({ place: { full: 'SMS “Variation 1”', brief: '' }, subject: null, predicate: 'added' });
  expect(messageHeading(changeOf({ wording: added }))).toBe('SMS “Variation 1”');
  expect(messageHeading(changeOf({}))).toBe('email “Variation 1”');
});
