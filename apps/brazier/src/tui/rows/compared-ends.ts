import type { RevisionRef } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { formatMinute } from './times.ts';

const DAY = /^\d{4}-\d\d-\d\d$/;
const REVISION = /^[0-9a-f]{4,64}$/;

/** One end of a comparison: what was asked for, and the snapshot that it turned out to be. */
export interface ComparedEnd {
  /** A revision or a date, as it was typed. */
  asked: string;
  found: RevisionRef;
  newest: boolean;
}

/** Which two snapshots are compared, in sentences: a bare day means its end, and what changed on it is not in the comparison. */
export function comparedEnds(from: ComparedEnd, to: ComparedEnd): string[] {
  const sentences = [`From ${endWords(from)}`, `to ${endWords(to)}.`];
  if (!DAY.test(from.asked)) return sentences;
  return [
    ...sentences,
    `What changed on ${from.asked} itself is not in it: compare from ${dayBefore(from.asked)} for that.`,
  ];
}

function endWords({ asked, found, newest }: ComparedEnd): string {
  const snapshot = found.time === null ? 'before the first snapshot' : `snapshot of ${formatMinute(found.time)} UTC`;
  if (DAY.test(asked)) return `the end of ${asked} (${newest ? 'newest ' : ''}${snapshot})`;
  if (newest) return `the newest ${snapshot}`;
  return REVISION.test(asked) ? `the ${snapshot}` : `${visible(asked)} (${snapshot})`;
}

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10);
}
