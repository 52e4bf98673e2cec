const HOUR = 3_600_000;

/** Braze's shared allowance: so many requests an hour, counted anew with each full hour. */
export interface RateLimit {
  /** Requests that the running hour still allows. */
  readonly remaining: number;
  /** Counts a request; false where the hour is spent. */
  take(): boolean;
  /** Somebody else of the company uses the same allowance. */
  useElsewhere(requests: number): void;
  /** The three headers that every answer carries. Source: Braze, "API rate limits". */
  headers(): Record<string, string>;
}

/** `now` gives milliseconds since the epoch. */
export function createRateLimit(limit: number, now: () => number): RateLimit {
  let hour = Math.floor(now() / HOUR);
  let used = 0;
  const turn = () => {
    const present = Math.floor(now() / HOUR);
    if (present !== hour) used = 0;
    hour = present;
  };
  const remaining = () => {
    turn();
    return Math.max(0, limit - used);
  };
  return {
    get remaining() {
      return remaining();
    },
    take() {
      if (remaining() === 0) return false;
      used += 1;
      return true;
    },
    useElsewhere(requests) {
      turn();
      used += requests;
    },
    headers() {
      const left = remaining();
      return {
        'x-ratelimit-limit': String(limit),
        'x-ratelimit-remaining': String(left),
        'x-ratelimit-reset': String(((hour + 1) * HOUR) / 1000),
      };
    },
  };
}
