import { readInstant } from '@brazier/schema';

/** When a time of the policy begins, in milliseconds since the epoch: a bare day at 00:00:00Z. */
export function startOf(moment: string): number {
  return readInstant(moment) ?? Date.parse(`${moment}T00:00:00Z`);
}

/** When a time of the policy is over, in milliseconds since the epoch: a bare day at 23:59:59Z. */
export function endOf(moment: string): number {
  return readInstant(moment) ?? Date.parse(`${moment}T23:59:59Z`);
}

/** True once the time is over; never where there is none. */
export function hasPassed(moment: string | undefined, now: number): boolean {
  return moment !== undefined && endOf(moment) < now;
}
