import { createRequire } from 'node:module';

interface BareAnswer {
  statusCode: number;
  body: { text(): Promise<string> };
}
interface BarePool {
  request(options: { method: 'GET'; path: string; headers: Record<string, string> }): Promise<BareAnswer>;
  destroy(): Promise<void>;
}

// The very undici that the client brings: the floor is what lies below our own code, not another version.
const { Pool } = createRequire(new URL('../packages/client/package.json', import.meta.url))('undici') as {
  Pool: new (origin: string, options: { connections: number }) => BarePool;
};
const AT_A_TIME = 16;

/** The least that reading a workspace takes: every page and every campaign's details, sixteen at a time, parsed and nothing else. */
export async function fetchBare(
  endpoint: string,
  apiKey: string,
  take: (id: string, text: string) => void,
): Promise<number> {
  const pool = new Pool(endpoint, { connections: AT_A_TIME });
  const headers = { authorization: `Bearer ${apiKey}` };
  const get = async (path: string) => (await pool.request({ method: 'GET', path, headers })).body.text();
  const ids: string[] = [];
  for (let page = 0; ; page += 1) {
    const { campaigns } = JSON.parse(await get(`/campaigns/list?page=${page}&include_archived=true`)) as {
      campaigns: { id: string }[];
    };
    if (campaigns.length === 0) break;
    ids.push(...campaigns.map(({ id }) => id));
  }
  let next = 0;
  const work = async () => {
    for (let id = ids[next++]; id !== undefined; id = ids[next++])
      take(id, await get(`/campaigns/details?campaign_id=${id}`));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  await pool.destroy();
  return ids.length;
}
