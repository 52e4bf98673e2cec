import type { CampaignChanges } from '@brazier/diff';
import type { SnapshotEntry } from '../history-source.ts';
import { memo } from './memo.ts';
import type { State } from './state.ts';

/** The snapshot with which the history of each workspace begins; empty until the whole Timeline has been read. */
export function firstSnapshots({ data: { timeline } }: State): ReadonlyMap<string, string> {
  return timeline.done ? findFirst(timeline.items) : NONE;
}

/**
 * True where the campaign was there when the history of its workspace began: it was first seen then, but added by nobody.
 *
 * @param revision the newer one of the comparison that the changes are of.
 */
export function isFirstSeen(
  firsts: ReadonlyMap<string, string>,
  { workspace, status }: CampaignChanges,
  revision: string | null,
): boolean {
  return status === 'added' && firsts.get(workspace) === revision;
}

const NONE: ReadonlyMap<string, string> = new Map();

const findFirst = memo((entries: readonly SnapshotEntry[]): ReadonlyMap<string, string> => {
  // At the boundary of a shallow clone no campaign is told: what came before is not there, and so no beginning is known.
  if (entries.at(-1)?.campaigns.length === 0) return NONE;
  const first = new Map<string, string>();
  for (const { revision, campaigns } of entries.toReversed()) {
    for (const { workspace } of campaigns) if (!first.has(workspace)) first.set(workspace, revision);
  }
  return first;
}, 1);
