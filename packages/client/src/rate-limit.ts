/** Response headers, names in lower case. */
export type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

/** What one answer says of the hourly allowance, as all consumers of the workspace share it. Null where it says nothing. */
export interface RateReading {
  readonly limit: number | null;
  readonly remaining: number | null;
  /** When the allowance is whole again: milliseconds since the epoch, by Braze's clock. */
  readonly resetAt: number | null;
  /** The same by our own clock, which may be wrong by hours. */
  readonly resetHere: number | null;
}

/** Windows are hourly. */
export const WINDOW_MS = 3_600_000;

const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * Reads `X-RateLimit-Limit`, `-Remaining` and `-Reset` (UTC epoch seconds). A header that is missing or no number counts as not sent, and so does a
 * reset that is further away than a window can be long. `now`: milliseconds since the epoch at which the answer came.
 */
export function readRateLimit(headers: Headers, now: number): RateReading {
  const seconds = readCount(headers['x-ratelimit-reset']);
  const serverNow = readServerTime(headers) ?? now;
  const resetAt = seconds === null || seconds * 1000 - serverNow > 2 * WINDOW_MS ? null : seconds * 1000;
  return {
    limit: readCount(headers['x-ratelimit-limit']),
    remaining: readCount(headers['x-ratelimit-remaining']),
    resetAt,
    resetHere: resetAt === null ? null : now + (resetAt - serverNow),
  };
}

/** Milliseconds to wait by `Retry-After` (seconds or an HTTP date; Braze documents none), or null where it says nothing usable. */
export function readRetryAfter(headers: Headers, now: number): number | null {
  const value = single(headers['retry-after']);
  if (value === undefined) return null;
  const seconds = readCount(value);
  if (seconds !== null) return seconds * 1000;
  return HTTP_DATE.test(value) ? Math.max(0, Date.parse(value) - (readServerTime(headers) ?? now)) : null;
}

/** The server's own time by its `Date` header, in milliseconds since the epoch, or null. */
export function readServerTime(headers: Headers): number | null {
  const value = single(headers['date']);
  if (value === undefined || !HTTP_DATE.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

function readCount(value: string | readonly string[] | undefined): number | null {
  const text = single(value);
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function single(value: string | readonly string[] | undefined): string | undefined {
  return typeof value === 'string' ? value.trim() : value?.at(-1)?.trim();
}

/** The allowance of the current window, as far as it is known. */
export interface Allowance {
  readonly limit: number;
  /** The least that was seen in this window: answers overtake each other. */
  readonly remaining: number;
  readonly resetAt: number | null;
  /** By our own clock. */
  readonly resetHere: number;
}

/** What is known after one more answer, which may belong to an earlier window. Null while Braze never told what remains. */
export function updateAllowance(known: Allowance | null, reading: RateReading, now: number): Allowance | null {
  const { remaining, resetAt } = reading;
  if (remaining === null) return known;
  const fresh: Allowance = {
    limit: reading.limit ?? Math.max(remaining, known?.limit ?? 0),
    remaining,
    resetAt,
    // A reset that was not told is at most a window away.
    resetHere: reading.resetHere ?? now + WINDOW_MS,
  };
  if (known === null || known.resetHere <= now) return fresh;
  if (resetAt === null || known.resetAt === null)
    return { ...fresh, resetHere: resetAt === null ? known.resetHere : fresh.resetHere };
  if (resetAt > known.resetAt) return fresh;
  if (resetAt < known.resetAt) return known;
  return { ...fresh, remaining: Math.min(known.remaining, remaining) };
}
