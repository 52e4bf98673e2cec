import { setTimeout as wait } from 'node:timers/promises';
import type { Environment } from './proxy.ts';

/** What a client takes of the world; whoever makes one may give another. */
export interface World {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
  /** Where `HTTPS_PROXY`, `HTTP_PROXY`, `NO_PROXY` (in either case) and `NODE_EXTRA_CA_CERTS` are looked up. */
  env: Environment;
}

/** The real world. Nothing else in this package reaches for it. */
export function realWorld(): World {
  return { now: Date.now, sleep, random: Math.random, env: process.env };
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}
