import type { ChangeSet } from '@brazier/diff';

/** How the fetch of one workspace went. */
export interface WorkspaceReport {
  /** Campaigns in the list. */
  listed: number;
  /** Campaigns whose details were asked for and obtained. */
  fetched: number;
  /** Campaigns whose file stayed as it was. */
  unchanged: number;
  failed: readonly { id: string; reason: string }[];
  /** Requests sent, retries included. */
  requests: number;
  complete: boolean;
  /** Why nothing was written for this workspace, and the exit code with which a run of it alone ends; absent where something was obtained. */
  error?: { exit: number; text: string };
}

/** What one run of `snapshot` did. */
export interface SnapshotReport {
  /** The commit made, null where nothing was committed. */
  revision: string | null;
  pushed: boolean;
  workspaces: Record<string, WorkspaceReport>;
  changes: ChangeSet;
}
