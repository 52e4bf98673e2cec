import { setTimeout } from 'node:timers/promises';
import { createBrazeClient } from '@brazier/client';
import { fetchBare } from '../bare-fetch.ts';
import { type Braze, startBraze } from '../braze.ts';
import { compare } from '../compare.ts';

export const about = 'reading 1,000 campaigns, beside a bare loop of the same requests over the same undici';

const CAMPAIGNS = 1_000;

/** Measures the client. */
export async function run(): Promise<void> {
  for (const latencyMs of [0, 20]) {
    const braze = await startBraze({ campaigns: CAMPAIGNS, latencyMs });
    const ours = { name: `the client, ${latencyMs} ms of latency`, run: () => withCpu(() => fetchWithClient(braze)) };
    const floor = {
      name: 'a bare loop',
      run: () => withCpu(() => fetchBare(braze, (_id, text) => JSON.parse(text))),
    };
    await compare({ ours, floor, pairs: latencyMs === 0 ? 9 : 5 });
    await braze.stop();
  }
}

async function fetchWithClient({ endpoint, apiKey }: Braze): Promise<number> {
  const client = createBrazeClient({
    endpoint,
    apiKey,
    now: Date.now,
    sleep: (ms) => setTimeout(ms),
    random: Math.random,
  });
  const orders: { id: string }[] = [];
  for await (const { body } of client.listCampaigns()) {
    orders.push(...(body as { campaigns: { id: string }[] }).campaigns.map(({ id }) => ({ id })));
  }
  let count = 0;
  for await (const { result } of client.detailsOf(orders)) count += 'body' in result ? 1 : 0;
  await client.close();
  return count;
}

async function withCpu(job: () => Promise<number>): Promise<{ CPU: number }> {
  const before = process.cpuUsage();
  const count = await job();
  if (count !== CAMPAIGNS) throw new Error(`${count} campaigns came instead of ${CAMPAIGNS}`);
  const { user, system } = process.cpuUsage(before);
  return { CPU: user + system };
}
