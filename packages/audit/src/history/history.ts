import type { CampaignFacts, Change, ChangeSet, Severity } from '@brazier/diff';
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
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  time: string;
  /** First line of the commit message. */
  subject: string;
  /** Highest severity of its changes by the catalogue; null where the commit does not say. */
  severity: Severity | null;
  /** Number of its changes; null where the commit does not say. */
  changes: number | null;
  /** The campaigns whose files it touched. */
  campaigns: readonly CampaignRef[];
  /** For each workspace of the run whether its fetch was complete, and how many campaigns failed. */
  workspaces: Readonly<Record<string, { complete: boolean; failed: number }>>;
}

/** One campaign at one snapshot. */
export interface CampaignAt extends CampaignRef {
  state: CampaignState;
}

/** One campaign as it stood at a snapshot. */
export interface ShownCampaign {
  revision: string;
  time: string;
  workspace: string;
  state: CampaignState;
}

/** Since when one field of a campaign has its present value. */
export interface BlameLine {
  /** In Braze's own response. */
  path: JsonPath;
  value: Json;
  /** The snapshot that first shows this value. */
  since: { revision: string; time: string };
  /** The value before that snapshot; absent where the field appeared with it. */
  before?: Json;
}

/** One snapshot in the history of a campaign. */
export interface CampaignHistoryEntry {
  entry: SnapshotEntry;
  /** When Braze says that the campaign was last edited, as this snapshot saw it; null where Braze does not say. */
  editedAt: string | null;
  /** What the snapshot changed, with the name that the campaign had then. */
  changes: readonly Change[];
  name: string;
  facts: CampaignFacts;
}

export interface SnapshotsOptions {
  /** A revision to begin at; HEAD where none is given. */
  from?: string | undefined;
  /** At most so many. */
  limit?: number | undefined;
  /** A date (a bare day begins at 00:00Z) or a revision: only snapshots at or after it. */
  since?: string | undefined;
  /** Only snapshots that touched this campaign. */
  campaign?: CampaignRef | undefined;
}

/** How a long comparison is followed and left. */
export interface CompareOptions {
  /** Hears now and then how many of the campaigns to compare have been: those whose files differ, and those that were written several times in between. */
  onProgress?: ((done: number, total: number) => void) | undefined;
  /** Aborted, the comparison rejects with the signal's reason as soon as what is being read has come. */
  signal?: AbortSignal | undefined;
}

/** One run of a snapshot, whether or not it found a change. */
export interface RunEntry {
  /** When it ended, `YYYY-MM-DDTHH:MM:SSZ`. */
  time: string;
  workspace: string;
  /** True where every campaign asked for was obtained. */
  complete: boolean;
  /** How many campaigns could not be obtained. */
  failed: number;
  /** Why nothing was obtained, one sentence; absent where something was. */
  problem?: string;
}

/** What log, diff, show, blame and the interface read. Nothing is read before it is asked for. */
export interface History {
  /** Newest first, streamed, from the commits alone. Empty where there is no snapshot. */
  snapshots(options?: SnapshotsOptions): AsyncIterable<SnapshotEntry>;
  /** Every run that left a record, newest first, streamed. Empty where none did. */
  runs(): AsyncIterable<RunEntry>;
  /**
   * What this snapshot changed against the one before it.
   *
   * @throws UnknownRevisionError, ShallowHistoryError where it is the boundary of a shallow clone.
   */
  changesOf(revision: string, options?: CompareOptions): Promise<ChangeSet>;
  /**
   * What differs between two snapshots, by revision or date, and what was changed and changed back between them where `from` is on the first-parent line of
   * `to`. `to` is the newest where it is not given, `from` the snapshot before that.
   *
   * @throws NoSnapshotError, UnknownRevisionError, ShallowHistoryError.
   */
  between(from: string | undefined, to: string | undefined, options?: CompareOptions): Promise<ChangeSet>;
  /** Every campaign at a revision or date, by workspace, then id; the newest snapshot where none is given. */
  campaignsAt(revisionOrDate?: string): AsyncIterable<CampaignAt>;
  /**
   * The campaign of an id, else of a name, else of a name in any case.
   *
   * @throws UnknownCampaignError, AmbiguousNameError.
   */
  campaign(
    idOrName: string,
    options?: { workspace?: string | undefined; at?: string | undefined; everBorne?: boolean | undefined },
  ): Promise<CampaignRef>;
  /**
   * One campaign at a revision or date; the newest snapshot where none is given.
   *
   * @throws UnknownCampaignError where it does not exist there.
   */
  show(campaign: CampaignRef, at?: string): Promise<ShownCampaign>;
  /** Every snapshot that changed the campaign, newest first, with what it changed. */
  campaignHistory(campaign: CampaignRef): AsyncIterable<CampaignHistoryEntry>;
  /**
   * For each field under the path, or of the whole details, since when it has its value.
   *
   * @throws UnknownPathError, ShallowHistoryError.
   */
  blame(campaign: CampaignRef, path?: JsonPath): Promise<BlameLine[]>;
}
