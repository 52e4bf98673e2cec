import { formatInstant } from '@brazier/schema';
import type { ClientEvent } from './client-event.ts';
import { RateLimitError } from './errors.ts';
import { decidePace, estimateSeconds, type Outlook, type Pace } from './pace.ts';
import { type Allowance, type RateReading, updateAllowance } from './rate-limit.ts';

// The server's clock is read to the second: a moment later the reset has come for certain.
const RESET_MARGIN_MS = 1_000;
// A timer cannot sleep for less than this; shorter delays add up until one is long enough.
const SHORTEST_SLEEP_MS = 5;
// Earlier than this, requests whose answers are still on their way would pass for others' use.
const OTHERS_AFTER_MS = 5_000;
const TELL_EVERY_MS = 10_000;

/** What a governor works with: clock, sleep and policy. */
export interface GovernorOptions {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Share of the hourly allowance that stays free for others, from 0 to 1. */
  reserve: number;
  maxWaitSeconds: number;
  signal?: AbortSignal | undefined;
  onEvent(event: ClientEvent): void;
}

/** Lets requests leave so that the shared rate limit is kept and others are left their part. */
export interface Governor {
  /**
   * Resolves when one more request may leave. In turn: one waits, and those behind it with it.
   *
   * @throws RateLimitError where that would mean to wait longer than this run may.
   */
  admit(): Promise<void>;
  /** A request that was admitted has ended; `reading` is null where no answer came. */
  settle(reading: RateReading | null): void;
  /** Braze refused for a time (429, or `Retry-After`): nothing leaves for `ms` milliseconds. */
  hold(ms: number): void;
  /** Whether this run may still wait for so many milliseconds. */
  canWait(ms: number): boolean;
  /** So many more requests are known to come; negative where they will not. */
  expect(requests: number): void;
  readonly allowance: Allowance | null;
}

/** Makes the governor of one run. */
export function createGovernor(options: GovernorOptions): Governor {
  const { now, sleep, signal, onEvent } = options;
  const started = now();
  let allowance: Allowance | null = null;
  let inFlight = 0;
  let settled = 0;
  let pending = 0;
  let waitedMs = 0;
  let heldUntil = 0;
  let due = 0;
  let told: number | null = null;
  let window: { resetAt: number | null; remaining: number; settled: number; at: number } | null = null;
  let turn: Promise<void> = Promise.resolve();

  const waitLeft = () => Math.max(0, options.maxWaitSeconds * 1000 - waitedMs);

  const look = (): Outlook => ({
    now: now(),
    allowance,
    reserve: options.reserve,
    inFlight,
    pending,
    othersPerSecond: othersPerSecond(),
    waitLeft: waitLeft(),
  });

  const othersPerSecond = (): number => {
    const elapsed = window === null ? 0 : now() - window.at;
    if (window === null || allowance === null || elapsed < OTHERS_AFTER_MS) return 0;
    const ours = settled - window.settled + inFlight;
    return Math.max(0, window.remaining - allowance.remaining - ours) / (elapsed / 1000);
  };

  const estimate = (outlook: Outlook, pace: Pace): number | null => {
    const working = now() - started - waitedMs;
    // Those on their way count too: after the first answer they are most of what was done.
    return estimateSeconds(outlook, pace, working > 0 ? ((settled + inFlight) * 1000) / working : 0);
  };

  const pause = async (ms: number): Promise<void> => {
    waitedMs += ms;
    await sleep(ms, signal);
  };

  const waitUntil = async (outlook: Outlook, pace: Pace, until: number, reason: 'reserve' | 'limit' | 'refused') => {
    if (until - outlook.now > outlook.waitLeft) throw new RateLimitError(describe(allowance, until));
    const ms = until - outlook.now + (reason === 'refused' ? 0 : RESET_MARGIN_MS);
    const estimateSeconds = estimate(outlook, pace);
    onEvent({ type: 'waiting', reason, seconds: ms / 1000, until: formatInstant(outlook.now + ms), estimateSeconds });
    await pause(ms);
  };

  const spread = async (outlook: Outlook, pace: Extract<Pace, { kind: 'spread' }>) => {
    if (told === null || outlook.now - told > TELL_EVERY_MS) {
      told = outlook.now;
      onEvent({ type: 'pace', requestsPerSecond: 1000 / pace.interval, estimateSeconds: estimate(outlook, pace) });
    }
    const ms = Math.min(due - outlook.now, outlook.waitLeft);
    due = Math.max(due, outlook.now) + pace.interval;
    if (ms >= SHORTEST_SLEEP_MS) await pause(ms);
  };

  const admitOne = async (): Promise<void> => {
    for (;;) {
      signal?.throwIfAborted();
      const outlook = look();
      const pace = decidePace(outlook);
      if (heldUntil > outlook.now && (pace.kind !== 'wait' || pace.until < heldUntil)) {
        await waitUntil(outlook, pace, heldUntil, 'refused');
      } else if (pace.kind === 'wait') {
        await waitUntil(outlook, pace, pace.until, pace.reason);
      } else {
        if (pace.kind === 'spread') await spread(outlook, pace);
        inFlight += 1;
        pending = Math.max(0, pending - 1);
        return;
      }
    }
  };

  return {
    admit() {
      const mine = turn.then(admitOne);
      turn = mine.catch(() => undefined);
      return mine;
    },
    settle(reading) {
      inFlight -= 1;
      settled += 1;
      if (reading === null) return;
      allowance = updateAllowance(allowance, reading, now());
      if (allowance !== null && (window === null || window.resetAt !== allowance.resetAt)) {
        window = { resetAt: allowance.resetAt, remaining: allowance.remaining, settled, at: now() };
      }
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, now() + ms);
    },
    canWait: (ms) => ms <= waitLeft(),
    expect(requests) {
      pending = Math.max(0, pending + requests);
    },
    get allowance() {
      return allowance;
    },
  };
}

function describe(allowance: Allowance | null, until: number): RateLimitError['data'] {
  const told = allowance !== null && allowance.resetHere >= until ? allowance.resetAt : null;
  return { remaining: allowance?.remaining ?? null, resetAt: formatInstant(told ?? until) };
}
