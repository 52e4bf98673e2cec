import { afterEach, describe, expect, it } from 'vitest';
import { clientOf, collect } from './testing/client-of.ts';
import { type ScriptedBraze, send, startScriptedBraze } from './testing/scripted-braze.ts';

// The time at which every test's clock starts, as Braze's Date header tells it.
const DATE = 'Sun, 01 Mar 2026 10:00:00 GMT';
const START = Date.UTC(2026, 2, 1, 10);

function rate(remaining: number, resetInSeconds: number): Record<string, string> {
  return {
    'x-ratelimit-limit': '250000',
    'x-ratelimit-remaining': String(remaining),
    'x-ratelimit-reset': String(START / 1000 + resetInSeconds),
    date: DATE,
  };
}

let braze: ScriptedBraze;
afterEach(() => braze.close());

describe('a 429', () => {
  it('waits for the reset that it names, and then goes on', async () => {
    braze = await startScriptedBraze(1, ({ times }, response) =>
      times === 1 ? send(response, 429, { message: 'Rate limit exceeded' }, rate(0, 40)) : false,
    );
    const { client, time, events } = clientOf(braze.endpoint);
    await client.campaignDetails('campaign-0');
    await client.close();
    expect(time.now() - START).toBeGreaterThanOrEqual(40_000);
    expect(time.now() - START).toBeLessThan(43_000);
    expect(events).toContainEqual(expect.objectContaining({ type: 'retry', reason: 'rate-limit', seconds: 40 }));
  });

  it('whose reset is beyond the longest wait ends the request, and those behind it unasked', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) => send(response, 429, '', rate(0, 301)));
    const { client, time } = clientOf(braze.endpoint, { maxWaitSeconds: 300 });
    const data = { remaining: 0, resetAt: '2026-03-01T10:05:01Z' };
    await expect(client.campaignDetails('campaign-0')).rejects.toMatchObject({ name: 'RateLimitError', data });
    await expect(client.campaignDetails('campaign-1')).rejects.toThrow(
      "Braze's hourly rate limit is spent: run again after 2026-03-01T10:05:01Z, or allow a longer wait.",
    );
    await client.close();
    expect([braze.arrivals.length, time.slept]).toEqual([1, []]);
  });

  it('without headers backs off, longer each time', async () => {
    braze = await startScriptedBraze(1, ({ times }, response) => (times <= 3 ? send(response, 429, '') : false));
    const { client, time } = clientOf(braze.endpoint);
    await client.campaignDetails('campaign-0');
    await client.close();
    expect(time.slept).toEqual([1_500, 3_000, 6_000]);
  });

  it.each([{}, { 'retry-after': '0' }, { 'retry-after': DATE, date: DATE }, rate(200_000, -60)])(
    'that never ends is given up, whatever it says: %j',
    async (headers) => {
      braze = await startScriptedBraze(1, (_arrival, response) => send(response, 429, '', headers));
      const { client } = clientOf(braze.endpoint, { random: () => 0 });
      await expect(client.campaignDetails('campaign-0')).rejects.toMatchObject({ name: 'RateLimitError' });
      await client.close();
      expect(braze.arrivals).toHaveLength(6);
    },
  );

  it('obeys Retry-After, for every request', async () => {
    braze = await startScriptedBraze(1, () => false);
    const { client, time } = clientOf(braze.endpoint);
    let refused = false;
    braze.script = (_arrival, response) => {
      if (refused) return false;
      refused = true;
      return send(response, 429, '', { 'retry-after': '90' });
    };
    await client.campaignDetails('campaign-0');
    expect(time.now() - START).toBe(90_000);
    await client.campaignDetails('campaign-1');
    expect(time.now() - START).toBe(90_000);
    await client.close();
  });
});

describe('the half that others need', () => {
  it('is left alone: with less than that remaining, the next request waits for the reset', async () => {
    braze = await startScriptedBraze(150, ({ url }, response) =>
      url.searchParams.get('page') === '0'
        ? send(response, 200, { message: 'success', campaigns: [{ id: 'campaign-0' }] }, rate(124_000, 120))
        : send(response, 200, { message: 'success', campaigns: [] }, rate(249_999, 3_720)),
    );
    const { client, time, events } = clientOf(braze.endpoint);
    expect(await collect(client.listCampaigns())).toHaveLength(2);
    await client.close();
    expect(time.slept).toEqual([121_000]);
    expect(events).toContainEqual({
      type: 'waiting',
      reason: 'reserve',
      seconds: 121,
      until: '2026-03-01T10:02:01Z',
      estimateSeconds: null,
    });
  });

  it('ends the run where the reset is too far away, with what remains', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) =>
      send(response, 200, { message: 'success', campaigns: [{ id: 'campaign-0' }] }, rate(124_000, 1_800)),
    );
    const { client } = clientOf(braze.endpoint);
    await expect(collect(client.listCampaigns())).rejects.toThrow(
      "Of Braze's hourly rate limit 124000 requests remain, which are left to others: run again after 2026-03-01T10:30:00Z, or allow a longer wait.",
    );
    await client.close();
  });

  it('can be told to be less', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) =>
      send(response, 200, { message: 'success', name: 'x' }, rate(124_000, 1_800)),
    );
    const { client, time } = clientOf(braze.endpoint, { reserve: 0.25 });
    for (let index = 0; index < 5; index += 1) await client.campaignDetails('campaign-0');
    await client.close();
    expect(time.slept).toEqual([]);
  });

  it('slows nothing down where the allowance is generous', async () => {
    let remaining = 250_000;
    braze = await startScriptedBraze(1, (_arrival, response) => {
      remaining -= 1;
      send(response, 200, { message: 'success', name: 'x' }, rate(remaining, 3_000));
    });
    const { client, time, events } = clientOf(braze.endpoint);
    await collect(client.detailsOf(Array.from({ length: 300 }, (_, index) => ({ id: `campaign-${index}` }))));
    await client.close();
    expect(time.slept).toEqual([]);
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(['request']));
  });

  it('spreads what is to come where it is short, which an array alone can tell beforehand', async () => {
    let remaining = 125_150;
    braze = await startScriptedBraze(1, (_arrival, response) => {
      remaining -= 1;
      send(response, 200, { message: 'success', name: 'x' }, rate(remaining, 100));
    });
    const { client, time, events } = clientOf(braze.endpoint, { concurrency: 2 });
    const orders = Array.from({ length: 300 }, (_, index) => ({ id: `campaign-${index}` }));
    const paced = () => events.filter(({ type }) => type === 'pace').length;
    for await (const _outcome of client.detailsOf(orders)) if (time.slept.length > 2) break;
    expect(paced()).toBeGreaterThan(0);
    // What was announced and never asked for no longer counts.
    const before = [paced(), time.slept.length];
    await collect(client.detailsOf(orders.slice(0, 20)));
    expect([paced(), time.slept.length]).toEqual(before);
    await client.close();
  });
});
