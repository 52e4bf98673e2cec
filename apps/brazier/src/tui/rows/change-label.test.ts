import type { Change } from '@brazier/diff';
import { expect, test } from 'vitest';
import { changeReason, changeTitle, messageHeading } from './change-label.ts';

const message = { id: 'm1', name: 'Variation 1', channel: 'sms' };
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
  ...fields,
});

test.each([
  ['email “Variation 1”: sender “Fern <a@fern.example>” → “Fern <b@fern.example>”', 'sender'],
  ['email “Variation 1”: body: “49.00” → “4.90”', 'body'],
  ['email “Variation 1”: subject “now: “half” price” → “x”', 'subject'],
  ['webhook “Variation 1”: header “X-Key”: “a” → “b”', 'header “X-Key”'],
  ['in-app message “Variation 1”: page 1, header text “a” → “b”', 'page 1, header text'],
])('above its values “%s” is called %s, as its sentence calls it', (text, title) => {
  expect(changeTitle(changeOf({ text }))).toBe(title);
});

test('that a change stands in the draft is told once', () => {
  const change = changeOf({
    draft: true,
    path: ['conversion_behaviors', 0, 'window'],
    before: 1,
    after: 2,
    text: 'post-launch draft: conversion A (Opens Email): window 7 days → 3 days',
    reason: 'the window is shorter; it stands in the post-launch draft only and is not sent yet',
  });
  expect(changeTitle(change)).toBe('conversion A (Opens Email): window 7 days → 3 days');
  expect(changeReason(change)).toBe('the window is shorter');
});

test('a message is called as its sentence calls it, also where the sentence is about the message itself', () => {
  expect(messageHeading(changeOf({ text: 'SMS “Variation 1” added, body “Hello”' }))).toBe('SMS “Variation 1”');
  expect(messageHeading(changeOf({ text: 'email “Variation 1”: body: “a” → “b”' }))).toBe('email “Variation 1”');
});
