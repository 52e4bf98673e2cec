import { createWorld, type DetailsFault, type ListFault } from '@brazier/fake-braze';
import { own } from '@brazier/schema';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openHistory, readStatus } from '../index.ts';
import { openWorkshop, type Workshop } from '../testing/workshop.ts';

let shop: Workshop;
let ids: string[];
beforeAll(async () => {
  shop = await openWorkshop(createWorld({ campaigns: 130, seed: 3 }));
  ids = shop.world.ids;
  await shop.snapshot();
});
afterEach(() => shop.braze.faults.clear());
afterAll(() => shop.close());

const id = (index: number): string => ids[index] ?? '';
const ALWAYS = 99;
const files = () => [shop.git('rev-parse', 'HEAD'), shop.prints()];
/** What the last run left. */
const record = () => JSON.parse(shop.git('show', 'refs/brazier/runs:production.json'));
/** Edits that nothing has committed yet would show in the next test. */
const settle = async () => {
  shop.braze.faults.clear();
  await shop.snapshot();
};
let edits = 0;
const edit = (index: number) =>
  shop.world.editCampaign(
    id(index),
    (details) => Object.assign(details, { description: `edit ${++edits}` }),
    shop.at(),
  );

const PASSING: [string, number | 'any', ListFault][] = [
  ['shifts', 1, { kind: 'shift', by: 1 }],
  ['repeats a page', 1, { kind: 'repeat' }],
  ['ends early', 1, { kind: 'early-end' }],
  ['answers 500', 1, { kind: 'status', status: 500, body: '' }],
  ['is cut off', 1, { kind: 'cut' }],
  ['is HTML', 0, { kind: 'html' }],
  ['is reset', 0, { kind: 'reset' }],
  ['is queued', 0, { kind: 'queued' }],
  ['is empty', 1, { kind: 'empty' }],
  ['is not a success', 0, { kind: 'not-success' }],
  ['is no JSON', 1, { kind: 'invalid-json' }],
  ['answers 502', 0, { kind: 'status', status: 502, body: '<html>' }],
  ['comes in pieces', 0, { kind: 'slow', pieces: 7, pauseMs: 1 }],
  ['says two things of one campaign', 0, { kind: 'contradict' }],
];

describe('a list that once', () => {
  it.each(PASSING)('%s is read again, and nothing is invented', async (_what, page, fault) => {
    edit(120);
    shop.braze.faults.failList(page, fault, 1);
    const result = await shop.snapshot();
    expect(result.changes.campaigns.map((campaign) => campaign.id)).toEqual([id(120)]);
    expect(result).toMatchObject({ warnings: [], workspaces: { production: { listed: 130, complete: true } } });
  });
});

describe('a list that once', () => {
  it('lacks campaigns that are there is read again, and nothing is invented', async () => {
    const before = files();
    shop.braze.faults.failList('any', { kind: 'omit', ids: [id(3), id(120)] }, 3);
    const result = await shop.snapshot();
    expect(result).toMatchObject({ warnings: [], workspaces: { production: { listed: 130, complete: true } } });
    expect(files()).toEqual(before);
  });
});

describe('a list that always', () => {
  it.each<[string, ListFault, string]>([
    ['answers 500', { kind: 'status', status: 500, body: '' }, 'BrazeUnavailableError'],
    ['is HTML', { kind: 'html' }, 'UnreadableAnswerError'],
    ['is cut off', { kind: 'cut' }, 'BrazeUnavailableError'],
    ['is reset', { kind: 'reset' }, 'BrazeUnavailableError'],
    ['is queued', { kind: 'queued' }, 'BrazeUnavailableError'],
    ['is not a success', { kind: 'not-success' }, 'BrazeUnavailableError'],
    ['is no JSON', { kind: 'invalid-json' }, 'UnreadableAnswerError'],
    ['is empty', { kind: 'empty' }, 'UnreadableAnswerError'],
    ['answers 404', { kind: 'status', status: 404 }, 'BrazeUnavailableError'],
    [
      'never ends',
      {
        kind: 'status',
        status: 200,
        body: {
          message: 'success',
          campaigns: Array.from({ length: 100 }, (_, index) => ({ id: `for-ever-${index}` })),
        },
      },
      'UnreadableAnswerError',
    ],
    ['answers 401', { kind: 'status', status: 401, body: { message: 'Invalid API Key: echoed' } }, 'BrazeAuthError'],
    ['answers 403', { kind: 'status', status: 403 }, 'BrazeAuthError'],
    ['answers 429', { kind: 'status', status: 429 }, 'RateLimitError'],
    [
      'holds no campaigns',
      { kind: 'status', status: 200, body: { message: 'success', campaigns: 'none' } },
      'UnreadableAnswerError',
    ],
    [
      'is empty of campaigns',
      { kind: 'status', status: 200, body: { message: 'success', campaigns: [] } },
      'MassRemovalError',
    ],
  ])('%s writes nothing but why in the record of the run', async (_what, fault, name) => {
    const before = [files(), shop.git('for-each-ref', 'refs/heads')];
    const { time } = record();
    shop.braze.faults.failList('any', fault, ALWAYS);
    const error = await shop.snapshot({ maxWaitSeconds: 1 }).catch((reason: Error) => reason);
    expect(error).toMatchObject({ name });
    expect([files(), shop.git('for-each-ref', 'refs/heads')]).toEqual(before);
    expect(record()).toMatchObject({ time, failure: { reason: (error as Error).message.slice(0, 500) } });
  });

  it('fails leaves a record that the next run which obtains something ends, and the age of the snapshot as it was', async () => {
    const { time } = record();
    shop.braze.faults.failList('any', { kind: 'status', status: 401 }, ALWAYS);
    await expect(shop.snapshot({}, 60)).rejects.toMatchObject({ name: 'BrazeAuthError' });
    const failedAt = new Date(shop.clock.now).toISOString();
    expect((await readStatus(shop.folder, shop.clock.now))['production']).toMatchObject({
      time,
      failure: record().failure,
    });
    const runs = async () => {
      const told: unknown[] = [];
      for await (const run of openHistory(shop.folder).runs()) told.push(run);
      return told;
    };
    const [newest] = await runs();
    expect(newest).toMatchObject({
      workspace: 'production',
      complete: false,
      problem: expect.stringContaining('does not know the API key'),
    });
    expect(Date.parse((newest as { time: string }).time)).toBeCloseTo(Date.parse(failedAt), -4);
    shop.braze.faults.clear();
    await shop.snapshot();
    expect(record()).not.toHaveProperty('failure');
    expect((await runs())[1]).toEqual(newest);
  });

  it('repeats a page proves no absence, and is told as partial', async () => {
    const before = files();
    shop.braze.faults.failList(1, { kind: 'repeat' }, ALWAYS);
    const result = await shop.snapshot();
    expect(result.workspaces['production']).toMatchObject({ complete: false });
    expect(result.warnings).toEqual([expect.stringContaining('contradicted itself')]);
    expect(files()).toEqual(before);
  });

  it('ends early is no mass removal: the details still answer', async () => {
    const before = files();
    shop.braze.faults.failList(1, { kind: 'early-end' }, ALWAYS);
    const result = await shop.snapshot();
    expect(result.warnings).toEqual([expect.stringContaining('30 campaigns')]);
    expect(files()).toEqual(before);
  });

  it('says two things of one campaign proves nothing of it, and is told as partial', async () => {
    edit(7);
    const path = `workspaces/production/campaigns/${id(0).slice(0, 2)}/${id(0)}.json`;
    const before = shop.prints()[path];
    shop.braze.faults.failList(0, { kind: 'contradict' }, ALWAYS);
    const result = await shop.snapshot();
    expect(result.workspaces['production']).toMatchObject({ complete: false, listed: 130 });
    expect(result.warnings).toEqual([expect.stringContaining('contradicted itself')]);
    expect(result.changes.campaigns.map((campaign) => campaign.id)).toEqual([id(7)]);
    expect(shop.prints()[path]).toBe(before);
    await settle();
  });

  it('lacks campaigns whose details answer removes none of them', async () => {
    const before = files();
    shop.braze.faults.failList('any', { kind: 'omit', ids: [id(3), id(120)] }, ALWAYS);
    const result = await shop.snapshot();
    expect(result.warnings).toEqual([expect.stringContaining('2 campaigns of production are no longer listed')]);
    expect(files()).toEqual(before);
  });

  it('has rows that cannot be kept is partial and names them', async () => {
    shop.braze.faults.failList(0, { kind: 'junk-rows', rows: [{ id: '../../etc/passwd' }, { name: 'x' }] }, ALWAYS);
    const { failed } = (await shop.snapshot()).workspaces['production'] ?? { failed: [] };
    expect(failed.map((row) => row.id)).toEqual(['../../etc/passwd', '(none)']);
  });

  it('has a row whose id is a secret, and too long to be told, tells no part of it', async () => {
    const id = `${'/'.repeat(104)}https://svc:cut-in-the-middle@x.example/`;
    shop.braze.faults.failList(0, { kind: 'junk-rows', rows: [{ id }] }, ALWAYS);
    const result = await shop.snapshot();
    expect(result.workspaces['production']?.failed[0]?.id).toMatch(/^\/{104}https:\/\/svc:brazier/);
    expect(JSON.stringify(result)).not.toContain('cut-in');
    expect(shop.git('cat-file', '--batch-all-objects', '--batch')).not.toContain('cut-in');
  });
});

describe('details that always', () => {
  const failing: [string, (other: string) => DetailsFault, RegExp][] = [
    ['answer 500', () => ({ kind: 'status', status: 500, body: '' }), /status 500/],
    [
      'answer 400',
      () => ({ kind: 'status', status: 400, body: { message: 'Invalid Campaign ID' } }),
      /no such campaign/,
    ],
    ['answer 404', () => ({ kind: 'status', status: 404, body: { message: 'Not Found' } }), /no such campaign/],
    ['answer 503', () => ({ kind: 'status', status: 503, headers: { 'retry-after': '1' } }), /status 503/],
    ['are no JSON', () => ({ kind: 'invalid-json' }), /no readable JSON/],
    [
      'are nested too deep',
      () => ({
        kind: 'status',
        status: 200,
        body: `{"message":"success","name":${'['.repeat(300)}${']'.repeat(300)}}`,
      }),
      /nested|no readable JSON/,
    ],
    ['answer HTML', () => ({ kind: 'html' }), /no readable JSON/],
    ['are cut off', () => ({ kind: 'cut' }), /broke/],
    ['are empty', () => ({ kind: 'empty' }), /no readable JSON/],
    ['are queued', () => ({ kind: 'queued' }), /maintenance/],
    ['are no success', () => ({ kind: 'not-success' }), /did not succeed/],
    ['are reset', () => ({ kind: 'reset' }), /broke/],
    ['are an array', () => ({ kind: 'status', status: 200, body: '[]' }), /no campaign|not succeed|JSON/],
    ['have no name', () => ({ kind: 'status', status: 200, body: { message: 'success' } }), /neither a name/],
    ['are another campaign’s', (other) => ({ kind: 'wrong-campaign', id: other }), /another campaign/],
    ['are older than those that are known', () => ({ kind: 'stale' }), /older/],
  ];

  it.each(failing)('%s keep their file byte for byte; the rest is committed', async (_what, fault, reason) => {
    edit(7);
    edit(8);
    await shop.snapshot();
    edit(8);
    edit(7);
    // What is stale must be older than what is stored.
    shop.world.editCampaign(
      id(8),
      (details) => Object.assign(details, { updated_at: own(details, 'created_at') ?? '' }),
      {
        at: '2026-01-01T00:00:00+00:00',
      },
    );
    shop.world.editCampaign(id(8), () => {}, shop.at());
    const path = `workspaces/production/campaigns/${id(8).slice(0, 2)}/${id(8)}.json`;
    const before = shop.prints()[path];
    shop.braze.faults.failDetails(id(8), fault(id(30)), ALWAYS);
    const result = await shop.snapshot();
    expect(result.workspaces['production']).toMatchObject({ complete: false, fetched: 1 });
    expect(result.workspaces['production']?.failed).toEqual([{ id: id(8), reason: expect.stringMatching(reason) }]);
    expect(result.changes.campaigns.map((campaign) => campaign.id)).toEqual([id(7)]);
    expect(shop.prints()[path]).toBe(before);
    shop.braze.faults.clear();
    const next = await shop.snapshot();
    expect(next.changes.campaigns.map((campaign) => campaign.id)).toEqual([id(8)]);
  });

  it('refuse the key leave every file and branch as it was', async () => {
    edit(7);
    edit(8);
    const before = [files(), shop.git('for-each-ref', 'refs/heads')];
    shop.braze.faults.failDetails(id(8), { kind: 'status', status: 403 }, ALWAYS);
    await expect(shop.snapshot()).rejects.toMatchObject({ name: 'BrazeAuthError' });
    expect([files(), shop.git('for-each-ref', 'refs/heads')]).toEqual(before);
    await settle();
  });

  it('fail for every campaign asked for are no partial snapshot, where no other campaign answers either', async () => {
    edit(7);
    const before = files();
    shop.asked();
    shop.braze.faults.failDetails('any', { kind: 'status', status: 503 }, ALWAYS);
    await expect(shop.snapshot()).rejects.toMatchObject({ name: 'NothingFetchedError' });
    expect(new Set(shop.asked()).size).toBe(2);
    expect(files()).toEqual(before);
    await settle();
  });

  it.each<[string, DetailsFault]>([
    ['answer 500', { kind: 'status', status: 500 }],
    ['say that there is none', { kind: 'status', status: 400 }],
    ['are no campaign', { kind: 'status', status: 200, body: { message: 'success' } }],
  ])(
    '%s for every campaign asked for are a partial run where one that was not asked for answers',
    async (_what, fault) => {
      edit(7);
      const before = files();
      shop.braze.faults.failDetails(id(7), fault, Infinity);
      const result = await shop.snapshot();
      expect(result.workspaces['production']).toMatchObject({ complete: false, fetched: 0, failed: [{ id: id(7) }] });
      shop.asked();
      const { time } = record();
      const next = await shop.snapshot();
      expect(next).toMatchObject({ revision: null, workspaces: { production: { complete: false } } });
      expect(new Set(shop.asked()).size).toBe(2);
      expect(record()).toMatchObject({ complete: false, failed: [{ id: id(7) }] });
      expect(record().time > time).toBe(true);
      expect(record()).not.toHaveProperty('failure');
      expect(files()).toEqual(before);
      await settle();
    },
  );

  it('fail for as many in a row as would mean that Braze is down keep no other campaign', async () => {
    const broken = ids.slice(0, 30);
    for (const [index, failing] of broken.entries()) {
      edit(index);
      shop.braze.faults.failDetails(failing, { kind: 'status', status: 500 }, Infinity);
    }
    edit(120);
    const result = await shop.snapshot();
    expect(result.changes.campaigns.map((campaign) => campaign.id)).toEqual([id(120)]);
    const quiet = await shop.snapshot();
    expect(quiet.workspaces['production']?.failed.map((campaign) => campaign.id).toSorted()).toEqual(broken.toSorted());
    await settle();
  });

  it('are no campaign for any prove nothing: a page that a network puts in between is no Braze', async () => {
    edit(7);
    shop.braze.faults.failDetails('any', { kind: 'status', status: 200, body: { message: 'success' } }, ALWAYS);
    await expect(shop.snapshot()).rejects.toMatchObject({ name: 'NothingFetchedError' });
    await settle();
  });
});

describe('details that always fail in a workspace', () => {
  let few: Workshop;
  const open = async (campaigns: number) => {
    few = await openWorkshop(createWorld({ campaigns, seed: 11 }));
    return few.world.ids;
  };
  const failAll = () => few.braze.faults.failDetails('any', { kind: 'status', status: 500 }, Infinity);
  afterEach(() => few.close());

  it('of which nothing is known yet are no snapshot; the next run asks for everything', async () => {
    const all = await open(3);
    failAll();
    await expect(few.snapshot()).rejects.toMatchObject({ name: 'NothingFetchedError' });
    few.braze.faults.clear();
    few.asked();
    expect((await few.snapshot()).changes.summary.campaigns.added).toBe(3);
    expect(few.asked().toSorted()).toEqual(all.toSorted());
  });

  it('whose one known campaign is the one that fails are no snapshot: nothing shows that Braze answers', async () => {
    const [only = ''] = await open(1);
    await few.snapshot();
    few.world.editUnseen(only, few.at());
    failAll();
    await expect(few.snapshot()).rejects.toMatchObject({
      name: 'NothingFetchedError',
      data: { failed: [{ id: only }] },
    });
  });

  it('of which every other campaign failed before are a partial run as long as that one answers', async () => {
    const all = await open(3);
    const [well = '', ...failing] = all;
    for (const id of failing) few.braze.faults.failDetails(id, { kind: 'status', status: 500 }, Infinity);
    await few.snapshot();
    few.asked();
    expect((await few.snapshot()).workspaces['production']?.failed.map(({ id }) => id).toSorted()).toEqual(
      failing.toSorted(),
    );
    expect(few.asked().filter((id) => id === well)).toEqual([well]);
    failAll();
    await expect(few.snapshot()).rejects.toMatchObject({ name: 'NothingFetchedError' });
  });

  it('are those of a draft alone: the run is partial, for its live version does not count and another campaign answers', async () => {
    const [drafted = ''] = await open(3);
    await few.snapshot();
    few.world.openDraft(drafted, (details) => Object.assign(details, { description: 'drafted' }), few.at());
    // Each live answer is right, each draft is not.
    for (let request = 0; request < 4; request += 1) {
      few.braze.faults.failDetails(drafted, { kind: 'status', status: 500 }, 5);
      few.braze.faults.failDetails(drafted, { kind: 'slow', pieces: 1, pauseMs: 0 }, 1);
    }
    const result = await few.snapshot();
    expect(result.workspaces['production']).toMatchObject({ complete: false, failed: [{ id: drafted }] });
  });
});

describe('details that once', () => {
  it.each<[string, (other: string) => DetailsFault]>([
    ['are another campaign’s', (other) => ({ kind: 'wrong-campaign', id: other })],
    ['are no campaign', () => ({ kind: 'status', status: 200, body: { message: 'success' } })],
    ['fail', () => ({ kind: 'status', status: 502, body: '<html>' })],
    ['are cut off', () => ({ kind: 'cut' })],
    ['come in pieces', () => ({ kind: 'slow', pieces: 7, pauseMs: 1 })],
    ['are refused for a time', () => ({ kind: 'status', status: 429, headers: { 'retry-after': '3' } })],
  ])('%s are asked for again', async (_what, fault) => {
    edit(8);
    shop.braze.faults.failDetails(id(8), fault(id(30)), 1);
    const result = await shop.snapshot();
    expect(result.workspaces['production']).toMatchObject({ complete: true, failed: [] });
    expect(result.changes.campaigns).toMatchObject([{ id: id(8), changes: [{ path: ['description'] }] }]);
  });
});

describe('a draft that always', () => {
  it.each<[string, (other: string) => DetailsFault, RegExp, number?]>([
    ['fails', () => ({ kind: 'status', status: 500, body: '' }), /status 500/, 5],
    [
      'is another campaign’s',
      (other) => ({ kind: 'wrong-campaign', id: other }),
      /launched or discarded|another campaign/,
    ],
    ['is cut off', () => ({ kind: 'cut' }), /broke/, 5],
    ['is no campaign', () => ({ kind: 'status', status: 200, body: { message: 'success' } }), /neither a name/],
    [
      'was launched or discarded meanwhile',
      () => ({
        kind: 'status',
        status: 200,
        body: { ...shop.world.details(id(9)), message: 'success', has_post_launch_draft: false },
      }),
      /launched or discarded/,
    ],
  ])('%s keeps the campaign’s file byte for byte, its live version too', async (_what, fault, reason, attempts = 1) => {
    edit(7);
    shop.world.openDraft(id(9), (details) => Object.assign(details, { description: `draft ${++edits}` }), shop.at());
    const path = `workspaces/production/campaigns/${id(9).slice(0, 2)}/${id(9)}.json`;
    const before = shop.prints()[path];
    // The live version is asked for first, and what fails is asked for twice: each live answer is right, each draft is not.
    for (let request = 0; request < 4; request += 1) {
      shop.braze.faults.failDetails(id(9), fault(id(30)), attempts);
      shop.braze.faults.failDetails(id(9), { kind: 'slow', pieces: 1, pauseMs: 0 }, 1);
    }
    const result = await shop.snapshot();
    expect(result.workspaces['production']).toMatchObject({
      complete: false,
      failed: [{ id: id(9), reason: expect.stringMatching(reason) }],
    });
    expect(result.changes.campaigns.map((campaign) => campaign.id)).toEqual([id(7)]);
    expect(shop.prints()[path]).toBe(before);
    await settle();
    shop.world.discardDraft(id(9), shop.at());
    await settle();
  });
});
