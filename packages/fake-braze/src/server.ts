import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readInstant } from '@brazier/schema';
import { type Answer, jsonAnswer, sendAnswer, spoilAnswer } from './answer.ts';
import { createWorld } from './create-world.ts';
import { createFaults, type DetailsFault, type Faults, type ListFault, type PlannedFaults } from './faults.ts';
import { listBody } from './list-answer.ts';
import { createRateLimit, type RateLimit } from './rate-limit.ts';
import type { ListQuery, World } from './world.ts';

/** A request as the stand-in saw it; never its headers. */
export interface SeenRequest {
  method: string;
  path: string;
  query: Record<string, string>;
}

/** A running Braze stand-in. */
export interface FakeBraze {
  /** `http://127.0.0.1:<port>`. */
  readonly endpoint: string;
  /** The one key that it accepts. */
  readonly apiKey: string;
  readonly world: World;
  readonly faults: Faults;
  readonly rateLimit: Pick<RateLimit, 'remaining' | 'useElsewhere'>;
  /** The latest requests, at most 100,000, oldest first. */
  readonly requests: readonly SeenRequest[];
  /** How many requests were under way at once, at most, so far. */
  readonly mostAtOnce: number;
  close(): Promise<void>;
}

const MOST_REQUESTS_KEPT = 100_000;

/**
 * Starts a Braze stand-in on 127.0.0.1 that answers `GET /campaigns/list` and `GET /campaigns/details` as Braze does: the key checked, pages of
 * 100, archived campaigns only on demand, rate-limit headers, Braze's own error texts.
 *
 * @param options.world the workspace; the believable one unless given
 * @param options.port any free one unless given
 * @param options.now milliseconds since the epoch: the clock behind the `Date` header and the rate limit's hour
 * @param options.latencyMs how long each answer takes, in milliseconds
 * @param options.rateLimit requests an hour, 250,000 unless given
 */
export async function startFakeBraze(
  options: {
    world?: World;
    apiKey?: string;
    port?: number;
    now?: () => number;
    latencyMs?: number;
    rateLimit?: number;
  } = {},
): Promise<FakeBraze> {
  const { world = createWorld(), apiKey = 'fake-braze-key', port = 0, now = Date.now, latencyMs = 0 } = options;
  const faults = createFaults();
  const rateLimit = createRateLimit(options.rateLimit ?? 250_000, now);
  const requests: SeenRequest[] = [];
  let atOnce = 0;
  let mostAtOnce = 0;
  const server = createServer((request, response) => {
    atOnce += 1;
    mostAtOnce = Math.max(mostAtOnce, atOnce);
    response.once('close', () => {
      atOnce -= 1;
    });
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const seen = { method: request.method ?? '', path: url.pathname, query: Object.fromEntries(url.searchParams) };
    if (requests.push(seen) > MOST_REQUESTS_KEPT) requests.shift();
    const { answer, fault } = answerTo(request, url, { world, apiKey, faults, rateLimit });
    const send = () =>
      sendAnswer(response, answer, { date: new Date(now()).toUTCString(), ...rateLimit.headers() }, fault);
    if (latencyMs > 0) setTimeout(send, latencyMs);
    else send();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${address.port}`,
    apiKey,
    world,
    faults,
    rateLimit,
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface House {
  world: World;
  apiKey: string;
  faults: PlannedFaults;
  rateLimit: RateLimit;
}

interface Outcome {
  answer: Answer;
  fault: ListFault | DetailsFault | null;
}

function answerTo(request: IncomingMessage, url: URL, house: House): Outcome {
  const refusal = refuse(request, url, house);
  if (refusal !== null) return { answer: refusal, fault: null };
  return url.pathname === '/campaigns/list' ? answerList(url, house) : answerDetails(url, house);
}

/** What is refused before anything is looked up: key, path, method, permission, rate. */
function refuse(request: IncomingMessage, url: URL, { apiKey, faults, rateLimit }: House): Answer | null {
  const key = /^Bearer (.*)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
  // Braze echoes the key that it does not know: whoever prints the answer prints a key.
  if (key !== apiKey) return jsonAnswer(401, { message: `Invalid API Key: ${key}` });
  if (!['/campaigns/list', '/campaigns/details'].includes(url.pathname))
    return jsonAnswer(404, { message: 'Not Found', errors: [] });
  if (request.method !== 'GET') return jsonAnswer(405, { message: 'Method Not Allowed' });
  if (!rateLimit.take()) return jsonAnswer(429, { message: 'Rate limit exceeded' });
  const permission = url.pathname.slice(1).replace('/', '.');
  if (faults.isWithheld(permission))
    return jsonAnswer(403, { message: `The API key lacks the ${permission} permission` });
  return null;
}

function answerList(url: URL, { world, faults }: House): Outcome {
  const query = readListQuery(url.searchParams);
  if (typeof query === 'string') return { answer: jsonAnswer(400, { message: query }), fault: null };
  const fault = faults.takeListFault(query.page);
  return outcome({ status: 200, body: listBody(world, query, fault) }, fault);
}

function answerDetails(url: URL, { world, faults }: House): Outcome {
  const id = url.searchParams.get('campaign_id') ?? '';
  const fault = faults.takeDetailsFault(id);
  const draft = url.searchParams.get('post_launch_draft_version') === 'true';
  const body = detailsBody(world, id, draft, fault);
  return outcome(body === null ? jsonAnswer(400, { message: 'Invalid Campaign ID' }) : { status: 200, body }, fault);
}

function detailsBody(world: World, id: string, draft: boolean, fault: DetailsFault | null): string | null {
  if (fault?.kind === 'stale') return world.staleDetailsBody(id);
  return world.detailsBody(fault?.kind === 'wrong-campaign' ? fault.id : id, { draft });
}

function outcome(answer: Answer, fault: ListFault | DetailsFault | null): Outcome {
  return { answer: fault === null ? answer : spoilAnswer(answer, fault), fault };
}

/** The query of `/campaigns/list`, or what is wrong with it. */
function readListQuery(parameters: URLSearchParams): ListQuery | string {
  const page = parameters.get('page') ?? '0';
  if (!/^\d{1,9}$/.test(page)) return 'Invalid page';
  const editedAfter = parameters.get('last_edit.time[gt]');
  const instant = editedAfter === null ? null : readInstant(editedAfter);
  if (editedAfter !== null && instant === null) return 'Invalid last_edit.time';
  return {
    page: Number(page),
    includeArchived: parameters.get('include_archived') === 'true',
    descending: parameters.get('sort_direction') === 'desc',
    editedAfter: instant,
  };
}
