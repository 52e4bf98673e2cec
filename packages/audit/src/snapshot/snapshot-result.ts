import type { ChangeSet } from '@brazier/diff';

/** A campaign that could not be had, and why, in one clause. Its file stays byte for byte. */
export interface FailedCampaign {
  id: string;
  reason: string;
}

/** How the run went for one workspace. */
export interface WorkspaceRun {
  /** Campaigns in the list. */
  listed: number;
  /** Campaigns whose details were asked for and obtained. */
  fetched: number;
  /** Listed campaigns whose file stayed as it was. */
  unchanged: number;
  failed: FailedCampaign[];
  /** Requests sent, retries included. */
  requests: number;
  /** Size of all answers. */
  bytes: number;
  /** Requests that Braze still allows this hour; null where it did not say. */
  rateRemaining: number | null;
  seconds: number;
  /** True where the list was consistent and nothing failed. */
  complete: boolean;
  /** True where every campaign's details were asked for. */
  full: boolean;
  /** Why nothing was written for this workspace, where nothing was. */
  error?: Error;
}

/** What one run did. */
export interface SnapshotResult {
  /** The commit made; null where nothing was committed. */
  revision: string | null;
  pushed: boolean;
  /** The commit is here but could not be pushed: why, in a `PushError`. */
  pushError?: Error;
  workspaces: Record<string, WorkspaceRun>;
  changes: ChangeSet;
  /** One sentence each: what is worth knowing and no change, such as `incremental.missed`. */
  notes: string[];
  /** One sentence each: what somebody should look at. */
  warnings: string[];
}
