import type { Change, ChangeSet, TextDiff } from '@brazier/diff';
import type { BlameLine, CampaignHistoryEntry, CampaignRef, RunEntry, SnapshotEntry } from '../history-source.ts';
import type { KeyName } from '../key-input.ts';
import type { ActionId } from '../keys.ts';
import type { MouseEvent } from '../terminal/mouse-input.ts';
import { focusedPane, type Layout, layoutOf, type Pane, pageHeight } from '../views/layout.ts';
import type { CampaignSummary } from './campaign-summary.ts';
import type { ExportContent } from './export.ts';
import { type Motion, move, type Place } from './list.ts';
import type { Filters, Loaded, Menu, Notice, Prompt, Search, State, Streamed, View } from './state.ts';
import type { Excerpt } from './things.ts';

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

/** Something that has happened. */
export type Event =
  | { type: 'key'; key: KeyName }
  | { type: 'paste'; text: string }
  | { type: 'resize'; columns: number; rows: number }
  | { type: 'mouse'; mouse: MouseEvent }
  | { type: 'clock'; now: number }
  | { type: 'notice'; notice: Notice | null }
  | { type: 'action'; action: ActionId }
  | { type: 'menu'; menu: Menu }
  | { type: 'effect'; effect: Effect }
  | { type: 'startSnapshot' }
  | { type: 'snapshotProgress'; text: string }
  /** `revision` null: nothing had changed, or it failed, and then `problem` says why. */
  | { type: 'snapshotEnded'; revision: string | null; text: string; problem: string | null }
  | { type: 'prompt'; purpose: Prompt['purpose']; text?: string }
  | { type: 'filter'; change: Partial<Filters> }
  /** `reset`: they take the place of all that were read before. */
  | { type: 'entries'; items: readonly SnapshotEntry[]; done: boolean; problem: string | null; reset: boolean }
  | { type: 'runs'; runs: readonly RunEntry[] }
  | { type: 'newEntries'; items: readonly SnapshotEntry[] }
  | { type: 'verdicts'; filters: Filters; verdicts: readonly (readonly [revision: string, passes: boolean])[] }
  | { type: 'changes'; key: string; loaded: Loaded<ChangeSet> }
  | { type: 'campaigns'; key: string; streamed: Streamed<CampaignSummary> }
  | { type: 'history'; key: string; streamed: Streamed<CampaignHistoryEntry> }
  | { type: 'blame'; key: string; loaded: Loaded<readonly BlameLine[]> }
  | { type: 'text'; change: Change; diff: TextDiff }
  | { type: 'acknowledged'; fingerprint: string; reason: string };

/** A state, and what is to be done because of it. */
export interface Step {
  state: State;
  effects: readonly Effect[];
}

/** A step that does nothing outside. */
export function stay(state: State): Step {
  return { state, effects: [] };
}

/** A step with one effect. */
export function effect(state: State, what: Effect): Step {
  return { state, effects: [what] };
}

/** The view with the focus. */
export function topView(state: State): View {
  return state.stack.at(-1) as View;
}

/** The state with another view in the place of the one with the focus. */
export function withTop(state: State, view: View): State {
  return { ...state, stack: [...state.stack.slice(0, -1), view] };
}

/** The state with the cursor of the focused view at another place. */
export function withPlace(state: State, place: Place): State {
  return withTop(state, { ...topView(state), place });
}

/** The state with another search, or none, in the focused view. */
export function withSearch(state: State, search: Search | null): State {
  return withTop(state, { ...topView(state), search });
}

/** The state with a sentence in the bottom line. */
export function withNotice(state: State, text: string, tone: Notice['tone'] = 'plain'): State {
  return { ...state, notice: { text, tone } };
}

/** The pane with the focus, its layout, and the number of lines it shows. */
export function focus(state: State): { layout: Layout; pane: Pane; height: number } {
  const layout = layoutOf(state);
  const pane = focusedPane(layout);
  return { layout, pane, height: pageHeight(layout, pane.list) };
}

/** The state after a motion of the focused cursor. */
export function moveCursor(state: State, motion: Motion): State {
  const { pane, height } = focus(state);
  return withPlace(state, move(pane.view.place, pane.list, height, motion));
}
