import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
interface Arrival {
  method: string;
  /** As in the request line, query included. */
  target: string;
  url: URL;
  headers: IncomingMessage['headers'];
  /** From 1, of the requests to this very target. */
  times: number;
}

/** Answers a request, or returns false for the usual answer. */
export type Script = (arrival: Arrival, response: ServerResponse) => unknown;

export interface ScriptedBraze {
  endpoint: string;
  arrivals: Arrival[];
  /** The highest number of requests that were open at a time. */
  mostOpen: number;
  connections: number;
  script: Script;
  close(): Promise<void>;
}

const PAGE = 100;

/** A server on loopback that lists `campaigns` campaigns, knows their details, and does else what its script says. */
export async function startScriptedBraze(campaigns = 3, script: Script = () => false): Promise<ScriptedBraze> {
  const times = new Map<string, number>();
  let open = 0;
  const server = createServer((request, response) => {
    const target = request.url ?? '';
    times.set(target, (times.get(target) ?? 0) + 1);
    const url = new URL(target, 'http://localhost');
    const arrival = {
      method: request.method ?? '',
      target,
      url,
      headers: request.headers,
      times: times.get(target) ?? 0,
    };
    braze.arrivals.push(arrival);
    open += 1;
    braze.mostOpen = Math.max(braze.mostOpen, open);
    response.on('close', () => {
      open -= 1;
    });
    if (braze.script(arrival, response) === false) answerAsBraze(url, response, campaigns);
  });
  server.on('connection', () => {
    braze.connections += 1;
  });
  const braze: ScriptedBraze = {
    endpoint: '',
    arrivals: [],
    mostOpen: 0,
    connections: 0,
    script,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  braze.endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return braze;
}

/** Sends a whole answer. */
export function send(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): void {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
}

function answerAsBraze(url: URL, response: ServerResponse, campaigns: number): void {
  if (url.pathname === '/campaigns/list') {
    const first = Number(url.searchParams.get('page')) * PAGE;
    const rows = Array.from({ length: Math.max(0, Math.min(PAGE, campaigns - first)) }, (_, index) => ({
      id: `campaign-${first + index}`,
      name: `Campaign ${first + index}`,
    }));
    send(response, 200, { message: 'success', campaigns: rows });
    return;
  }
  const id = url.searchParams.get('campaign_id') ?? '';
  const draft = url.searchParams.get('post_launch_draft_version') === 'true';
  send(response, 200, { message: 'success', name: draft ? `Draft of ${id}` : `Details of ${id}`, messages: {} });
}
