import type { ChangeSet } from '@brazier/diff';

/** One snapshot with all that changed in it. */
export interface LogEntry {
  /** Full commit id. */
  revision: string;
  /** ISO 8601, UTC. */
  time: string;
  /** For each workspace whether its fetch was complete, and how many campaigns could not be fetched. */
  workspaces: Record<string, { complete: boolean; failed: number }>;
  changes: ChangeSet;
}
