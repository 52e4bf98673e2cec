import { type CampaignChanges, type Change, rewordChange } from '@brazier/diff';
import type { SnapshotEntry } from '../history-source.ts';
import { countOf } from './numbers.ts';

/**
 * The campaign in the words for one that was there when the history of its workspace began: first seen then, but added
 * by nobody. Its one change keeps rule and fingerprint.
 */
export function asFirstSeen(campaign: CampaignChanges): CampaignChanges {
  const { edited, facts, changes } = campaign;
  return {
    ...campaign,
    edited: { ...edited, after: null },
    facts: { ...facts, before: facts.after },
    changes: changes.map(firstSeenChange),
  };
}

/** `campaign.added` in the words for a first snapshot; any other change as it is. */
export function firstSeenChange(change: Change): Change {
  if (change.rule !== 'campaign.added') return change;
  return rewordChange(change, {
    wording: { ...change.wording, predicate: 'first seen' },
    why: { ...change.why, clause: 'it was there when the history began' },
  });
}

/**
 * The first line of the commit; where the history of a workspace begins, how many of its campaigns were first seen.
 *
 * @param firsts the snapshot with which each workspace begins.
 */
export function snapshotSubject(
  { revision, subject, campaigns }: SnapshotEntry,
  firsts: ReadonlyMap<string, string>,
): string {
  const begun = [...firsts].filter(([, first]) => first === revision).map(([workspace]) => workspace);
  const seen = campaigns.filter(({ workspace }) => begun.includes(workspace)).length;
  if (seen === 0) return subject;
  const others = campaigns.length - seen;
  const whose = firsts.size === 1 ? '' : ` of ${begun.join(', ')}`;
  const changed = others === 0 ? '' : `; ${countOf(others, 'other')} changed`;
  return `First snapshot${whose}: ${countOf(seen, 'campaign')}${changed}`;
}
