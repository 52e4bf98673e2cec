import type { Area, Change, ChangeSet, Op, Severity, TextDiff } from '@brazier/diff';
import type {
  BlameLine,
  CampaignHistoryEntry,
  CampaignRef,
  ChangeSource,
  RunEntry,
  SnapshotEntry,
} from '../history-source.ts';
import type { Acknowledgements } from '../rows/acknowledgement.ts';
import type { CampaignSummary } from './campaign-summary.ts';
import type { Effect } from './effect.ts';
import type { Place } from './list.ts';

/** How the texts of a change view are shown. */
export interface TextOptions {
  /** `auto`: side by side where there is room. */
  layout: 'auto' | 'inline' | 'sides';
  /** True where equal regions are shown whole. */
  unfolded: boolean;
  /** True where spaces, tabs and line ends are shown as signs. */
  whitespace: boolean;
  /** True where markup is shown as the text that a reader sees. */
  reader: boolean;
}

/** What is looked at. */
export type Subject =
  | { kind: 'timeline' }
  | { kind: 'changes'; source: ChangeSource }
  | { kind: 'change'; source: ChangeSource; campaign: CampaignRef; text: TextOptions }
  /** `revision` null: at the newest snapshot. */
  | { kind: 'campaigns'; revision: string | null }
  | { kind: 'history'; campaign: CampaignRef; name: string }
  | { kind: 'blame'; campaign: CampaignRef; name: string };

export type ViewKind = Subject['kind'];

/** A subject, where one stands in it, and what is searched for there: it is kept while what was found is looked at. */
export type View = Subject & { place: Place; search: Search | null };

/** Something that is being fetched and says how far it is, has arrived, or could not be had. */
export type Loaded<T> =
  | { state: 'loading'; progress: string }
  | { state: 'ready'; value: T }
  | { state: 'failed'; problem: string };

/** Items that arrive one after another. */
export interface Streamed<T> {
  items: readonly T[];
  done: boolean;
  problem: string | null;
}

/** A snapshot as far as it passes the filters: its campaigns, severity, changes and subject are those of what passes. */
export interface MatchedEntry extends SnapshotEntry {
  /** Number of all its changes; null where nothing of it was left out. */
  changesInAll: number | null;
}

/** Everything read so far, by what it was asked for. */
export interface Data {
  timeline: Streamed<SnapshotEntry>;
  /** All runs that left a record, newest first; empty until they have been read. */
  runs: readonly RunEntry[];
  changes: ReadonlyMap<string, Loaded<ChangeSet>>;
  campaigns: ReadonlyMap<string, Streamed<CampaignSummary>>;
  histories: ReadonlyMap<string, Streamed<CampaignHistoryEntry>>;
  blames: ReadonlyMap<string, Loaded<readonly BlameLine[]>>;
  /** What of snapshots passes the present filters, as far as their changes have been read to know; null: nothing. By revision. */
  matches: ReadonlyMap<string, MatchedEntry | null>;
  /** Comparisons of long texts, made in the background. */
  texts: ReadonlyMap<Change, TextDiff>;
}

/** What narrows every list; an empty array or string narrows nothing. */
export interface Filters {
  areas: readonly Area[];
  /** What happened: added, removed, changed, moved. */
  ops: readonly Op[];
  /** Each must stand in the change's sentence or its campaign's name; lower case. */
  words: readonly string[];
  /** At or above. */
  severity: Severity | null;
  channels: readonly string[];
  tags: readonly string[];
  workspaces: readonly string[];
  /** Matched fuzzily. */
  name: string;
  /** ISO day or time: snapshots at or after it; a day begins at 00:00 UTC. */
  since: string;
  /** ISO day or time: snapshots at or before it; a day ends at 24:00 UTC. */
  until: string;
  live: 'live' | 'draft' | null;
}

/** A search: its text, and whether it is still looking for a place to go to. */
export interface Search {
  query: string;
  /** Which way a search that found nothing yet goes on as more arrives; null where it stands. */
  pending: 1 | -1 | null;
}

/** One line of text being typed. */
export interface Prompt {
  kind: 'prompt';
  purpose: 'search' | 'words' | 'compare' | 'dates' | 'name' | 'tag' | 'reason' | 'export' | 'exportSnapshot';
  text: string;
  /** Where the cursor stood when it was opened. */
  origin: Place;
}

/** One entry of a menu: what it shows, and what choosing it does. */
export interface MenuItem {
  label: string;
  /** More about it, dim. */
  detail?: string;
  /** The key that chooses it at once; absent where there are more entries than good keys. */
  key?: string;
  /** Why it cannot be chosen now; null where it can. */
  disabled?: string | null;
  event: MenuChoice;
}

/** What choosing an entry of a menu does. */
export type MenuChoice =
  | { type: 'notice'; notice: Notice | null }
  | { type: 'menu'; menu: Menu }
  | { type: 'effect'; effect: Effect }
  | { type: 'startSnapshot' }
  | { type: 'filter'; change: Partial<Filters> }
  | { type: 'prompt'; purpose: Prompt['purpose']; text?: string };

/** Some things to choose from. */
export interface Menu {
  kind: 'menu';
  title: string;
  items: readonly MenuItem[];
  cursor: number;
  /** What must be known before choosing: what would be written, and where. */
  note: string | null;
}

/** What lies over the view and takes the keys. */
export type Overlay =
  | { kind: 'help'; top: number }
  | { kind: 'palette'; text: string; cursor: number }
  /** A snapshot is being taken. `leaving`: the next `q` stops it and quits. */
  | { kind: 'snapshot'; text: string; leaving: boolean }
  | Menu
  | Prompt;

/** One sentence in the bottom line, until the next key. */
export interface Notice {
  text: string;
  tone: 'plain' | 'problem';
}

/** What is known of the program around the interface. */
export interface Facts {
  /** The audit folder as the user would name it. */
  folder: string;
  /** A template with `{id}` by workspace, where the configuration has one. */
  dashboardUrls: Readonly<Record<string, string>>;
  /** The folder in which exported files land, unless their names say another. */
  exportFolder: string;
  /** The user's home, for names that begin with `~`; null where it is not known. */
  home: string | null;
  canSnapshot: boolean;
  canAcknowledge: boolean;
  acknowledged: Acknowledgements;
  /** False where there is no audit folder: `folder` is then the current one, and the first screen offers to make one. */
  hasAuditFolder: boolean;
}

/** All that the interface knows; a frame is a function of it. */
export interface State {
  columns: number;
  rows: number;
  /** Never empty; the last one has the focus. */
  stack: readonly View[];
  overlay: Overlay | null;
  filters: Filters;
  /** The time in ms since 1970, as of the last look at the clock. */
  now: number;
  /** The snapshot marked for a comparison. */
  mark: { revision: string } | null;
  /** What was compared last, to be offered again. */
  compared: ChangeSource | null;
  notice: Notice | null;
  /** Keys that came while what they act on was still being read: they run as soon as it is there. */
  typedAhead: readonly string[];
  data: Data;
  facts: Facts;
}

export const NO_FILTERS: Filters = {
  areas: [],
  ops: [],
  words: [],
  severity: null,
  channels: [],
  tags: [],
  workspaces: [],
  name: '',
  since: '',
  until: '',
  live: null,
};

export const NO_DATA: Data = {
  timeline: { items: [], done: false, problem: null },
  runs: [],
  changes: new Map(),
  campaigns: new Map(),
  histories: new Map(),
  blames: new Map(),
  matches: new Map(),
  texts: new Map(),
};

/** The name under which the result of a comparison is kept. */
export function sourceKey(source: ChangeSource): string {
  return source.from === null ? source.to : `${source.from} ${source.to}`;
}

/** The name under which what is known of a campaign is kept. */
export function campaignKey({ workspace, id }: CampaignRef): string {
  return `${workspace}/${id}`;
}
