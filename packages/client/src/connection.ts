import type { Dispatcher, Pool } from 'undici';
import { type CampaignRequest, requestTarget } from './campaign-request.ts';
import { ACCEPTED_ENCODINGS, BodyTooLargeError, decodeBody } from './decode-body.ts';
import type { ProxySettings } from './proxy.ts';
import type { Headers } from './rate-limit.ts';
import type { ProxyName } from './unavailable-error.ts';

/** A campaign with every message is some hundred kilobytes; what is larger than this is no answer of Braze. */
const LARGEST_BODY_BYTES = 32 * 1024 * 1024;
/** What is read of the reason for which Braze refuses a key. */
const LARGEST_REFUSAL_BYTES = 16 * 1024;
const IDLE_CONNECTION_MS = 30_000;

/** What came back, before anybody read it. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Decompressed. Only where the status is 200, or where it refuses the key: others are never looked at. */
  readonly body: Uint8Array | null;
}

/** The answer was not whole in time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
  readonly seconds: number;

  constructor(seconds: number) {
    super();
    this.seconds = seconds;
  }
}

/** The proxy let nothing through to the endpoint: `status` is its answer, or the cause says why there was none. */
export class TunnelError extends Error {
  override readonly name = 'TunnelError';
  readonly proxy: ProxyName;
  readonly status: number | null;

  constructor({ origin, variable, authorization }: ProxySettings, status: number | null, options?: ErrorOptions) {
    super('', options);
    // Whoever prints this error must not print what the proxy lets in.
    this.proxy = { origin, variable, hasCredentials: authorization !== null };
    this.status = status;
  }
}

/** Connections to one endpoint, kept alive. */
export interface Connection {
  /**
   * Sends one GET, follows no redirect, and reads the answer to its end. Rejects with undici's error, TunnelError, EncodingError,
   * BodyTooLargeError or DeadlineError.
   */
  send(request: CampaignRequest): Promise<RawAnswer>;
  /** Ends every request in flight. */
  destroy(): Promise<void>;
}

/** What connections are opened to, and how. */
export interface ConnectionOptions {
  origin: string;
  apiKey: string;
  connections: number;
  timeoutSeconds: number;
  /** Null asks the endpoint directly. */
  proxy: ProxySettings | null;
}

/** Opens at most `connections` connections to `origin`, when they are needed. The key leaves in the Authorization header and nowhere else. */
export function openConnection(options: ConnectionOptions): Connection {
  const { origin, apiKey, timeoutSeconds } = options;
  let opened: Promise<Dispatcher> | null = null;
  const open = () => {
    opened ??= openDispatcher(options);
    return opened;
  };

  const send = async (request: CampaignRequest, signal: AbortSignal): Promise<RawAnswer> => {
    const { statusCode, headers, body } = await (await open()).request({
      origin,
      method: 'GET',
      path: requestTarget(request),
      headers: {
        authorization: `Bearer ${apiKey}`,
        accept: 'application/json',
        'accept-encoding': ACCEPTED_ENCODINGS,
        'user-agent': 'brazier',
      },
      signal,
    });
    if (statusCode === 200) {
      return { status: statusCode, headers, body: await decodeBody(await body.bytes(), headers, LARGEST_BODY_BYTES) };
    }
    if (statusCode === 401 || statusCode === 403) {
      return { status: statusCode, headers, body: await readRefusal(body, headers) };
    }
    // Read to its end, so that the connection can be used again; what breaks there does not change the answer.
    await body.dump({ limit: 65_536, signal }).catch(() => undefined);
    return { status: statusCode, headers, body: null };
  };

  return {
    async send(request) {
      try {
        return await withDeadline(timeoutSeconds, (signal) => send(request, signal));
      } catch (error) {
        throw isTooLarge(error) ? new BodyTooLargeError() : error;
      }
    },
    destroy: async () => (await open()).destroy(),
  };
}

/** Loaded only now: whoever only reads the audit folder never needs it, and it costs more to load than all else here. */
async function openDispatcher({ origin, connections, timeoutSeconds, proxy }: ConnectionOptions): Promise<Dispatcher> {
  // By its default: a bundler gives a CommonJS module that is loaded later no other.
  const { default: undici } = await import('undici');
  const connectTimeout = timeoutSeconds * 1000;
  const pool: Pool.Options = {
    connections,
    pipelining: 1,
    keepAliveTimeout: IDLE_CONNECTION_MS,
    connectTimeout,
    maxResponseSize: LARGEST_BODY_BYTES,
    // One deadline for the whole answer stands instead: these two never end an answer that trickles in.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  if (proxy === null) return new undici.Pool(origin, pool);
  const { origin: address, authorization, noProxy } = proxy;
  return new undici.EnvHttpProxyAgent({
    ...pool,
    httpProxy: address,
    httpsProxy: address,
    noProxy,
    ...(authorization === null ? {} : { token: authorization }),
    proxyTls: { timeout: connectTimeout },
    requestTls: { timeout: connectTimeout },
    clientFactory: (url, options) => openTunnels(new undici.Pool(url, options), proxy, timeoutSeconds / 2),
  });
}

/** The connections to the proxy itself, whose failures are marked as such: to undici they are those of the endpoint behind it. */
function openTunnels(pool: Pool, proxy: ProxySettings, timeoutSeconds: number): Pool {
  const connect = async (options: Dispatcher.ConnectOptions): Promise<Dispatcher.ConnectData> => {
    // Of its own, shorter than that of the whole answer: a proxy that keeps silent is to be told from an endpoint that does.
    const answer = await withDeadline(timeoutSeconds, (signal) => open({ ...options, signal })).catch((cause) => {
      throw new TunnelError(proxy, null, { cause });
    });
    if (answer.statusCode === 200) return answer;
    answer.socket.on('error', () => undefined).destroy();
    throw new TunnelError(proxy, answer.statusCode);
  };
  const open = pool.connect.bind(pool) as typeof connect;
  return Object.assign(pool, { connect });
}

async function withDeadline<Result>(seconds: number, work: (signal: AbortSignal) => Promise<Result>): Promise<Result> {
  const controller = new AbortController();
  const timer = setTimeout(() => controller.abort(new DeadlineError(seconds)), seconds * 1000);
  try {
    return await work(controller.signal);
  } finally {
    clearTimeout(timer);
  }
}

/** The beginning of the body, or null where there is none that can be read: the status alone is an answer too. */
async function readRefusal(body: Dispatcher.ResponseData['body'], headers: Headers): Promise<Uint8Array | null> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of body as AsyncIterable<Uint8Array>) {
      chunks.push(chunk);
      size += chunk.byteLength;
      if (size > LARGEST_REFUSAL_BYTES) return null;
    }
    return await decodeBody(Buffer.concat(chunks), headers, LARGEST_REFUSAL_BYTES);
  } catch {
    return null;
  }
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
}
