import { readdirSync, readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, expectTypeOf, it } from 'vitest';
import { type CampaignPath, createBrazeClient } from './index.ts';
import { API_KEY, clientOf, collect } from './testing/client-of.ts';
import { type ScriptedBraze, send, startScriptedBraze } from './testing/scripted-braze.ts';

const ALLOWED =
  /^\/campaigns\/(?:list\?page=\d+&include_archived=true|details\?campaign_id=[^&#?\s]*(?:&post_launch_draft_version=true)?)$/;

describe('whatever is asked', () => {
  let braze: ScriptedBraze;
  beforeAll(async () => {
    braze = await startScriptedBraze(150);
  });
  afterAll(() => braze.close());

  it('there are two paths and no third', () => {
    expectTypeOf<CampaignPath>().toEqualTypeOf<'/campaigns/list' | '/campaigns/details'>();
  });

  it('only GET to the two paths with their own queries leaves, the key in its header and nowhere else', async () => {
    const { client } = clientOf(braze.endpoint);
    await collect(client.listCampaigns());
    await client.campaignDetails('campaign-1', { draft: true });
    const hostile = [
      '../../users/delete',
      'a&post_launch_draft_version=false&x=1',
      'x#y',
      'x\r\nHost: other\r\n\r\n',
      '?',
      '',
      '\ud800',
    ];
    for (const id of hostile) await client.campaignDetails(id);
    const anything = fc.sample(fc.string({ unit: 'binary' }), 300);
    await Promise.all(anything.map((id, index) => client.campaignDetails(id, { draft: index % 2 === 0 })));
    await client.close();
    expect(braze.arrivals.length).toBeGreaterThan(200);
    for (const { method, target, headers } of braze.arrivals) {
      expect(method).toBe('GET');
      expect(target).toMatch(ALLOWED);
      const { authorization, ...others } = headers;
      expect(authorization).toBe(`Bearer ${API_KEY}`);
      expect(target + JSON.stringify(others)).not.toContain(API_KEY);
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'accept-encoding',
        'authorization',
        'connection',
        'host',
        'user-agent',
      ]);
    }
    expect(
      braze.arrivals.some(({ url }) => url.searchParams.get('campaign_id') === 'a&post_launch_draft_version=false&x=1'),
    ).toBe(true);
  });

  it('an origin alone is asked: nothing in the package but its connection opens one', () => {
    const sources = readdirSync(import.meta.dirname).filter(
      (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
    );
    const opening = sources.filter((name) =>
      /from '(?:undici|node:https?2?|node:net|node:tls|node:dgram)'|\bfetch\(|WebSocket|EventSource|import\((?!'node:zlib'\))/.test(
        readFileSync(`${import.meta.dirname}/${name}`, 'utf8'),
      ),
    );
    expect(opening).toEqual(['connection.ts']);
  });
});

describe('the key', () => {
  it('is in no error, event or client, whatever Braze answers and however it is looked at', async () => {
    const echo = { message: `Invalid API Key: ${API_KEY}`, errors: [API_KEY] };
    const braze = await startScriptedBraze();
    const seen: unknown[] = [];
    for (const status of [200, 202, 302, 400, 401, 403, 404, 418, 429, 500]) {
      braze.script = (_arrival, response) =>
        send(response, status, echo, { location: `/?key=${API_KEY}`, 'x-echo': API_KEY });
      const { client, events } = clientOf(braze.endpoint);
      const error = await client.campaignDetails('campaign-1').catch((error: unknown) => error);
      expect(error).toBeInstanceOf(Error);
      seen.push(
        error,
        (error as Error).stack,
        events,
        client,
        client.usage,
        await collect(client.detailsOf([{ id: 'x' }])),
      );
      await client.close();
    }
    braze.script = (_arrival, response) => response.socket?.destroy();
    const { client, events } = clientOf(braze.endpoint);
    seen.push(await client.campaignDetails('campaign-1').catch((error: unknown) => error), events);
    await client.close();
    await braze.close();
    const options = { depth: null, showHidden: true, getters: true, maxStringLength: null, maxArrayLength: null };
    expect(inspect(seen, options) + JSON.stringify(seen)).not.toContain(API_KEY);
  });

  it('may end with the line break of the file that it came from', async () => {
    const braze = await startScriptedBraze();
    const { client } = clientOf(braze.endpoint, { apiKey: `${API_KEY}\r\n` });
    await client.campaignDetails('campaign-1');
    expect(braze.arrivals[0]?.headers.authorization).toBe(`Bearer ${API_KEY}`);
    await client.close();
    await braze.close();
  });
});

describe('an endpoint', () => {
  it.each([
    ['http://rest.iad-01.braze.com', 'it would send the key readable over the network'],
    ['https://user:hunter2@rest.iad-01.braze.com', 'it holds a name or a password'],
    ['https://rest.iad-01.braze.com/?api_key=hunter2', 'it holds more than a host'],
    ['https://dashboard-01.braze.com', 'write https://rest.iad-01.braze.com'],
  ])('%s is not asked: %s', (endpoint, reason) => {
    const create = () => createBrazeClient({ endpoint, apiKey: API_KEY });
    expect(create).toThrow(expect.objectContaining({ name: 'EndpointError' }));
    expect(create).toThrow(reason);
    expect(create).not.toThrow('hunter2');
  });
});
