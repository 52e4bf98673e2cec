import { createWorld } from '@brazier/fake-braze';
import { afterEach, describe, expect, it } from 'vitest';
import { MassRemovalError, WrongWorkspaceError } from '../index.ts';
import { openWorkshop, type Workshop } from '../testing/workshop.ts';

let shop: Workshop;
afterEach(() => shop.close());

async function start(campaigns: number): Promise<string[]> {
  shop = await openWorkshop(createWorld({ campaigns, seed: 8 }));
  await shop.snapshot();
  shop.asked();
  return shop.world.ids;
}

const untouched = () => [shop.git('rev-parse', 'HEAD'), shop.prints(), shop.git('for-each-ref', 'refs/heads')];

describe('a campaign that is not listed', () => {
  it('is removed where its details say that there is none while another campaign answers', async () => {
    const [id = ''] = await start(12);
    shop.world.removeCampaign(id);
    const result = await shop.snapshot();
    const [first, witness = '', ...more] = shop.asked();
    expect([first, more]).toEqual([id, []]);
    expect(shop.world.has(witness)).toBe(true);
    expect(result.changes.campaigns).toMatchObject([
      { id, status: 'removed', changes: [{ rule: 'campaign.removed', op: 'removed', path: [] }] },
    ]);
    expect(shop.prints()).not.toHaveProperty(`workspaces/production/campaigns/${id.slice(0, 2)}/${id}.json`);
  });

  it('stays, with a warning, where its details still answer', async () => {
    const [id = ''] = await start(12);
    shop.braze.faults.failList('any', { kind: 'omit', ids: [id] }, 9);
    const before = untouched().slice(0, 2);
    const result = await shop.snapshot();
    expect(result).toMatchObject({ revision: null, workspaces: { production: { complete: true, failed: [] } } });
    expect(result.warnings).toEqual([expect.stringContaining(id)]);
    expect(untouched().slice(0, 2)).toEqual(before);
  });

  it('stays where the list hid it on one reading only', async () => {
    const [id = ''] = await start(12);
    shop.braze.faults.failList(0, { kind: 'omit', ids: [id] }, 1);
    const result = await shop.snapshot();
    expect(result).toMatchObject({ revision: null, warnings: [] });
    expect(shop.asked()).toEqual([]);
  });

  it('is removed although campaigns that come before all others fail for good', async () => {
    const ids = (await start(12)).toSorted();
    const broken = ids.slice(0, 4);
    for (const id of broken) {
      shop.world.editUnseen(id, shop.at());
      shop.braze.faults.failDetails(id, { kind: 'status', status: 500 }, Infinity);
    }
    await shop.snapshot();
    const gone = ids.at(-1) ?? '';
    shop.world.removeCampaign(gone);
    const result = await shop.snapshot();
    expect(result.changes.campaigns).toMatchObject([{ id: gone, status: 'removed' }]);
    expect(result.workspaces['production']?.failed.map(({ id }) => id).toSorted()).toEqual(broken);
  });

  it('stays, as failed, where nothing else answers either: then the key may be unknown', async () => {
    const [id = ''] = await start(12);
    shop.world.removeCampaign(id);
    shop.braze.faults.failDetails('any', { kind: 'status', status: 404, body: { message: 'Not Found' } }, 99);
    await expect(shop.snapshot()).rejects.toMatchObject({ name: 'NothingFetchedError', data: { failed: [{ id }] } });
  });
});

describe('the guard', () => {
  it('refuses more than a fifth, says how many, writes nothing, and can be overridden', async () => {
    const ids = await start(12);
    for (const id of ids.slice(0, 3)) shop.world.removeCampaign(id);
    const before = untouched();
    const refusal = shop.snapshot();
    await expect(refusal).rejects.toThrow(MassRemovalError);
    await expect(refusal).rejects.toMatchObject({
      message: expect.stringMatching(/^At least 3 of 12 known campaigns of the workspace production are gone, /),
      override: 'brazier snapshot --workspace production --allow-removals',
      data: { workspace: 'production', gone: 3, known: 12 },
    });
    expect(untouched()).toEqual(before);
    const allowed = await shop.snapshot({ allowRemovals: true });
    expect(allowed.changes.summary.campaigns.removed).toBe(3);
  });

  it('lets a fifth pass, and most of a small workspace', async () => {
    const ids = await start(9);
    for (const id of ids.slice(0, 8)) shop.world.removeCampaign(id);
    expect((await shop.snapshot()).changes.summary.campaigns.removed).toBe(8);
  });

  it('refuses that all are gone, at any size', async () => {
    const ids = await start(2);
    for (const id of ids) shop.world.removeCampaign(id);
    const before = untouched();
    await expect(shop.snapshot()).rejects.toThrow(MassRemovalError);
    expect(untouched()).toEqual(before);
    expect((await shop.snapshot({ allowRemovals: true })).changes.summary.campaigns.removed).toBe(2);
  });

  it('refuses the list of another workspace before any details are asked for', async () => {
    const ids = await start(12);
    const strangers = createWorld({ campaigns: 15, seed: 99 });
    for (const id of strangers.ids) shop.world.addCampaign(id, strangers.details(id), shop.at());
    for (const id of ids) shop.world.removeCampaign(id);
    const before = untouched();
    await expect(shop.snapshot()).rejects.toThrow(WrongWorkspaceError);
    expect(shop.asked()).toEqual([]);
    expect(untouched()).toEqual(before);
  });

  it('records a mass change, and tells it as one finding', async () => {
    const ids = await start(12);
    for (const id of ids)
      shop.world.editCampaign(id, (details) => Object.assign(details, { brand_new_field: 1 }), shop.at());
    const result = await shop.snapshot();
    expect(result.changes.campaigns).toHaveLength(12);
    const message = shop.git('log', '-1', '--format=%B');
    expect(message.match(/brand_new_field/g)?.length).toBeLessThan(4);
    expect(message).toContain('Brazier-Changes: 12');
  });
});
