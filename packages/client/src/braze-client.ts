import {
  formatInstant,
  isJsonObject,
  isLoopbackEndpoint,
  type Json,
  own,
  readEndpoint,
  stringifyJson,
} from '@brazier/schema';
import { readApiKey } from './api-key.ts';
import type { CampaignRequest } from './campaign-request.ts';
import type { ClientEvent } from './client-event.ts';
import { openConnection } from './connection.ts';
import { realWorld, type World } from './defaults.ts';
import { BrazeError, EndpointError, UnreadableAnswerError } from './errors.ts';
import { type BrazeAnswer, createExchange, type Exchange } from './exchange.ts';
import { FailureStreak } from './failure-streak.ts';
import { createGovernor, type Governor } from './governor.ts';
import { inAnyOrder, type Source } from './in-any-order.ts';
import { readProxy } from './proxy.ts';

/** Whom to ask and how fast; clock, sleep, chance and environment are the real ones by default. */
export interface BrazeClientOptions extends Partial<World> {
  /** The REST endpoint, for example `https://rest.iad-01.braze.com`; `http:` only towards a loopback address. */
  endpoint: string;
  /** A REST API key with the permissions `campaigns.list` and `campaigns.details`. */
  apiKey: string;
  /** Requests in flight; 16 by default. */
  concurrency?: number;
  /** For one whole answer; 30 by default. */
  requestTimeoutSeconds?: number;
  /** How long this client waits for the rate limit in all; 300 by default. */
  maxWaitSeconds?: number;
  /** Share of the hourly allowance that stays free for other consumers of the workspace, from 0 to below 1; 0.5 by default. */
  reserve?: number;
  /** Aborted, it ends everything in flight; what waits for it rejects with the signal's reason. */
  signal?: AbortSignal;
  onEvent?(event: ClientEvent): void;
}

/** One page of the list. */
export interface ListedPage extends BrazeAnswer {
  /** From 0. */
  readonly page: number;
}

/** A campaign to ask for. */
export interface DetailsOrder {
  readonly id: string;
  /** True asks for the post-launch draft where there is one; the live version otherwise. */
  readonly draft?: boolean;
}

/** What came of one order. */
export interface DetailsOutcome {
  readonly id: string;
  readonly draft: boolean;
  readonly result: BrazeAnswer | { readonly error: BrazeError };
}

/** What a client has used so far. */
export interface Usage {
  /** Every attempt counts. */
  readonly requests: number;
  /** Of the bodies that were read. */
  readonly bytes: number;
  /** The shared allowance as Braze last told it; null before it did. */
  readonly rate: { readonly limit: number; readonly remaining: number; readonly resetAt: string | null } | null;
}

/** Reads campaigns from one workspace. It can send GET to `/campaigns/list` and `/campaigns/details`, and nothing else. */
export interface BrazeClient {
  /**
   * Every page of the list, archived campaigns included, one after the other, the empty one that ends it as the last; of a server that looks at no
   * page number the one page that it has. The next page is asked for when the reader comes for it. Rejects with a BrazeError.
   *
   * With `pastEmptyPage` an empty page after a full one ends the list only where the one after it is empty too.
   */
  listCampaigns(options?: { pastEmptyPage?: boolean }): AsyncIterable<ListedPage>;
  /** Rejects with a BrazeError. */
  campaignDetails(id: string, options?: { draft?: boolean }): Promise<BrazeAnswer>;
  /**
   * The details of many campaigns in the order in which they come, `concurrency` requests at a time, never far ahead of the reader. A campaign
   * that fails gives its error and does not end the others, unless a hundred in a row fail: the rest then fail unasked. An array lets the rate limit be planned for, since its length is known.
   */
  detailsOf(orders: Source<DetailsOrder>): AsyncIterable<DetailsOutcome>;
  readonly usage: Usage;
  /** Closes the connections; requests in flight fail. */
  close(): Promise<void>;
}

/** Campaigns on a page of the list, unless it is the last. */
export const ROWS_OF_A_PAGE = 100;
// A million campaigns: no workspace is that large, so such a list has no end.
const MOST_PAGES = 10_000;
// One page that comes twice may be a list that shifted; three times is a server that looks at no page number.
const MOST_REPEATS = 2;

/**
 * Makes a client. Nothing is sent before it is asked.
 *
 * @throws EndpointError, MalformedKeyError, ProxyError where endpoint, key or the environment's proxy cannot be used.
 */
export function createBrazeClient(options: BrazeClientOptions): BrazeClient {
  const { now, sleep, random, env } = { ...realWorld(), ...options };
  const { concurrency = 16, onEvent = () => undefined } = options;
  const reading = readEndpoint(options.endpoint);
  if ('problem' in reading) throw new EndpointError(reading.problem);
  const { endpoint: origin } = reading;
  const apiKey = readApiKey(options.apiKey);
  const proxy = isLoopbackEndpoint(origin) ? null : readProxy(env);
  const { requestTimeoutSeconds: timeoutSeconds = 30, maxWaitSeconds = 300, reserve = 0.5 } = options;
  const signal = options.signal ?? new AbortController().signal;
  const connection = openConnection({ origin, apiKey, connections: concurrency, timeoutSeconds, proxy });
  const governor = createGovernor({ now, sleep, reserve, maxWaitSeconds, signal, onEvent });
  const hasExtraAuthorities = (env['NODE_EXTRA_CA_CERTS'] ?? '') !== '';
  const answering = { origin, connection, governor, concurrency, hasExtraAuthorities };
  const exchange = createExchange({ ...answering, now, sleep, random, signal, onEvent });
  const stop = () => void connection.destroy();
  signal.addEventListener('abort', stop, { once: true });

  return {
    listCampaigns: ({ pastEmptyPage = false } = {}) => listPages(exchange, origin, pastEmptyPage),
    campaignDetails: (id, { draft = false } = {}) => exchange.ask(detailsRequest(id, draft)),
    detailsOf: (orders) => detailsOf(orders, { concurrency, governor, exchange }),
    get usage() {
      return { ...exchange.sent, rate: describeRate(governor) };
    },
    async close() {
      signal.removeEventListener('abort', stop);
      await connection.destroy();
    },
  };
}

async function* listPages(
  exchange: Exchange,
  origin: string,
  pastEmptyPage: boolean,
): AsyncGenerator<ListedPage, void, undefined> {
  let last = '';
  let isAfterFullPage = false;
  let repeats = 0;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const answer = await exchange.ask({ path: '/campaigns/list', page });
    const rows = rowsOf(answer.body);
    const text = stringifyJson(rows);
    const isRepeated = rows.length > 0 && text === last;
    // Not a page of a hundred, and the same for every number: a server that looks at none gives the whole list as one.
    if (isRepeated && rows.length !== ROWS_OF_A_PAGE) return;
    yield { page, ...answer };
    if (rows.length === 0 && !(pastEmptyPage && isAfterFullPage)) return;
    isAfterFullPage = rows.length >= ROWS_OF_A_PAGE;
    repeats = isRepeated ? repeats + 1 : 0;
    last = text;
    if (repeats >= MOST_REPEATS) break;
  }
  throw new UnreadableAnswerError(origin, '/campaigns/list', 'endless-list');
}

function rowsOf(body: Json): Json[] {
  const rows = isJsonObject(body) ? own(body, 'campaigns') : undefined;
  return Array.isArray(rows) ? rows : [];
}

function detailsRequest(campaignId: string, draft: boolean): CampaignRequest {
  return { path: '/campaigns/details', campaignId, draft };
}

async function* detailsOf(
  orders: Source<DetailsOrder>,
  { concurrency, governor, exchange }: { concurrency: number; governor: Governor; exchange: Exchange },
): AsyncGenerator<DetailsOutcome, void, undefined> {
  const streak = new FailureStreak();
  let expected = Array.isArray(orders) ? orders.length : 0;
  governor.expect(expected);
  try {
    yield* inAnyOrder(orders, concurrency, async ({ id, draft = false }) => {
      expected -= 1;
      const result = await exchange.ask(detailsRequest(id, draft), streak).catch(asResult);
      return { id, draft, result };
    });
  } finally {
    governor.expect(-Math.max(0, expected));
  }
}

function asResult(error: unknown): { error: BrazeError } {
  if (error instanceof BrazeError) return { error };
  throw error;
}

function describeRate({ allowance }: Governor): Usage['rate'] {
  if (allowance === null) return null;
  const { limit, remaining, resetAt } = allowance;
  return { limit, remaining, resetAt: resetAt === null ? null : formatInstant(resetAt) };
}
