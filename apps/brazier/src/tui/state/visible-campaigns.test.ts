import { expect, test } from 'vitest';
import { ONLY_LOOKING } from '../fixtures/facts.ts';
import type { CampaignSummary } from './campaign-summary.ts';
import { initialState } from './initial.ts';
import { START } from './list.ts';
import { NO_FILTERS } from './state.ts';
import { visibleCampaigns } from './visible-campaigns.ts';

const campaign = (name: string, channels: string[]): CampaignSummary => ({
  workspace: 'production',
  id: name,
  name,
  status: 'live',
  live: true,
  edited: null,
  channels,
  tags: [],
});

test('a filter by a kind of channel lists every campaign that sends through a channel of that kind', () => {
  const items = [campaign('Flash', ['ios_push', 'web_push']), campaign('Digest', ['email'])];
  const begun = initialState({ columns: 80, rows: 24, now: 0, facts: ONLY_LOOKING });
  const state = {
    ...begun,
    filters: { ...NO_FILTERS, channels: ['push'] },
    data: { ...begun.data, campaigns: new Map([['', { items, done: true, problem: null }]]) },
  };
  const view = { kind: 'campaigns', revision: null, place: START, search: null } as const;
  expect(visibleCampaigns(state, view)?.items.map(({ name }) => name)).toEqual(['Flash']);
});
