import { type Json, type JsonObject, jsonEqual, own, readInstant, sameInstant } from '@brazier/schema';
import type { KnownCampaign } from './known-campaign.ts';
import { SETTLE_SECONDS } from './settle.ts';

/** Why a campaign's details are asked for: the list says so, or only a sweep does. */
export type Choice = 'due' | 'sweep';

/** What the run before left to look at again. */
export interface LastRun {
  /** Milliseconds since the epoch; null where there was none. */
  time: number | null;
  failed: ReadonlySet<string>;
}

/** Clocks of machines and servers are apart by so much at most; a campaign asked for in vain costs one request. */
const CLOCK_SECONDS = 300;

/**
 * The campaigns whose details are to be asked for, in the list's order: those that are new, whose row is not the stored one or tells no time of
 * the last edit, that failed last time, whose file cannot be read, or that were edited so shortly before the last run that Braze may not have settled. With `full` all.
 *
 * @param rows by id, masked.
 */
export function chooseCampaigns(
  rows: ReadonlyMap<string, JsonObject>,
  known: ReadonlyMap<string, KnownCampaign>,
  lastRun: LastRun,
  full: boolean,
): Map<string, Choice> {
  const chosen = new Map<string, Choice>();
  for (const [id, row] of rows) {
    if (isDue(id, row, known.get(id), lastRun)) chosen.set(id, 'due');
    else if (full) chosen.set(id, 'sweep');
  }
  return chosen;
}

function isDue(id: string, row: JsonObject, known: KnownCampaign | undefined, lastRun: LastRun): boolean {
  if (!known?.stored || lastRun.failed.has(id)) return true;
  // Such a row stays as it is whatever is edited.
  if (typeof own(row, 'last_edited') !== 'string') return true;
  return !sameRow(known.stored.row, row) || wasUnsettled(row, lastRun.time);
}

/** True where both say the same: the order of tags does not count, nor how a time is written. */
export function sameRow(left: JsonObject, right: JsonObject): boolean {
  const keys = new Set([...Object.keys(left), ...Object.keys(right)]);
  return [...keys].every((key) => {
    const [before, after] = [own(left, key), own(right, key)];
    return jsonEqual(before, after) || sameInstant(before, after) || (key === 'tags' && sameSet(before, after));
  });
}

function sameSet(left: Json | undefined, right: Json | undefined): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return false;
  const [before, after] = [new Set(left), new Set(right)];
  return before.size === after.size && [...before].every((item) => after.has(item));
}

/** What was read then may be older than the edit that the list already told of. */
function wasUnsettled(row: JsonObject, lastTime: number | null): boolean {
  const edited = readInstant(own(row, 'last_edited'));
  return edited !== null && lastTime !== null && edited > lastTime - (SETTLE_SECONDS + CLOCK_SECONDS) * 1000;
}
