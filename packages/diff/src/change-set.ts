import type { CampaignStatus } from '@brazier/schema';
import type { Area, Change, Severity } from './change.ts';

/** One end of a comparison: a full commit id and its time (ISO 8601, UTC), both null before the first snapshot. */
export interface RevisionRef {
  revision: string | null;
  time: string | null;
}

export interface Summary {
  campaigns: { added: number; removed: number; changed: number };
  areas: Record<Area, number>;
  severity: Record<Severity, number>;
}

/** What is known of a campaign besides its changes; used to filter and to show, not part of the JSON. */
export interface CampaignFacts {
  /** In FROM or TO. */
  tags: string[];
  /** In FROM or TO. */
  channels: string[];
  /** In FROM or TO. */
  teams: string[];
  /** In FROM or TO neither draft, archived nor stopped. */
  live: boolean;
  /** What it was in FROM; null where it did not exist. */
  before: CampaignStanding | null;
  /** What it is in TO; null where it is gone. */
  after: CampaignStanding | null;
}

/** What a campaign is at one end of a comparison, besides its content. */
export interface CampaignStanding {
  status: CampaignStatus;
  tags: string[];
  channels: string[];
}

/** The changes of one campaign. */
export interface CampaignChanges {
  workspace: string;
  id: string;
  /** Its name in TO, or in FROM where it is gone. */
  name: string;
  status: 'added' | 'removed' | 'changed';
  /** When Braze says it was last edited (`last_edited` in TO, or in FROM where it is gone), and the time of FROM: the edit lies between the two. */
  edited: { at: string | null; after: string | null };
  changes: Change[];
  facts: CampaignFacts;
}

/** A snapshot: a full commit id and its time (ISO 8601, UTC). */
export interface SnapshotRef {
  revision: string;
  time: string;
}

/** A change that was changed back, as it was first made: its path and its severity are those of that snapshot. */
export interface RevertedChange extends Change {
  /** The first snapshot with another value, and the first with the old one again. */
  held: { from: SnapshotRef; to: SnapshotRef };
}

/** The changes of one campaign that were changed back. Its facts are those of both ends and of the states that made the changes. */
export interface RevertedCampaign extends CampaignChanges {
  changes: RevertedChange[];
}

/** What differs between two revisions: campaigns by workspace, name, id; their changes by area, then path. */
export interface ChangeSet {
  from: RevisionRef;
  to: RevisionRef;
  summary: Summary;
  campaigns: CampaignChanges[];
  /** What changed in between and is at TO what it was at FROM; in the same order, and not part of the summary. */
  reverted: RevertedCampaign[];
}
