import { createWorld } from '@brazier/fake-braze';
import { type JsonObject, own } from '@brazier/schema';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWorkshop, type Workshop } from '../testing/workshop.ts';

let shop: Workshop;
let ids: string[];
beforeEach(async () => {
  shop = await openWorkshop(createWorld({ campaigns: 12, seed: 5 }));
  ids = shop.world.ids;
  await shop.snapshot();
  shop.asked();
});
afterEach(() => shop.close());

const rename = (name: string) => (details: JsonObject) => Object.assign(details, { name });
const id = (index: number): string => ids[index] ?? '';
const rules = (result: Awaited<ReturnType<Workshop['snapshot']>>) =>
  result.changes.campaigns.flatMap((campaign) => campaign.changes.map(({ rule }) => rule));

describe('what is asked for', () => {
  it('is what is new, and what the list says was edited', async () => {
    shop.world.editCampaign(id(3), rename('Renamed'), shop.at());
    shop.world.addCampaign('a-new-campaign', shop.world.details(id(0)), shop.at());
    const result = await shop.snapshot();
    expect(shop.asked()).toEqual([id(3), 'a-new-campaign']);
    expect(result.workspaces['production']).toMatchObject({ listed: 13, fetched: 2, unchanged: 11 });
    expect(rules(result).sort()).toEqual(['campaign.added', 'campaign.name.changed']);
  });

  it('is what was edited so shortly before the last run that Braze may not have settled', async () => {
    shop.clock.now += 58 * 60_000;
    shop.world.editCampaign(id(2), rename('Early'), shop.at());
    const time = shop.at();
    await shop.snapshot({}, 2);
    expect(shop.asked()).toEqual([id(2)]);
    shop.world.editCampaign(id(2), rename('Late'), time);
    const result = await shop.snapshot();
    expect(shop.asked()).toEqual([id(2)]);
    expect(rules(result)).toEqual(['campaign.name.changed']);
    await shop.snapshot();
    expect(shop.asked()).toEqual([]);
  });

  it('is what failed last time', async () => {
    shop.world.editCampaign(id(1), rename('One'), shop.at());
    shop.world.editCampaign(id(4), rename('Four'), shop.at());
    shop.braze.faults.failDetails(id(4), { kind: 'html' }, 50);
    const partial = await shop.snapshot();
    expect(partial.workspaces['production']).toMatchObject({ complete: false, failed: [{ id: id(4) }] });
    expect(shop.git('log', '-1', '--format=%(trailers)')).toMatch(
      /Brazier-Complete: partial\nBrazier-Failed: production 1\n/,
    );
    shop.braze.faults.clear();
    shop.asked();
    const result = await shop.snapshot();
    expect(shop.asked()).toEqual([id(4)]);
    expect(result.changes.campaigns).toMatchObject([{ id: id(4), name: 'Four' }]);
  });

  it('is everything after a week, and what incremental runs overlooked is told', async () => {
    const edited = own(shop.world.row(id(6)), 'last_edited');
    shop.world.editCampaign(id(6), (details) => Object.assign(details, { description: 'In silence' }), {
      at: String(edited),
    });
    shop.asked();
    const result = await shop.snapshot({}, 60 * 24 * 8);
    expect(shop.asked()).toHaveLength(12);
    expect(result.workspaces['production']).toMatchObject({ full: true, complete: true });
    expect(result.changes.campaigns).toMatchObject([{ id: id(6) }]);
    expect(result.notes).toEqual([expect.stringMatching(new RegExp(`^incremental.missed: .*${id(6)}`))]);
    await shop.snapshot();
    expect(shop.asked()).toEqual([]);
  });
});

describe('an edit that Braze does not show', () => {
  it('is told once, when Braze has settled', async () => {
    shop.world.editUnseen(id(5), shop.at());
    const result = await shop.snapshot({}, 6);
    expect(result.changes.campaigns[0]?.changes).toMatchObject([
      { rule: 'campaign.edited.unseen', path: ['last_edited'] },
    ]);
    expect((await shop.snapshot()).revision).toBeNull();
  });

  it('is not believed while what Braze answers may be older than the edit, and asked for again', async () => {
    shop.world.editCampaign(id(5), rename('Settles'), shop.at());
    shop.braze.faults.failDetails(id(5), { kind: 'stale' }, 1);
    const early = await shop.snapshot({}, 1);
    expect(early).toMatchObject({ revision: null, workspaces: { production: { complete: true, fetched: 1 } } });
    const late = await shop.snapshot();
    expect(rules(late)).toEqual(['campaign.name.changed']);
  });
});

describe('drafts', () => {
  it('are asked for where there is one, stored apart, and dropped when launched', async () => {
    const subject = (details: JsonObject) => Object.assign(details, { description: 'Drafted' });
    shop.world.openDraft(id(0), subject, shop.at());
    const opened = await shop.snapshot();
    expect(shop.asked()).toEqual([id(0), `${id(0)} draft`]);
    expect(rules(opened)).toEqual(['draft.opened']);
    shop.world.openDraft(id(0), (draft) => Object.assign(draft, { description: 'Again' }), shop.at());
    const edited = await shop.snapshot();
    expect(edited.changes.campaigns[0]?.changes).toMatchObject([
      { draft: true, path: ['description'], after: 'Again' },
    ]);
    shop.asked();
    shop.world.launchDraft(id(0), shop.at());
    const launched = await shop.snapshot();
    expect(shop.asked()).toEqual([id(0)]);
    expect(rules(launched)).toContain('draft.launched');
    expect(shop.git('show', `HEAD:workspaces/production/campaigns/${id(0).slice(0, 2)}/${id(0)}.json`)).not.toContain(
      '"draft": {',
    );
  });
});
