import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

const payloads = new URL('../../packages/schema/fixtures/payloads/', import.meta.url);

type Body = Record<string, unknown>;

export interface PlainCampaign {
  id: string;
  row: Body;
  details: Body;
  draft?: Body;
}

/** A Braze that serves what it is told and nothing more: no rate limit, no clock, no logic that could agree with ours by accident. */
export interface PlainBraze {
  endpoint: string;
  campaigns: PlainCampaign[];
  requests: { path: string; query: URLSearchParams; authorization: string | undefined; method: string }[];
  /** Answers a request instead of the usual answer; return false to let the usual one happen. */
  intercept: (url: URL, response: ServerResponse, request: IncomingMessage) => boolean;
  close(): Promise<void>;
}

/** Every recorded details body under the id that the index gives it, with the row that the recorded list has for it. */
export function recordedCampaigns(): PlainCampaign[] {
  const read = (name: string): Body => JSON.parse(readFileSync(new URL(name, payloads), 'utf8')) as Body;
  const rows = new Map<string, Body>();
  for (const name of readdirSync(payloads).filter((file) => file.startsWith('list-page-'))) {
    for (const row of read(name)['campaigns'] as Body[]) rows.set(String(row['id']), row);
  }
  const campaigns = new Map<string, PlainCampaign>();
  for (const [file, id] of Object.entries(read('index.json'))) {
    const known = campaigns.get(String(id));
    if (known) known.draft = read(file);
    else
      campaigns.set(String(id), {
        id: String(id),
        row: rows.get(String(id)) ?? fallbackRow(String(id)),
        details: read(file),
      });
  }
  return [...campaigns.values()];
}

function fallbackRow(id: string): Body {
  return { id, last_edited: '2026-02-13T14:05:00+00:00', name: id, is_api_campaign: false, tags: [] };
}

/** The error answer recorded in `error-*.json`. */
export function recordedError(name: string): { status: number; headers: Record<string, string>; body: string } {
  const { status, headers, body } = JSON.parse(readFileSync(new URL(name, payloads), 'utf8')) as {
    status: number;
    headers: Record<string, string>;
    body: unknown;
  };
  return { status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** The names of all recorded error answers. */
export function recordedErrorNames(): string[] {
  return readdirSync(payloads).filter((file) => file.startsWith('error-'));
}

export async function startPlainBraze(campaigns: PlainCampaign[]): Promise<PlainBraze> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    braze.requests.push({
      path: url.pathname,
      query: url.searchParams,
      authorization: request.headers.authorization,
      method: request.method ?? '',
    });
    if (braze.intercept(url, response, request)) return;
    answer(url, response);
  });
  const send = (response: ServerResponse, status: number, body: unknown) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const answer = (url: URL, response: ServerResponse) => {
    if (url.pathname === '/campaigns/list') {
      const page = Number(url.searchParams.get('page') ?? 0);
      const listed = braze.campaigns.filter(
        (campaign) => url.searchParams.get('include_archived') === 'true' || campaign.details['archived'] !== true,
      );
      const rows = listed.slice(page * 100, page * 100 + 100).map((campaign) => campaign.row);
      return send(response, 200, { message: 'success', campaigns: rows });
    }
    const campaign = braze.campaigns.find(({ id }) => id === url.searchParams.get('campaign_id'));
    if (!campaign) return send(response, 400, { message: 'Invalid Campaign ID' });
    const wantsDraft = url.searchParams.get('post_launch_draft_version') === 'true';
    send(response, 200, wantsDraft && campaign.draft ? campaign.draft : campaign.details);
  };
  const braze: PlainBraze = {
    endpoint: '',
    campaigns,
    requests: [],
    intercept: () => false,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  braze.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return braze;
}
