import type { RunRecord } from '@brazier/store';

const SWEEP_DAYS = 7;

/**
 * When every campaign of a workspace was last asked for, ISO 8601; null for never. Where no run left a record (it may not have been fetched), the
 * newest snapshot counts.
 *
 * @param snapshotTime of the newest snapshot, ISO 8601; null where there is none.
 */
export function lastSweepOf(lastRun: RunRecord | null, snapshotTime: string | null): string | null {
  return lastRun === null || lastRun.time === null ? snapshotTime : lastRun.lastFullSweep;
}

/**
 * True where every campaign should be asked for, because the last time was over a week ago.
 *
 * @param lastSweep ISO 8601; null for never.
 * @param now milliseconds since the epoch.
 */
export function isSweepDue(lastSweep: string | null, now: number): boolean {
  const time = lastSweep === null ? Number.NaN : Date.parse(lastSweep);
  return Number.isNaN(time) || now - time > SWEEP_DAYS * 86_400_000;
}
