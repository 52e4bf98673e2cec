import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, type FakeBraze, startFakeBraze } from './index.ts';

let running: FakeBraze | null = null;
afterEach(async () => {
  await running?.close();
  running = null;
});

async function start(options: Parameters<typeof startFakeBraze>[0] = {}): Promise<FakeBraze> {
  running = await startFakeBraze(options);
  return running;
}

async function ask(braze: FakeBraze, path: string, key = braze.apiKey, method = 'GET') {
  const response = await fetch(braze.endpoint + path, { method, headers: { authorization: `Bearer ${key}` } });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text === '' ? null : JSON.parse(text) };
}

const names = (answer: Awaited<ReturnType<typeof ask>>) =>
  answer.body.campaigns.map(({ name }: { name: string }) => name);

describe('GET /campaigns/list', () => {
  it('gives pages of 100 from page 0, and an empty one past the end', async () => {
    const braze = await start({ world: createWorld({ campaigns: 230 }) });
    const pages = [];
    for (let page = 0; page < 4; page += 1)
      pages.push(await ask(braze, `/campaigns/list?include_archived=true&page=${page}`));
    expect(pages.map((page) => page.body.campaigns.length)).toEqual([100, 100, 30, 0]);
    expect(pages.map((page) => page.body.message)).toEqual(['success', 'success', 'success', 'success']);
    expect(new Set(pages.flatMap(names)).size).toBe(230);
    expect(names(await ask(braze, '/campaigns/list?include_archived=true'))).toEqual(
      names(pages[0] ?? (await ask(braze, '/'))),
    );
  });

  it('leaves out archived campaigns unless asked for them', async () => {
    const braze = await start();
    expect(names(await ask(braze, '/campaigns/list'))).not.toContain('Autumn sale 2024');
    expect(names(await ask(braze, '/campaigns/list?include_archived=true'))).toContain('Autumn sale 2024');
  });

  it('goes from the oldest to the newest, or the other way', async () => {
    const braze = await start();
    const ascending = names(await ask(braze, '/campaigns/list'));
    expect(names(await ask(braze, '/campaigns/list?sort_direction=asc'))).toEqual(ascending);
    expect(names(await ask(braze, '/campaigns/list?sort_direction=desc'))).toEqual(ascending.toReversed());
  });

  it('gives only what was edited after a time', async () => {
    const braze = await start();
    braze.world.editUnseen(braze.world.idOf('Birthday treat'), { at: '2026-02-25T10:00:00Z' });
    const after = (time: string) =>
      ask(braze, `/campaigns/list?${new URLSearchParams({ 'last_edit.time[gt]': time })}`);
    expect(names(await after('2026-02-25T09:59:59Z'))).toEqual(['Birthday treat']);
    expect(names(await after('2026-02-25T10:00:00Z'))).toEqual([]);
    expect((await after('yesterday')).status).toBe(400);
  });

  it('refuses a page that is no number', async () => {
    expect((await ask(await start(), '/campaigns/list?page=-1')).status).toBe(400);
  });
});

describe('GET /campaigns/details', () => {
  it('gives the campaign, with its status', async () => {
    const braze = await start();
    const id = braze.world.idOf('Black Friday hero');
    const { status, headers, body } = await ask(braze, `/campaigns/details?campaign_id=${id}`);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(body).toEqual({ message: 'success', ...braze.world.details(id) });
  });

  it('gives the post-launch draft on demand, the live version where there is none', async () => {
    const braze = await start();
    const id = braze.world.idOf('Welcome 1');
    const url = `/campaigns/details?campaign_id=${id}`;
    expect((await ask(braze, `${url}&post_launch_draft_version=true`)).body).toEqual((await ask(braze, url)).body);
    braze.world.openDraft(id, (draft) => Object.assign(draft, { description: 'Draft' }), {
      at: '2026-03-01T10:00:00Z',
    });
    expect((await ask(braze, `${url}&post_launch_draft_version=true`)).body.description).toBe('Draft');
    expect((await ask(braze, url)).body.description).not.toBe('Draft');
  });

  it('answers 400 for an id that it does not know', async () => {
    const { status, body } = await ask(await start(), '/campaigns/details?campaign_id=nothing');
    expect({ status, body }).toEqual({ status: 400, body: { message: 'Invalid Campaign ID' } });
  });
});

describe('every answer', () => {
  it('401 where the key is not known, and echoes it', async () => {
    const { status, body } = await ask(await start(), '/campaigns/list', 'wrong-key');
    expect({ status, body }).toEqual({ status: 401, body: { message: 'Invalid API Key: wrong-key' } });
  });

  it('403 where the key lacks the permission, for that endpoint only', async () => {
    const braze = await start();
    braze.faults.withholdPermission('campaigns.details');
    const { status, body } = await ask(braze, '/campaigns/details?campaign_id=x');
    expect({ status, body }).toEqual({
      status: 403,
      body: { message: 'The API key lacks the campaigns.details permission' },
    });
    expect((await ask(braze, '/campaigns/list')).status).toBe(200);
  });

  it('404 for another path, 405 for another method', async () => {
    const braze = await start();
    expect((await ask(braze, '/canvas/list')).status).toBe(404);
    expect((await ask(braze, '/campaigns/list', braze.apiKey, 'DELETE')).status).toBe(405);
  });

  it('carries the rate limit and the time of the clock that was given; 429 when the hour is spent', async () => {
    const now = () => Date.parse('2026-03-01T10:30:00Z');
    const braze = await start({ rateLimit: 2, now });
    const answers = [
      await ask(braze, '/campaigns/list'),
      await ask(braze, '/campaigns/list'),
      await ask(braze, '/campaigns/list'),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining'))).toEqual(['1', '0', '0']);
    expect(answers[2]?.headers.get('x-ratelimit-reset')).toBe(String(Date.parse('2026-03-01T11:00:00Z') / 1000));
    expect(answers[0]?.headers.get('date')).toBe('Sun, 01 Mar 2026 10:30:00 GMT');
  });

  it('is logged by method, path and query, never with the key', async () => {
    const braze = await start({ apiKey: 'secret-key' });
    await ask(braze, '/campaigns/list?page=2');
    expect(braze.requests).toEqual([{ method: 'GET', path: '/campaigns/list', query: { page: '2' } }]);
    expect(braze.mostAtOnce).toBe(1);
  });

  it('takes the latency that was asked for, many at once', async () => {
    const braze = await start({ latencyMs: 50 });
    await Promise.all(Array.from({ length: 5 }, () => ask(braze, '/campaigns/list')));
    expect(braze.mostAtOnce).toBe(5);
  });
});
