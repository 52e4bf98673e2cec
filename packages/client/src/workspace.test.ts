import { createWorld, type FakeBraze, startFakeBraze } from '@brazier/fake-braze';
import { afterEach, describe, expect, it } from 'vitest';
import { type BrazeClient, createBrazeClient, type DetailsOutcome } from './index.ts';
import { collect } from './testing/client-of.ts';
import { createTestTime } from './testing/test-time.ts';

let braze: FakeBraze;
afterEach(() => braze.close());

async function readAll(client: BrazeClient): Promise<{ ids: string[]; outcomes: DetailsOutcome[] }> {
  const pages = await collect(client.listCampaigns());
  const ids = pages.flatMap(({ body }) => (body as { campaigns: { id: string }[] }).campaigns.map(({ id }) => id));
  const outcomes = await collect(client.detailsOf(ids.map((id) => ({ id }))));
  await client.close();
  return { ids, outcomes };
}

describe('a whole workspace', () => {
  it('is read once, archived campaigns included, past whatever goes wrong once', async () => {
    braze = await startFakeBraze({ world: createWorld({ campaigns: 250 }) });
    const faults = ['queued', 'not-success', 'html', 'invalid-json', 'empty', 'cut', 'reset'] as const;
    for (const kind of faults) braze.faults.failDetails('any', { kind });
    braze.faults.failList(1, { kind: 'cut' });
    const time = createTestTime();
    const { ids, outcomes } = await readAll(
      createBrazeClient({ ...time, endpoint: braze.endpoint, apiKey: braze.apiKey }),
    );
    expect(ids.toSorted()).toEqual(braze.world.ids.toSorted());
    expect(outcomes.map(({ id }) => id).sort()).toEqual(ids.toSorted());
    for (const { id, result } of outcomes)
      expect(result).toMatchObject({ body: { name: braze.world.details(id)['name'] } });
    expect(braze.requests).toHaveLength(250 + faults.length + 4 + 1);
  });

  it('of which the allowance covers a fifth an hour is read over the hours, and half of each stays free', async () => {
    const time = createTestTime();
    braze = await startFakeBraze({ world: createWorld({ campaigns: 64 }), now: time.now, rateLimit: 30 });
    braze.rateLimit.useElsewhere(3);
    let least = 30;
    const client = createBrazeClient({
      ...time,
      endpoint: braze.endpoint,
      apiKey: braze.apiKey,
      concurrency: 4,
      maxWaitSeconds: 10 * 3_600,
      onEvent: () => {
        least = Math.min(least, braze.rateLimit.remaining);
      },
    });
    const start = time.now();
    const { outcomes } = await readAll(client);
    expect(outcomes.filter(({ result }) => 'body' in result)).toHaveLength(64);
    expect(least).toBeGreaterThanOrEqual(15);
    const hours = (time.now() - start) / 3_600_000;
    expect(hours).toBeGreaterThan(4);
    expect(hours).toBeLessThan(6);
  });

  it('says which permission is missing', async () => {
    braze = await startFakeBraze();
    braze.faults.withholdPermission('campaigns.details');
    const { outcomes } = await readAll(
      createBrazeClient({ ...createTestTime(), endpoint: braze.endpoint, apiKey: braze.apiKey }),
    );
    for (const { result } of outcomes) {
      expect(result).toMatchObject({ error: { name: 'BrazeAuthError', data: { permission: 'campaigns.details' } } });
    }
  });
});
