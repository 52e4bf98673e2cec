import type { Pool } from 'undici';
import { type CampaignRequest, requestTarget } from './campaign-request.ts';
import type { Headers } from './rate-limit.ts';

/** A campaign with every message is some hundred kilobytes; what is larger than this is no answer of Braze. */
const LARGEST_BODY_BYTES = 32 * 1024 * 1024;
const IDLE_CONNECTION_MS = 30_000;

/** What came back, before anybody read it. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Only where the status is 200: other bodies may echo the key, and are never looked at. */
  readonly body: Uint8Array | null;
}

/** The body exceeds what an answer can be. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
}

/** The answer was not whole in time. */
export class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

/** Connections to one endpoint, kept alive. */
export interface Connection {
  /** Sends one GET, follows no redirect, and reads the answer to its end. Rejects with undici's error, BodyTooLargeError or DeadlineError. */
  send(request: CampaignRequest): Promise<RawAnswer>;
  /** Ends every request in flight. */
  destroy(): Promise<void>;
}

/** Opens at most `connections` connections to `origin`, when they are needed. The key leaves in the Authorization header and nowhere else. */
export function openConnection(options: {
  origin: string;
  apiKey: string;
  connections: number;
  timeoutSeconds: number;
}): Connection {
  const { origin, apiKey, connections, timeoutSeconds } = options;
  const timeoutMs = timeoutSeconds * 1000;
  let opened: Promise<Pool> | null = null;
  const pool = () => {
    opened ??= openPool(origin, {
      connections,
      pipelining: 1,
      keepAliveTimeout: IDLE_CONNECTION_MS,
      connectTimeout: timeoutMs,
      maxResponseSize: LARGEST_BODY_BYTES,
      // One deadline for the whole answer stands instead: these two never end an answer that trickles in.
      headersTimeout: 0,
      bodyTimeout: 0,
    });
    return opened;
  };

  const send = async (request: CampaignRequest, deadline: AbortSignal): Promise<RawAnswer> => {
    const { statusCode, headers, body } = await (await pool()).request({
      method: 'GET',
      path: requestTarget(request),
      headers: { authorization: `Bearer ${apiKey}`, accept: 'application/json', 'user-agent': 'brazier' },
      signal: deadline,
    });
    if (statusCode === 200) return { status: statusCode, headers, body: await body.bytes() };
    // Read to its end, so that the connection can be used again; what breaks there does not change the answer.
    await body.dump({ limit: 65_536, signal: deadline }).catch(() => undefined);
    return { status: statusCode, headers, body: null };
  };

  return {
    async send(request) {
      const controller = new AbortController();
      const timer = setTimeout(() => controller.abort(new DeadlineError()), timeoutMs);
      try {
        return await send(request, controller.signal);
      } catch (error) {
        if (isTooLarge(error)) throw new BodyTooLargeError();
        throw error;
      } finally {
        clearTimeout(timer);
      }
    },
    destroy: async () => (await pool()).destroy(),
  };
}

/** Loaded only now: whoever only reads the audit folder never needs it, and it costs more to load than all else here. */
async function openPool(origin: string, options: Pool.Options): Promise<Pool> {
  // By its default: a bundler gives a CommonJS module that is loaded later no other.
  const { default: undici } = await import('undici');
  return new undici.Pool(origin, options);
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE';
}
