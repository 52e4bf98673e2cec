const BASE_MS = 500;
const LONGEST_MS = 20_000;
const LIMITED_BASE_MS = 2_000;
const LIMITED_LONGEST_MS = 60_000;

/** How often a request is sent at most, all attempts counted, by why the last one failed. */
export function mostAttempts(reason: string): number {
  // A hang has already cost a whole timeout; after a refusal for the rate limit the wait is long, and bounded by the longest wait.
  return reason === 'timeout' ? 2 : reason === 'rate-limit' ? 6 : 5;
}

/**
 * Milliseconds to wait after the attempt number `attempt` (from 1): full jitter, so that many who failed together do not come back together.
 * `random` is at least 0 and below 1.
 */
export function backoff(attempt: number, random: number): number {
  return random * Math.min(LONGEST_MS, BASE_MS * 2 ** (attempt - 1));
}

/** The same after a 429 without a word on when to come back: longer, and never nothing. */
export function limitedBackoff(attempt: number, random: number): number {
  return (0.5 + random / 2) * Math.min(LIMITED_LONGEST_MS, LIMITED_BASE_MS * 2 ** (attempt - 1));
}
