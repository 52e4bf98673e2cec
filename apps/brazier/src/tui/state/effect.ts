import type { ReportTable } from '@brazier/report';
import type { CampaignRef, ChangeSource, SnapshotEntry } from '../history-source.ts';

/** Something to be done outside of the state. */
export type Effect =
  | { type: 'exit'; code: number }
  | { type: 'redraw' | 'reread' | 'suspend' | 'snapshot' | 'cancelSnapshot' }
  | { type: 'copy'; what: string; text: string }
  | { type: 'copyMarkdown'; what: string; excerpt: Excerpt }
  | { type: 'browse'; url: string }
  | { type: 'edit'; name: string; text: string }
  /** The campaign's file at a snapshot, or at the newest. */
  | { type: 'editFile'; campaign: CampaignRef; at: string | null }
  | { type: 'export'; content: ExportContent; file: string }
  | { type: 'acknowledge'; excerpt: Excerpt; reason: string };

/** What is exported: changes, all that a campaign ever changed, or a list as it is shown. */
export type ExportContent =
  /** The snapshots that the Timeline lists; null where they are not all known yet: every one that passes the filters. */
  | { kind: 'timeline'; entries: readonly SnapshotEntry[] | null }
  | { kind: 'changes'; excerpt: Excerpt }
  | { kind: 'history'; campaign: CampaignRef; name: string }
  | { kind: 'table'; table: ReportTable };

/** The comparison that the cursor is on or in, and the one campaign or change of it that is meant. */
export interface Excerpt {
  source: ChangeSource;
  campaign: CampaignRef | null;
  fingerprint: string | null;
}
