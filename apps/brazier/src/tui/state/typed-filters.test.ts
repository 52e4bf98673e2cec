import { expect, test } from 'vitest';
import { ONLY_LOOKING } from '../fixtures/facts.ts';
import type { CampaignSummary } from './campaign-summary.ts';
import { initialState } from './initial.ts';
import { typedWords } from './typed-filters.ts';

const begun = initialState({ columns: 80, rows: 24, now: 0, facts: ONLY_LOOKING });
const lines: CampaignSummary = {
  workspace: 'w',
  id: 'a',
  name: 'A',
  status: 'live',
  live: true,
  edited: null,
  channels: ['line'],
  tags: [],
};
const read = { items: [lines], done: true, problem: null };
const state = { ...begun, data: { ...begun.data, campaigns: new Map([['', read]]) } };

test('a channel that nobody documents and no campaign has is said to be unknown, with what may be meant', () => {
  expect(typedWords(begun, 'channel:emial').words).toBe(
    'channel emial; no channel “emial” was seen yet; did you mean "email"?',
  );
  expect(typedWords(begun, 'channel:line').words).toBe('channel line; no channel “line” was seen yet');
  expect(typedWords(state, 'channel:line').words).toBe('channel line');
  expect(typedWords(begun, 'push channel:in-app_message').words).toBe('channel push · channel in-app_message');
});
