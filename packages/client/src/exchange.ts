import { formatInstant, type Json } from '@brazier/schema';
import { backoff, limitedBackoff, mostAttempts } from './backoff.ts';
import type { CampaignPath, CampaignRequest } from './campaign-request.ts';
import type { ClientEvent } from './client-event.ts';
import type { Connection, RawAnswer } from './connection.ts';
import { BrazeAuthError, type BrazeError, CampaignNotFoundError, RateLimitError } from './errors.ts';
import type { FailureStreak } from './failure-streak.ts';
import { createGate } from './gate.ts';
import type { Governor } from './governor.ts';
import { readRateLimit, readRetryAfter, readServerTime } from './rate-limit.ts';
import { readAnswer, readFailure, type Verdict } from './read-answer.ts';

/** An answer of Braze. */
export interface BrazeAnswer {
  /** The whole body as `parseJson` of @brazier/schema gives it; its status field says `success`. */
  readonly body: Json;
  /** Braze's own time when it answered, as `YYYY-MM-DDTHH:MM:SSZ`; null where it did not say. */
  readonly serverTime: string | null;
}

/** Sends requests until each has its answer or its error. */
export interface Exchange {
  /** `streak` counts the failures of the requests that belong together; a request on its own gets all its attempts. */
  ask(request: CampaignRequest, streak?: FailureStreak): Promise<BrazeAnswer>;
  readonly sent: { readonly requests: number; readonly bytes: number };
}

/** What an exchange works with. */
export interface ExchangeOptions {
  origin: string;
  connection: Connection;
  governor: Governor;
  concurrency: number;
  /** True where the environment names certificate authorities besides the known ones. */
  hasExtraAuthorities: boolean;
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  random(): number;
  signal: AbortSignal;
  onEvent(event: ClientEvent): void;
}

interface Attempt {
  readonly verdict: Verdict;
  readonly answer: RawAnswer | null;
}

/** Makes an exchange: bounded concurrency, the governor's leave for each attempt, retries with jitter, and no further request where the key was refused. */
export function createExchange(options: ExchangeOptions): Exchange {
  const { origin, connection, governor, hasExtraAuthorities, now, sleep, random, signal, onEvent } = options;
  const gate = createGate(options.concurrency);
  const sent = { requests: 0, bytes: 0 };
  const refusals = new Map<CampaignPath | 'key', BrazeAuthError>();

  const attempt = async (request: CampaignRequest, number: number): Promise<Attempt> => {
    await governor.admit();
    const refusal = refusals.get('key') ?? refusals.get(request.path);
    if (refusal) {
      governor.settle(null);
      throw refusal;
    }
    const began = now();
    sent.requests += 1;
    let answer: RawAnswer | null = null;
    let verdict: Verdict;
    try {
      answer = await connection.send(request);
      verdict = readAnswer(origin, request, answer);
    } catch (error) {
      verdict = readFailure(origin, request, { error, hasExtraAuthorities });
    } finally {
      governor.settle(answer && readRateLimit(answer.headers, now()));
    }
    const bytes = answer?.body?.byteLength ?? 0;
    sent.bytes += bytes;
    if (signal.aborted) throw signal.reason;
    const status = answer?.status ?? null;
    onEvent({ type: 'request', request, attempt: number, status, bytes, seconds: (now() - began) / 1000 });
    return { verdict, answer };
  };

  const askInTurn = async (request: CampaignRequest, streak?: FailureStreak): Promise<BrazeAnswer> => {
    for (let number = 1; ; number += 1) {
      const givenUp = streak?.givenUp(number);
      if (givenUp) throw givenUp;
      const { verdict, answer } = await attempt(request, number);
      if (verdict.kind === 'answer') {
        streak?.end();
        return { body: verdict.body, serverTime: serverTimeOf(answer) };
      }
      if (verdict.kind === 'final') throw remember(request, verdict.error, streak);
      if (verdict.kind === 'limited') await waitForAllowance(request, number, answer);
      else await waitForBetterTimes({ request, number, streak }, verdict, answer);
    }
  };

  const remember = (request: CampaignRequest, error: BrazeError, streak?: FailureStreak): BrazeError => {
    if (error instanceof BrazeAuthError)
      refusals.set(error.data.missing === 'permission' ? request.path : 'key', error);
    if (error instanceof BrazeAuthError || error instanceof CampaignNotFoundError) streak?.end();
    else streak?.add(error);
    return error;
  };

  const tellRetry = (request: CampaignRequest, attempt: number, reason: string, waitMs: number): void =>
    onEvent({ type: 'retry', request, attempt, attempts: mostAttempts(reason), reason, seconds: waitMs / 1000 });

  // The hold is the governor's: what Braze refuses to one request, it refuses to all.
  const waitForAllowance = async (request: CampaignRequest, number: number, answer: RawAnswer | null) => {
    const told = answer && readRetryAfter(answer.headers, now());
    const reset = answer && readRateLimit(answer.headers, now()).resetHere;
    const waitMs = Math.max(limitedBackoff(number, random()), told ?? (reset === null ? 0 : reset - now()));
    if (number >= mostAttempts('rate-limit')) {
      throw new RateLimitError({
        remaining: governor.allowance?.remaining ?? null,
        resetAt: formatInstant(now() + waitMs),
      });
    }
    tellRetry(request, number, 'rate-limit', waitMs);
    governor.hold(waitMs);
  };

  const waitForBetterTimes = async (
    { request, number, streak }: { request: CampaignRequest; number: number; streak: FailureStreak | undefined },
    { error, reason }: Extract<Verdict, { kind: 'passing' }>,
    answer: RawAnswer | null,
  ) => {
    const told = answer && readRetryAfter(answer.headers, now());
    const isLast = number >= mostAttempts(reason) || streak?.isLong === true;
    if (isLast || !governor.canWait(told ?? 0)) throw remember(request, error, streak);
    const waitMs = told === null ? backoff(number, random()) : 0;
    tellRetry(request, number, reason, told ?? waitMs);
    if (told !== null) governor.hold(told);
    else await sleep(waitMs, signal);
  };

  return { ask: (request, streak) => gate.run(() => askInTurn(request, streak)), sent };
}

function serverTimeOf(answer: RawAnswer | null): string | null {
  const time = answer && readServerTime(answer.headers);
  return time === null ? null : formatInstant(time);
}
