import { expect, test } from 'vitest';
import { ONLY_LOOKING } from '../fixtures/facts.ts';
import { rowText } from '../rows/span.ts';
import type { CampaignSummary } from '../state/campaign-summary.ts';
import { initialState } from '../state/initial.ts';
import { START } from '../state/list.ts';
import { campaignsList } from './campaigns.ts';

test('no column stands behind a name or a tag, which terminals may take for wider or narrower than it is', () => {
  const named = (name: string, tags: readonly string[]): CampaignSummary => ({
    workspace: 'production',
    id: name,
    name,
    status: 'live',
    live: true,
    channels: ['email'],
    tags,
    edited: '2026-03-05T14:00:00Z',
  });
  const items = [named('Sale', ['क्षत्रिय', 'sale']), named('ज्ञान श्री', []), named('News', ['en'])];
  const state = initialState({ columns: 110, rows: 24, now: 0, facts: ONLY_LOOKING });
  const campaigns = new Map([['', { items, done: true, problem: null }]]);
  const view = { kind: 'campaigns', revision: null, place: START, search: null } as const;
  const list = campaignsList({ ...state, data: { ...state.data, campaigns } }, view, 110);
  const rows = items.map((_, item) => rowText(list.row(item)));
  const places = rows.map((row, item) => row.indexOf(items[item]?.name ?? ''));
  expect(new Set(places).size).toBe(1);
  for (const row of rows) expect(row.slice(0, places[0])).toMatch(/^[ -~]+$/);
  expect(rows.map((row) => row.slice(places[0]))).toEqual(['Sale  क्षत्रिय, sale', 'ज्ञान श्री', 'News  en']);
});
