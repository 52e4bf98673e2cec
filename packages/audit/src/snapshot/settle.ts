import { type JsonObject, own, readInstant } from '@brazier/schema';

/** Braze's list and details may disagree for about so long after an edit. */
export const SETTLE_SECONDS = 300;

/**
 * True where what Braze answers can no longer be older than the edit that the list tells of: the edit is more than five minutes old by the server's
 * own clock, or the details were updated after it.
 *
 * @param serverTime milliseconds since the epoch.
 */
export function isSettled(row: JsonObject, details: JsonObject, serverTime: number): boolean {
  const edited = readInstant(own(row, 'last_edited'));
  if (edited === null || serverTime - edited > SETTLE_SECONDS * 1000) return true;
  const updated = readInstant(own(details, 'updated_at'));
  return updated !== null && updated >= edited;
}

/** The time that an answer's `Date` header tells, or the local clock's where it tells none. */
export function serverClock(serverTime: string | null, now: () => number): number {
  const told = serverTime === null ? Number.NaN : Date.parse(serverTime);
  return Number.isNaN(told) ? now() : told;
}
