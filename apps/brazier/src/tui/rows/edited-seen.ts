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

/** The two times, and the snapshot that did not show the change yet. `seen` null where what is compared is no snapshot. */
export function editedSeenBetween({ edited, status }: CampaignChanges, seen: string | null): string {
  if (seen === null) return edited.at === null ? '' : `edited ${visible(formatMinute(edited.at))} UTC`;
  if (edited.after === null) {
    const first = `first seen ${formatMinute(seen)} UTC`;
    return edited.at === null ? first : `last edited ${visible(formatMinute(edited.at))}  ·  ${first}`;
  }
  const before = formatMinute(edited.after);
  if (status === 'removed') return `gone ${formatMinute(seen)}, still there ${before} UTC`;
  return `${editedSeen(edited.at, seen)}, not yet ${before}`;
}
