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

/** What a bare loop asks for. */
export interface BareFetch {
  endpoint: string;
  apiKey: string;
  /** Details under way at the same time. */
  atATime?: number;
  /** Only the details of so many campaigns, those edited last; all by default. */
  newest?: number;
}

/** The least that reading a workspace takes: every page, one after the other, and the campaigns' details, so many at a time, and nothing else. */
export async function fetchBare(
  { endpoint, apiKey, atATime = 16, newest = Number.POSITIVE_INFINITY }: BareFetch,
  take: (id: string, text: string) => void,
): Promise<number> {
  const pool = new Pool(endpoint, { connections: atATime });
  const headers = { authorization: `Bearer ${apiKey}` };
  const get = async (path: string) => (await pool.request({ method: 'GET', path, headers })).body.text();
  const rows: { id: string; last_edited: string }[] = [];
  for (let page = 0; ; page += 1) {
    const { campaigns } = JSON.parse(await get(`/campaigns/list?page=${page}&include_archived=true`)) as {
      campaigns: { id: string; last_edited: string }[];
    };
    if (campaigns.length === 0) break;
    rows.push(...campaigns);
  }
  if (newest < rows.length) rows.sort((a, b) => (a.last_edited < b.last_edited ? 1 : -1)).splice(newest);
  let next = 0;
  const work = async () => {
    for (let row = rows[next++]; row !== undefined; row = rows[next++])
      take(row.id, await get(`/campaigns/details?campaign_id=${row.id}`));
  };
  await Promise.all(Array.from({ length: atATime }, work));
  await pool.destroy();
  return rows.length;
}
