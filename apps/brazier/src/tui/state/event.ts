import type { Change, ChangeSet, TextDiff } from '@brazier/diff';
import type { BlameLine, CampaignHistoryEntry, RunEntry, SnapshotEntry } from '../history-source.ts';
import type { KeyName } from '../key-input.ts';
import type { ActionId } from '../keys.ts';
import type { MouseEvent } from '../terminal/mouse-input.ts';
import type { CampaignSummary } from './campaign-summary.ts';
import type { Filters, Loaded, MatchedEntry, MenuChoice, Streamed } from './state.ts';

/** Something that has happened. */
export type Event =
  | MenuChoice
  | { type: 'key'; key: KeyName }
  | { type: 'paste'; text: string }
  | { type: 'resize'; columns: number; rows: number }
  | { type: 'mouse'; mouse: MouseEvent }
  | { type: 'clock'; now: number }
  | { type: 'action'; action: ActionId }
  | { type: 'snapshotProgress'; text: string }
  /** `revision` null: nothing had changed, or it failed, and then `problem` says why. */
  | { type: 'snapshotEnded'; revision: string | null; text: string; problem: string | null }
  /** `reset`: they take the place of all that were read before. */
  | { type: 'entries'; items: readonly SnapshotEntry[]; done: boolean; problem: string | null; reset: boolean }
  | { type: 'runs'; runs: readonly RunEntry[] }
  | { type: 'newEntries'; items: readonly SnapshotEntry[] }
  | { type: 'matches'; filters: Filters; matches: readonly (readonly [revision: string, match: MatchedEntry | null])[] }
  | { type: 'changes'; key: string; loaded: Loaded<ChangeSet> }
  | { type: 'campaigns'; key: string; streamed: Streamed<CampaignSummary> }
  | { type: 'history'; key: string; streamed: Streamed<CampaignHistoryEntry> }
  | { type: 'blame'; key: string; loaded: Loaded<readonly BlameLine[]> }
  | { type: 'text'; change: Change; diff: TextDiff }
  | { type: 'acknowledged'; fingerprint: string; reason: string };
