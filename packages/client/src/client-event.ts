import type { CampaignRequest } from './campaign-request.ts';

/** What a client tells while it works, for progress and logs. Nothing in it is secret. */
export type ClientEvent = RequestEvent | RetryEvent | WaitingEvent | PaceEvent;

/** An answer came, or an attempt failed. */
export interface RequestEvent {
  readonly type: 'request';
  readonly request: CampaignRequest;
  /** From 1. */
  readonly attempt: number;
  /** The HTTP status; null where no answer came. */
  readonly status: number | null;
  /** Size of the body; 0 where it was not read. */
  readonly bytes: number;
  readonly seconds: number;
}

/** The same request will be sent again. */
export interface RetryEvent {
  readonly type: 'retry';
  readonly request: CampaignRequest;
  /** The attempt that failed, from 1. */
  readonly attempt: number;
  /** How often it is sent at most, if this failure comes again and again. */
  readonly attempts: number;
  /** A word for the failure: a reason of BrazeUnavailableError or UnreadableAnswerError, or `rate-limit`. */
  readonly reason: string;
  /** How long it waits first. */
  readonly seconds: number;
}

/** Nothing is sent for a while, for the rate limit's sake. */
export interface WaitingEvent {
  readonly type: 'waiting';
  /** `reserve`: what Brazier may use is spent; `limit`: all of it is; `refused`: Braze answered 429. */
  readonly reason: 'reserve' | 'limit' | 'refused';
  readonly seconds: number;
  /** When it goes on, as `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly until: string;
  /** How long all that is known to come will take, this wait included; null where that cannot be told. */
  readonly estimateSeconds: number | null;
}

/** Requests are spread from now on, since the allowance is short for what is to come. */
export interface PaceEvent {
  readonly type: 'pace';
  readonly requestsPerSecond: number;
  /** As in WaitingEvent. */
  readonly estimateSeconds: number | null;
}
