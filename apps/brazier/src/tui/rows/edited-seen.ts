import type { CampaignChanges } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { formatClock, formatMinute } from './times.ts';

/** The two times of a change, the same way everywhere: when Braze says it was edited, then when a snapshot saw it. UTC. */
export function editedSeen(editedAt: string | null, seen: string): string {
  if (editedAt === null) return `seen ${formatMinute(seen)} UTC`;
  const edited = visible(formatMinute(editedAt));
  const isSameDay = edited.slice(0, 10) === formatMinute(seen).slice(0, 10);
  return `edited ${edited}  ·  seen ${isSameDay ? formatClock(seen) : formatMinute(seen)} UTC`;
}

/**
 * Between which two snapshots it happened, and after that when Braze says it was edited. `seen` null where what is
 * compared is no snapshot.
 */
export function editedSeenBetween({ edited, status }: CampaignChanges, seen: string | null): string {
  const at = edited.at === null ? null : visible(formatMinute(edited.at));
  if (seen === null) return at === null ? '' : `edited ${at} UTC`;
  const to = formatMinute(seen);
  if (edited.after === null) {
    const first = `first seen ${to} UTC`;
    return at === null ? first : `${first}  ·  last edited ${at}`;
  }
  const between = `${status} between ${formatMinute(edited.after)} and ${afterDay(to, formatMinute(edited.after))} UTC`;
  // What is gone was last edited before it went: that says nothing of when it did.
  return at === null || status === 'removed' ? between : `${between}  ·  edited ${afterDay(at, to)}`;
}

/** The time without its day where that is the other's. Both as `YYYY-MM-DD hh:mm`. */
function afterDay(time: string, other: string): string {
  return time.slice(0, 10) === other.slice(0, 10) ? time.slice(11) : time;
}
