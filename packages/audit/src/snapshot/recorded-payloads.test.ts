import { type JsonObject, own } from '@brazier/schema';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseCount } from '../../../../tests/support/choose-count.ts';
import { openHistory } from '../index.ts';
import { collect, openWorkshop, recordedWorld, type Workshop } from '../testing/workshop.ts';

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop(recordedWorld());
});
afterAll(() => shop.close());

const sorted = (details: JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(details).map(([key, value]) => [
      key,
      ['tags', 'channels', 'teams'].includes(key) && Array.isArray(value) ? [...value].sort() : value,
    ]),
  );

describe('against the recorded payloads', () => {
  it('the first snapshot holds every campaign whole', async () => {
    const result = await shop.snapshot();
    expect(result.workspaces['production']).toMatchObject({ listed: 26, fetched: 26, failed: [], complete: true });
    expect(result.changes.summary.campaigns).toEqual({ added: 26, removed: 0, changed: 0 });
    expect(result.revision).toBe(shop.git('rev-parse', 'HEAD').trim());
    const history = openHistory(shop.folder);
    const stored = await collect(history.campaignsAt());
    expect(stored.map(({ id }) => id).sort()).toEqual([...shop.world.ids].sort());
    for (const { id, state } of stored) {
      if (own(state.details, 'name') === 'Loyalty sync') continue;
      expect(state.details).toEqual(sorted(shop.world.details(id)));
    }
    expect(stored.filter(({ state }) => state.draft).map(({ state }) => own(state.details, 'name'))).toEqual([
      'Welcome series 1',
    ]);
    expect(await history.changesOf(result.revision ?? '')).toEqual(result.changes);
  });

  it('the second commits nothing, touches nothing, and asks for nothing', async () => {
    const before = [shop.git('rev-parse', 'HEAD'), shop.prints()];
    shop.asked();
    const result = await shop.snapshot();
    expect(result).toMatchObject({ revision: null, changes: { campaigns: [] }, warnings: [], notes: [] });
    expect(shop.asked()).toEqual([]);
    expect([shop.git('rev-parse', 'HEAD'), shop.prints()]).toEqual(before);
    expect(shop.git('status', '--porcelain')).toBe('');
  });

  it('one edit in each shows as exactly that change, in the snapshot, the log and the trailer', async () => {
    const history = openHistory(shop.folder);
    for (const id of shop.world.ids) {
      shop.world.editCampaign(id, (details) => Object.assign(details, { schedule_type: 'edited' }), shop.at());
      const result = await shop.snapshot();
      expect(result.changes.campaigns.map((campaign) => campaign.id)).toEqual([id]);
      expect(result.changes.campaigns[0]?.changes).toMatchObject([
        { op: 'changed', path: ['schedule_type'], after: 'edited', draft: false },
      ]);
      expect(await history.changesOf(result.revision ?? '')).toEqual(result.changes);
      expect(shop.git('log', '-1', '--format=%(trailers:key=Brazier-Changes,valueonly)').trim()).toBe('1');
    }
  });

  it('runs in which only volatile fields move commit nothing and touch no file', async () => {
    const before = [shop.git('rev-parse', 'HEAD'), shop.prints()];
    for (let run = 0; run < chooseCount({ short: 10, long: 100 }); run += 1) {
      shop.world.sendAll(shop.at());
      const result = await shop.snapshot({ full: run % 10 === 0 }, 5);
      expect(result.revision).toBeNull();
    }
    expect([shop.git('rev-parse', 'HEAD'), shop.prints()]).toEqual(before);
  });

  it('no planted secret is in a file, an object or a message', async () => {
    const objects = shop.git('cat-file', '--batch-all-objects', '--batch');
    for (const secret of [
      shop.braze.apiKey,
      'lk_live_51Hq9ZsecretZ',
      'eyJhbGciOiJIUzI1NiJ9',
      'hunter2-secret',
      'ghp_0123456789',
    ]) {
      expect(objects).not.toContain(secret);
    }
    expect(objects).toContain('brazier:secret:');
  });
});
