import { afterEach, describe, expect, it } from 'vitest';
import type { BrazeClient, DetailsOrder } from './index.ts';
import { clientOf, collect } from './testing/client-of.ts';
import { type ScriptedBraze, send, startScriptedBraze } from './testing/scripted-braze.ts';

let braze: ScriptedBraze;
let client: BrazeClient;

afterEach(async () => {
  await client.close();
  await braze.close();
});

const orders = (count: number): DetailsOrder[] =>
  Array.from({ length: count }, (_, index) => ({ id: `campaign-${index}` }));

describe('the list', () => {
  it('is asked for page by page, archived campaigns included, until an empty page', async () => {
    braze = await startScriptedBraze(230);
    ({ client } = clientOf(braze.endpoint));
    const pages = await collect(client.listCampaigns());
    expect(pages.map(({ page }) => page)).toEqual([0, 1, 2, 3]);
    expect(pages.map(({ body }) => (body as { campaigns: unknown[] }).campaigns.length)).toEqual([100, 100, 30, 0]);
    expect(braze.arrivals.map(({ target }) => target)).toEqual(
      [0, 1, 2, 3].map((page) => `/campaigns/list?page=${page}&include_archived=true`),
    );
    expect(pages[0]?.serverTime).toMatch(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/);
  });

  it('of an empty workspace is one empty page', async () => {
    braze = await startScriptedBraze(0);
    ({ client } = clientOf(braze.endpoint));
    expect(await collect(client.listCampaigns())).toHaveLength(1);
  });

  it.each([
    [true, 100, [100, 0, 100, 30, 0]],
    [false, 100, [100, 0]],
    [true, 30, [30, 0]],
  ])('with a look past an empty page (%s) after %i campaigns is %j', async (pastEmptyPage, before, sizes) => {
    braze = await startScriptedBraze(330, ({ url }, response) => {
      const page = Number(url.searchParams.get('page'));
      if (page > 1) return false;
      return send(response, 200, { message: 'success', campaigns: page === 0 ? orders(before) : [] });
    });
    ({ client } = clientOf(braze.endpoint));
    const pages = await collect(client.listCampaigns({ pastEmptyPage }));
    expect(pages.map(({ body }) => (body as { campaigns: unknown[] }).campaigns.length)).toEqual(sizes);
  });

  it('is not read ahead of its reader', async () => {
    braze = await startScriptedBraze(1_000);
    ({ client } = clientOf(braze.endpoint));
    for await (const { page } of client.listCampaigns()) if (page === 1) break;
    expect(braze.arrivals).toHaveLength(2);
  });

  it('that repeats one page without end is given up, one that repeats it once is not', async () => {
    const page = { message: 'success', campaigns: orders(100) };
    braze = await startScriptedBraze(0, ({ url }, response) =>
      Number(url.searchParams.get('page')) < 2 ? send(response, 200, page) : false,
    );
    ({ client } = clientOf(braze.endpoint));
    expect(await collect(client.listCampaigns())).toHaveLength(3);
    braze.script = (_arrival, response) => send(response, 200, page);
    await expect(collect(client.listCampaigns())).rejects.toMatchObject({
      name: 'UnreadableAnswerError',
      data: { reason: 'endless-list' },
    });
    expect(braze.arrivals).toHaveLength(3 + 3);
  });
});

describe('the list of a server that looks at no page number', () => {
  it.each([1, 99, 101, 230])('is whole where it has %i rows', async (rows) => {
    const page = { message: 'success', campaigns: orders(rows) };
    braze = await startScriptedBraze(0, (_arrival, response) => send(response, 200, page));
    ({ client } = clientOf(braze.endpoint));
    expect((await collect(client.listCampaigns())).map(({ body }) => body)).toEqual([page]);
    expect(braze.arrivals).toHaveLength(2);
  });
});

describe('details', () => {
  it('are those of the live version, or of the post-launch draft where it is asked for', async () => {
    braze = await startScriptedBraze();
    ({ client } = clientOf(braze.endpoint));
    expect((await client.campaignDetails('campaign-1')).body).toMatchObject({ name: 'Details of campaign-1' });
    const draft = await client.campaignDetails('campaign-1', { draft: true });
    expect(draft.body).toMatchObject({ name: 'Draft of campaign-1' });
    expect(braze.arrivals.map(({ target }) => target)).toEqual([
      '/campaigns/details?campaign_id=campaign-1',
      '/campaigns/details?campaign_id=campaign-1&post_launch_draft_version=true',
    ]);
  });

  it('keep the digits of integers that no double holds', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) =>
      send(response, 200, '{"message":"success","name":"x","number":9007199254740993}'),
    );
    ({ client } = clientOf(braze.endpoint));
    expect((await client.campaignDetails('campaign-0')).body).toMatchObject({ number: 9007199254740993n });
  });

  it('of many campaigns come each once, as many at a time as agreed, over as many connections', async () => {
    braze = await startScriptedBraze(500, (arrival, response) => {
      setTimeout(() => send(response, 200, { message: 'success', name: arrival.target }), 5);
    });
    ({ client } = clientOf(braze.endpoint, { concurrency: 7 }));
    const outcomes = await collect(client.detailsOf(orders(100)));
    expect(outcomes.map(({ id }) => id).sort()).toEqual(
      orders(100)
        .map(({ id }) => id)
        .sort(),
    );
    expect(braze.mostOpen).toBe(7);
    expect(braze.connections).toBe(7);
  });

  it('are bounded for the whole client, whoever asks', async () => {
    braze = await startScriptedBraze(100, (_arrival, response) => {
      setTimeout(() => send(response, 200, { message: 'success', name: 'x' }), 5);
    });
    ({ client } = clientOf(braze.endpoint, { concurrency: 3 }));
    await Promise.all([
      collect(client.detailsOf(orders(10))),
      ...orders(10).map(({ id }) => client.campaignDetails(id)),
    ]);
    expect(braze.mostOpen).toBe(3);
  });

  it('do not lose the time that they wait for their turn from the time for their answer', async () => {
    braze = await startScriptedBraze(60, (_arrival, response) => {
      setTimeout(() => send(response, 200, { message: 'success', name: 'x' }), 40);
    });
    ({ client } = clientOf(braze.endpoint, { concurrency: 2, requestTimeoutSeconds: 1 }));
    await Promise.all(orders(60).map(({ id }) => client.campaignDetails(id)));
    expect(braze.arrivals).toHaveLength(60);
  });

  it('tell the campaign that failed, and go on with the others', async () => {
    braze = await startScriptedBraze(5, ({ url }, response) =>
      url.searchParams.get('campaign_id') === 'campaign-2' ? send(response, 404, '{}') : false,
    );
    ({ client } = clientOf(braze.endpoint));
    const outcomes = await collect(client.detailsOf(orders(5)));
    expect(outcomes).toHaveLength(5);
    const failed = outcomes.filter(({ result }) => 'error' in result);
    expect(failed).toMatchObject([
      { id: 'campaign-2', draft: false, result: { error: { name: 'CampaignNotFoundError' } } },
    ]);
  });

  it('of a hundred thousand campaigns are never far ahead of a slow reader', async () => {
    braze = await startScriptedBraze();
    ({ client } = clientOf(braze.endpoint, { concurrency: 4 }));
    let taken = 0;
    async function* endless() {
      for (let index = 0; index < 100_000; index += 1) yield { id: `campaign-${index}` };
    }
    for await (const _outcome of client.detailsOf(endless())) {
      taken += 1;
      await new Promise((resolve) => setTimeout(resolve, 2));
      expect(braze.arrivals.length).toBeLessThanOrEqual(taken + 8);
      if (taken === 50) break;
    }
    const asked = braze.arrivals.length;
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(braze.arrivals.length).toBeLessThanOrEqual(asked + 4);
  });

  it('end with the error of whoever names the campaigns', async () => {
    braze = await startScriptedBraze();
    ({ client } = clientOf(braze.endpoint));
    async function* broken() {
      yield { id: 'campaign-1' };
      throw new Error('the source broke');
    }
    await expect(collect(client.detailsOf(broken()))).rejects.toThrow('the source broke');
  });
});

describe('what a client used', () => {
  it('counts every attempt, the bytes of the bodies, and the allowance as Braze tells it', async () => {
    braze = await startScriptedBraze(1, ({ times }, response) => {
      if (times === 1) return send(response, 500, '');
      const reset = String(Date.UTC(2026, 2, 1, 11) / 1000);
      const rate = { 'x-ratelimit-limit': '250000', 'x-ratelimit-remaining': '249000', 'x-ratelimit-reset': reset };
      return send(response, 200, '{"message":"success","name":"ü"}', {
        ...rate,
        date: 'Sun, 01 Mar 2026 10:00:00 GMT',
      });
    });
    ({ client } = clientOf(braze.endpoint));
    expect(client.usage).toEqual({ requests: 0, bytes: 0, rate: null });
    const answer = await client.campaignDetails('campaign-0');
    expect(answer.serverTime).toBe('2026-03-01T10:00:00Z');
    expect(client.usage).toEqual({
      requests: 2,
      bytes: 33,
      rate: { limit: 250_000, remaining: 249_000, resetAt: '2026-03-01T11:00:00Z' },
    });
  });

  it('is told as it happens, attempt by attempt', async () => {
    braze = await startScriptedBraze(1, ({ times }, response) => (times === 1 ? send(response, 503, '') : false));
    const { client: told, events } = clientOf(braze.endpoint);
    client = told;
    await client.campaignDetails('campaign-0');
    const request = { path: '/campaigns/details', campaignId: 'campaign-0', draft: false };
    expect(events).toEqual([
      { type: 'request', request, attempt: 1, status: 503, bytes: 0, seconds: 0 },
      { type: 'retry', request, attempt: 1, attempts: 5, reason: 'status', seconds: 0.25 },
      { type: 'request', request, attempt: 2, status: 200, bytes: 66, seconds: 0 },
    ]);
  });
});

describe('an interrupted client', () => {
  it('ends what is in flight with the reason of the signal', async () => {
    const controller = new AbortController();
    braze = await startScriptedBraze(1, () => controller.abort(new Error('interrupted')));
    ({ client } = clientOf(braze.endpoint, { signal: controller.signal }));
    await expect(collect(client.detailsOf(orders(3)))).rejects.toThrow('interrupted');
    await expect(client.campaignDetails('campaign-0')).rejects.toThrow('interrupted');
    expect(braze.arrivals.length).toBeLessThanOrEqual(3);
  });

  it('that was closed says so, and can be closed twice', async () => {
    braze = await startScriptedBraze(1, () => undefined);
    ({ client } = clientOf(braze.endpoint));
    const asked = expect(client.campaignDetails('campaign-0')).rejects.toMatchObject({ data: { reason: 'closed' } });
    await new Promise((resolve) => setTimeout(resolve, 20));
    await client.close();
    await client.close();
    await asked;
  });
});
