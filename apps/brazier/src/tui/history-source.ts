import type { History } from '@brazier/audit';

export type {
  BlameLine,
  CampaignAt,
  CampaignHistoryEntry,
  CampaignRef,
  RunEntry,
  SnapshotEntry,
} from '@brazier/audit';

/**
 * What the interface reads history through. Everything is asked for only when it is shown, and may be slow; each method
 * rejects with an error whose message is one sentence for the user.
 */
export type HistorySource = Pick<
  History,
  'snapshots' | 'runs' | 'changesOf' | 'between' | 'campaignsAt' | 'campaignHistory' | 'blame' | 'show'
>;

/** Which two states a comparison holds against each other. `from` null: the snapshot before `to`. Revisions or dates. */
export interface ChangeSource {
  from: string | null;
  to: string;
}
