import { createWorld } from '@brazier/fake-braze';
import type { JsonObject } from '@brazier/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openWorkshop, type Workshop } from '../testing/workshop.ts';

type Pages = JsonObject[][];

let shop: Workshop;
beforeAll(async () => {
  shop = await openWorkshop(createWorld({ campaigns: 230, seed: 3 }));
  await shop.snapshot();
});
afterEach(() => shop.braze.faults.clear());
afterAll(() => shop.close());

const ALWAYS = 99;
const OLD = '2024-01-01T00:00:00+00:00';
const production = (result: Awaited<ReturnType<Workshop['snapshot']>>) => result.workspaces['production'];

/** The list as it is: 100, 100, and the rest. */
function rightPages(): Pages {
  return [0, 1, 2, 3].map((page) =>
    shop.world.listPage({ page, includeArchived: true, descending: false, editedAfter: null }),
  );
}

/** Makes every page of the list what `change` leaves of the right ones; pages after them are empty. */
function serve(change: (pages: Pages) => Pages): void {
  for (const [page, campaigns] of change(rightPages()).entries()) {
    const body = { message: 'success', campaigns };
    shop.braze.faults.failList(page, { kind: 'status', status: 200, body }, ALWAYS);
  }
}

const append = (pages: Pages, page: number, ...rows: (JsonObject | undefined)[]): Pages =>
  pages.map((rowsOfPage, index) =>
    index === page ? [...rowsOfPage, ...rows.filter((row) => row !== undefined)] : rowsOfPage,
  );

describe('a campaign that stands in the list twice', () => {
  it.each<[string, (pages: Pages) => Pages]>([
    ['word for word on one page', (pages) => append(pages, 2, pages[2]?.[4])],
    ['word for word, one right after the other', (pages) => append(pages, 0, pages[0]?.at(-1))],
    ['word for word on two pages', (pages) => append(pages, 2, pages[0]?.[7], pages[1]?.[8])],
    ['three times', (pages) => append(pages, 2, pages[0]?.[7], pages[0]?.[7])],
    ['alone on a page of its own', (pages) => append(pages, 3, pages[0]?.[0])],
    [
      'first on a page that moved back by one',
      (pages) => [pages[0] ?? [], [...(pages[0] ?? []).slice(-1), ...(pages[1] ?? [])], ...pages.slice(2)],
    ],
    ['again with an older time of its edit', (pages) => append(pages, 2, { ...pages[0]?.[7], last_edited: OLD })],
    [
      'before with an older time of its edit',
      (pages) => [[{ ...pages[2]?.[1], last_edited: OLD }, ...(pages[0] ?? [])], ...pages.slice(1)],
    ],
    ['again without a time of its edit', (pages) => append(pages, 2, { ...pages[0]?.[7], last_edited: null })],
    [
      'again with its tags in another order',
      (pages) =>
        append(pages, 2, { ...pages[0]?.[7], tags: [...((pages[0]?.[7]?.['tags'] ?? []) as string[])].reverse() }),
    ],
  ])('%s is one campaign, and hides no removal', async (_what, change) => {
    serve(change);
    const listed = shop.world.ids.length;
    const before = shop.braze.requests.length;
    shop.asked();
    const quiet = await shop.snapshot();
    expect(quiet).toMatchObject({ revision: null, warnings: [] });
    expect(production(quiet)).toMatchObject({ listed, unchanged: listed, complete: true, failed: [] });
    expect(shop.asked()).toEqual([]);
    // One reading.
    expect(shop.braze.requests.length - before).toBeLessThanOrEqual(5);
    shop.braze.faults.clear();
    const gone = shop.world.ids.at(-1) ?? '';
    shop.world.removeCampaign(gone);
    serve(change);
    const removed = await shop.snapshot();
    expect(removed.changes.campaigns).toMatchObject([{ id: gone, status: 'removed' }]);
    expect(production(removed)).toMatchObject({ listed: listed - 1, complete: true });
  });

  it('with two times of its edit counts as edited at the later one', async () => {
    const [id = ''] = shop.world.ids;
    shop.world.editCampaign(id, (details) => Object.assign(details, { description: 'edited' }), shop.at());
    serve((pages) => append(pages, 2, { ...pages[0]?.[0], last_edited: OLD }));
    const result = await shop.snapshot();
    expect(result.changes.campaigns).toMatchObject([{ id, changes: [{ path: ['description'] }] }]);
    expect((await shop.snapshot()).revision).toBeNull();
  });

  it('under two names is a contradiction', async () => {
    serve((pages) => append(pages, 2, { ...pages[0]?.[0], name: 'Another' }));
    const result = await shop.snapshot();
    expect(production(result)).toMatchObject({ complete: false });
    expect(result.warnings).toEqual([expect.stringContaining('contradicted itself')]);
    expect(result.changes.campaigns).toEqual([]);
  });

  it('and cannot be kept fails once', async () => {
    const odd = { id: '../up', name: 'Odd' };
    serve((pages) => append(pages, 2, odd, odd, { ...odd, name: 'Other' }));
    expect(production(await shop.snapshot())?.failed).toHaveLength(2);
  });
});

describe('a list in which a page', () => {
  it.each<[string, (pages: Pages) => Pages]>([
    ['repeats the page before', (pages) => [pages[0] ?? [], pages[0] ?? [], ...pages.slice(2)]],
    [
      'repeats the page before in another order',
      (pages) => [pages[0] ?? [], (pages[0] ?? []).toReversed(), ...pages.slice(2)],
    ],
    ['repeats an earlier page', (pages) => [pages[0] ?? [], pages[1] ?? [], pages[0] ?? [], ...pages.slice(3)]],
    ['is empty between two others', (pages) => [pages[0] ?? [], [], ...pages.slice(2)]],
  ])('%s always proves no absence, and is told as partial, also the first time', async (_what, change) => {
    serve(change);
    const known = await shop.snapshot();
    expect(known).toMatchObject({ revision: null, warnings: [expect.stringContaining('contradicted itself')] });
    expect(production(known)).toMatchObject({ complete: false, failed: [] });
    const fresh = await openWorkshop(shop.world);
    for (const [page, campaigns] of change(rightPages()).entries())
      fresh.braze.faults.failList(
        page,
        { kind: 'status', status: 200, body: { message: 'success', campaigns } },
        ALWAYS,
      );
    expect(production(await fresh.snapshot({ dryRun: true }))).toMatchObject({ complete: false });
    await fresh.close();
  });

  it('is empty once between two others is read again, and nothing is missing', async () => {
    shop.braze.faults.failList(1, { kind: 'early-end' }, 1);
    const result = await shop.snapshot();
    expect(result).toMatchObject({ revision: null, warnings: [] });
    expect(production(result)).toMatchObject({ listed: shop.world.ids.length, complete: true });
  });
});
