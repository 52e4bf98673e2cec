import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type AnswerFault, createWorld, type FakeBraze, startFakeBraze } from './index.ts';

let braze: FakeBraze;
beforeAll(async () => {
  braze = await startFakeBraze({ world: createWorld({ campaigns: 230 }) });
});
beforeEach(() => braze.faults.clear());
afterAll(() => braze.close());

const get = (path: string, milliseconds = 120_000) =>
  fetch(braze.endpoint + path, {
    headers: { authorization: `Bearer ${braze.apiKey}` },
    signal: AbortSignal.timeout(milliseconds),
  });
const read = async (path: string) => JSON.parse(await (await get(path)).text());
const list = async (page: number) => (await read(`/campaigns/list?include_archived=true&page=${page}`)).campaigns;
const idsOf = (rows: { id: string }[]) => rows.map(({ id }) => id);
const detailsPath = (name: string) => `/campaigns/details?campaign_id=${braze.world.idOf(name)}`;

describe('faults of any answer', () => {
  it('happen as often as was asked for, then no more', async () => {
    braze.faults.failList(0, { kind: 'status', status: 503 }, 2);
    const statuses = [];
    for (let time = 0; time < 3; time += 1) statuses.push((await get('/campaigns/list?page=0')).status);
    expect(statuses).toEqual([503, 503, 200]);
  });

  it('hit the page or the campaign that was named, or any', async () => {
    const digest = braze.world.idOf('Weekly digest');
    braze.faults.failDetails(digest, { kind: 'status', status: 500 }, Number.POSITIVE_INFINITY);
    braze.faults.failList(1, { kind: 'status', status: 500 });
    expect((await get(detailsPath('Birthday treat'))).status).toBe(200);
    expect((await get(detailsPath('Weekly digest'))).status).toBe(500);
    expect((await get('/campaigns/list?page=0')).status).toBe(200);
    expect((await get('/campaigns/list?page=1')).status).toBe(500);
    braze.faults.failDetails('any', { kind: 'status', status: 504 });
    expect((await get(detailsPath('Birthday treat'))).status).toBe(504);
  });

  it('a status comes with the body and the headers that were asked for', async () => {
    braze.faults.failList('any', {
      kind: 'status',
      status: 429,
      body: { message: 'Rate limit exceeded' },
      headers: {
        'retry-after': '7',
        'x-ratelimit-limit': null,
        'x-ratelimit-remaining': null,
        'x-ratelimit-reset': null,
      },
    });
    const response = await get('/campaigns/list');
    expect(response.status).toBe(429);
    expect(response.headers.get('retry-after')).toBe('7');
    expect(response.headers.has('x-ratelimit-remaining')).toBe(false);
    expect(await response.json()).toEqual({ message: 'Rate limit exceeded' });
  });

  it.each<[AnswerFault, number, RegExp]>([
    [{ kind: 'queued' }, 202, /^\{"message":"queued"\}$/],
    [{ kind: 'not-success' }, 200, /"message":"error"/],
    [{ kind: 'html' }, 200, /^<html>/],
    [{ kind: 'invalid-json' }, 200, /^\{"message":"success".*,\}$/],
    [{ kind: 'empty' }, 200, /^$/],
  ])('%j answers %i', async (fault, status, body) => {
    braze.faults.failDetails('any', fault);
    const response = await get(detailsPath('Weekly digest'));
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(body);
  });

  it('a cut body ends before its length', async () => {
    braze.faults.failDetails('any', { kind: 'cut' });
    const response = await get(detailsPath('Black Friday hero'));
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toMatchObject({ name: 'TypeError' });
  });

  it('a reset connection gives no answer', async () => {
    braze.faults.failList('any', { kind: 'reset' });
    await expect(get('/campaigns/list')).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
  });

  it('a hung request never answers, a hung body never comes', async () => {
    braze.faults.failList('any', { kind: 'hang' });
    await expect(get('/campaigns/list', 100)).rejects.toMatchObject({ name: 'TimeoutError' });
    braze.faults.failList('any', { kind: 'hang-body' });
    const response = await get('/campaigns/list', 100);
    expect(response.status).toBe(200);
    await expect(response.text()).rejects.toMatchObject({ name: 'TimeoutError' });
  });

  it('a slow body comes whole, in pieces', async () => {
    braze.faults.failDetails('any', { kind: 'slow', pieces: 4, pauseMs: 5 });
    const response = await get(detailsPath('Black Friday hero'));
    const usual = await (await get(detailsPath('Black Friday hero'))).text();
    expect(await response.text()).toBe(usual);
  });

  it('end when they are cleared, permissions too', async () => {
    braze.faults.failList('any', { kind: 'queued' }, Number.POSITIVE_INFINITY);
    braze.faults.withholdPermission('campaigns.list');
    expect((await get('/campaigns/list')).status).toBe(403);
    braze.faults.clear();
    expect((await get('/campaigns/list')).status).toBe(200);
  });
});

describe('faults of details', () => {
  it('another campaign answers under this one’s id', async () => {
    braze.faults.failDetails(braze.world.idOf('Weekly digest'), {
      kind: 'wrong-campaign',
      id: braze.world.idOf('Birthday treat'),
    });
    expect((await read(detailsPath('Weekly digest'))).name).toBe('Birthday treat');
  });

  it('stale details are those before the last edit', async () => {
    const id = braze.world.idOf('Review request');
    braze.world.editCampaign(id, (details) => Object.assign(details, { description: 'New' }), {
      at: '2026-03-01T10:00:00Z',
    });
    braze.faults.failDetails(id, { kind: 'stale' });
    expect((await read(detailsPath('Review request'))).description).toBe('');
    expect((await read(detailsPath('Review request'))).description).toBe('New');
  });
});

describe('faults of the list', () => {
  it('a shifted list has campaigns on no page', async () => {
    braze.faults.failList(1, { kind: 'shift', by: 2 });
    const seen = [...(await list(0)), ...(await list(1)), ...(await list(2))];
    expect(new Set(idsOf(seen))).not.toContain(braze.world.ids[100]);
    expect(new Set(idsOf(seen))).not.toContain(braze.world.ids[101]);
  });

  it('a repeated page is the one before', async () => {
    braze.faults.failList(1, { kind: 'repeat' });
    expect(await list(1)).toEqual(await list(0));
  });

  it('a list may end early', async () => {
    braze.faults.failList(1, { kind: 'early-end' });
    expect(await list(1)).toEqual([]);
    expect(await list(1)).toHaveLength(100);
  });

  it('a campaign may be missing though its details answer', async () => {
    const id = braze.world.idOf('Birthday treat');
    braze.faults.failList('any', { kind: 'omit', ids: [id] }, Number.POSITIVE_INFINITY);
    expect(idsOf(await list(0))).not.toContain(id);
    expect((await get(detailsPath('Birthday treat'))).status).toBe(200);
  });

  it('a list may contradict itself, and hold what is no campaign', async () => {
    braze.faults.failList(0, { kind: 'contradict' });
    const rows = await list(0);
    expect(rows[0].id).toBe(rows.at(-1).id);
    expect(rows[0].name).not.toBe(rows.at(-1).name);
    braze.faults.failList(0, { kind: 'junk-rows', rows: [{ id: '../x' }] });
    expect((await list(0))[0]).toEqual({ id: '../x' });
  });
});
