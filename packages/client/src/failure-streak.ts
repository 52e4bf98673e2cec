import type { BrazeError } from './errors.ts';

/** So many requests in a row that failed for good: Braze may be down, and the next ones get one attempt each. */
const LONG = 20;
/** So many: Braze is down. Asking for thousands more would only add hours. */
const LONGEST = 100;

/**
 * Requests in a row that all failed for good. Many campaigns may fail while the rest answers, so a long streak first saves the repeated attempts,
 * and only a much longer one the requests.
 */
export class FailureStreak {
  #length = 0;
  #last: BrazeError | null = null;

  /** True where a request that fails is not worth another attempt. */
  get isLong(): boolean {
    return this.#length >= LONG;
  }

  /** The error to end with instead of sending attempt `number` (from 1) of a request; null where it is to be sent. */
  givenUp(number: number): BrazeError | null {
    const most = number === 1 ? LONGEST : LONG;
    return this.#length >= most ? this.#last : null;
  }

  add(error: BrazeError): void {
    this.#length += 1;
    this.#last = error;
  }

  /** Braze answered. */
  end(): void {
    this.#length = 0;
  }
}
