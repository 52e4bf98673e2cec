import type { RunRecord } from '@brazier/store';

const SWEEP_DAYS = 7;

/**
 * True where every campaign should be asked for, because the last time was over a week ago. Where no run left a record (it may not have been
 * fetched), the newest snapshot counts.
 *
 * @param snapshotTime of the newest snapshot, ISO 8601; null where there is none.
 * @param now milliseconds since the epoch.
 */
export function isSweepDue(lastRun: RunRecord | null, snapshotTime: string | null, now: number): boolean {
  const last = lastRun ? lastRun.lastFullSweep : snapshotTime;
  const time = last === null ? Number.NaN : Date.parse(last);
  return Number.isNaN(time) || now - time > SWEEP_DAYS * 86_400_000;
}
