import type { Change, ChangeSet, Severity } from '@brazier/diff';
import type { CampaignState, Json, JsonPath } from '@brazier/schema';

/** One campaign, named without ambiguity. */
export interface CampaignRef {
  workspace: string;
  id: string;
}

/** One snapshot as its commit alone tells it: cheap to read by the thousand. */
export interface SnapshotEntry {
  /** Full commit id. */
  revision: string;
  /** ISO 8601, UTC. */
  time: string;
  /** First line of the commit message. */
  subject: string;
  /** Highest severity of its changes; null where the commit does not say. */
  severity: Severity | null;
  /** Number of changes; null where the commit does not say. */
  changes: number | null;
  /** The campaigns whose files it touched. */
  campaigns: readonly CampaignRef[];
  /** How complete the run was, by workspace. */
  workspaces: Readonly<Record<string, { complete: boolean; failed: number }>>;
}

/** One campaign at one snapshot. */
export interface CampaignAt extends CampaignRef {
  state: CampaignState;
}

/** A field and the snapshot at which it took its present value. */
export interface BlameLine {
  path: JsonPath;
  value: Json;
  since: { revision: string; time: string };
  /** The value before; absent where the field appeared then. */
  before?: Json;
}

/** One snapshot in the history of a campaign. */
export interface CampaignHistoryEntry {
  entry: SnapshotEntry;
  changes: readonly Change[];
}

/**
 * What the interface reads history through. Everything is asked for only when it is shown, and may be slow;
 * each method rejects with an error whose message is one sentence for the user.
 */
export interface HistorySource {
  /** Newest first, streamed: a consumer that stops early costs nothing more. */
  snapshots(options?: { from?: string; limit?: number }): AsyncIterable<SnapshotEntry>;
  /** The changes that this snapshot brought, against the one before it. */
  changesOf(revision: string): Promise<ChangeSet>;
  /** The changes between any two snapshots, by revision or by date. */
  between(from: string | undefined, to: string | undefined): Promise<ChangeSet>;
  /** Every campaign that exists at the snapshot, newest snapshot by default. */
  campaignsAt(
    revision?: string,
  ): AsyncIterable<CampaignAt> | Promise<AsyncIterable<CampaignAt> | readonly CampaignAt[]>;
  /** Every snapshot that changed the campaign, newest first. */
  campaignHistory(campaign: CampaignRef): AsyncIterable<CampaignHistoryEntry>;
  /** For each field under the path, since when it has its value. */
  blame(campaign: CampaignRef, path?: JsonPath): Promise<readonly BlameLine[]>;
}
