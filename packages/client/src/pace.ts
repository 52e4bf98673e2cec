import { type Allowance, WINDOW_MS } from './rate-limit.ts';

/** What decides whether the next request may leave. Times in milliseconds, `now` by our own clock. */
export interface Outlook {
  readonly now: number;
  readonly allowance: Allowance | null;
  /** Share of the limit that stays free for others, from 0 to 1. */
  readonly reserve: number;
  /** Requests sent whose answer has not come: Braze may not have counted them yet. */
  readonly inFlight: number;
  /** Requests known to come. */
  readonly pending: number;
  /** Requests a second that others send. */
  readonly othersPerSecond: number;
  /** How much longer this run may wait in all. */
  readonly waitLeft: number;
}

/** Whether the next request may leave: at once, spread over time, or not before the reset. */
export type Pace =
  | { readonly kind: 'free' }
  | { readonly kind: 'spread' /** Milliseconds between two requests. */; readonly interval: number }
  | {
      readonly kind: 'wait';
      /** Milliseconds since the epoch, by our own clock. */
      readonly until: number;
      readonly reason: 'reserve' | 'limit';
    };

/** Requests that may still be sent before the reset without touching the reserve; may be negative. */
export function spendable({ allowance, reserve, inFlight }: Outlook): number {
  if (allowance === null) return Number.POSITIVE_INFINITY;
  return allowance.remaining - Math.ceil(allowance.limit * reserve) - inFlight;
}

/**
 * Decides on the next request. While the allowance covers all that is to come, nothing is held back. Where it does not, what is left is spread
 * until the reset, or as far as this run may wait; others' use counts against it, up to a half, since the reserve is theirs anyway.
 */
export function decidePace(outlook: Outlook): Pace {
  const { now, allowance, pending, othersPerSecond, waitLeft } = outlook;
  if (allowance === null || allowance.resetHere <= now) return { kind: 'free' };
  const left = spendable(outlook);
  const untilReset = allowance.resetHere - now;
  if (left <= 0) {
    return { kind: 'wait', until: allowance.resetHere, reason: allowance.remaining > 0 ? 'reserve' : 'limit' };
  }
  const ours = (span: number) => Math.max(left / 2, left - (othersPerSecond * span) / 1000);
  if (pending <= ours(untilReset) || waitLeft <= 0) return { kind: 'free' };
  const span = Math.min(untilReset, waitLeft);
  return { kind: 'spread', interval: span / Math.max(1, ours(span)) };
}

/** How long all that is to come will take, in seconds, at `ownPerSecond` requests a second where nothing holds them back. Null where that speed is not known. */
export function estimateSeconds(outlook: Outlook, pace: Pace, ownPerSecond: number): number | null {
  const { now, allowance, pending, reserve } = outlook;
  if (ownPerSecond <= 0) return null;
  const atFullSpeed = (requests: number) => requests / ownPerSecond;
  if (pace.kind === 'free' || allowance === null) return Math.ceil(atFullSpeed(pending));
  const left = Math.max(0, spendable(outlook));
  if (pending <= left) {
    const interval = pace.kind === 'spread' ? pace.interval / 1000 : 0;
    return Math.ceil(Math.max(atFullSpeed(pending), pending * interval));
  }
  const perWindow = Math.max(1, Math.floor(allowance.limit * (1 - reserve)));
  const wholeWindows = Math.ceil((pending - left) / perWindow) - 1;
  const last = pending - left - wholeWindows * perWindow;
  return Math.ceil((allowance.resetHere - now + wholeWindows * WINDOW_MS) / 1000 + atFullSpeed(last));
}
