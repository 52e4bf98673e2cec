import { type CampaignChanges, type Change, createChangeSet } from '@brazier/diff';
import type { CampaignHistoryEntry, CampaignRef, SnapshotEntry } from '../history-source.ts';
import { type Acknowledgements, acknowledgedMark } from '../rows/acknowledgement.ts';
import { editedSeen } from '../rows/edited-seen.ts';
import { firstSeenChange } from '../rows/first-seen.ts';
import { SIGNS } from '../rows/signs.ts';
import { type Row, span } from '../rows/span.ts';
import { hasFilters, isInDates, narrowChangeSet } from '../state/filters.ts';
import { firstSnapshots } from '../state/first-snapshots.ts';
import type { ViewList } from '../state/list.ts';
import { memo } from '../state/memo.ts';
import { campaignKey, type Filters, type State, type Streamed, type View } from '../state/state.ts';
import { fitText } from '../width.ts';
import { emptyList, loadingRows, problemRows } from './empty-list.ts';

/** One change in the history of a campaign, and the snapshot that brought it. */
export interface HistoryItem {
  entry: SnapshotEntry;
  /** When Braze says that the campaign was last edited, as that snapshot saw it. */
  editedAt: string | null;
  change: Change;
  /** Index of the change in its snapshot. */
  index: number;
}

/** Every change that a campaign ever had, newest first, under the snapshots that brought them. */
export function historyList(state: State, view: View & { kind: 'history' }): ViewList {
  const streamed = state.data.histories.get(campaignKey(view.campaign));
  if (streamed === undefined) return emptyList(loadingRows('Reading the history of the campaign …'), true);
  if (streamed.problem !== null && streamed.items.length === 0) return emptyList(problemRows(streamed.problem), false);
  return build(historyItems(state, view), streamed, state.facts.acknowledged, state.mark?.revision ?? null);
}

/** The changes that pass the filters, in the order in which they are shown. */
export function historyItems(state: State, view: View & { kind: 'history' }): readonly HistoryItem[] {
  const entries = state.data.histories.get(campaignKey(view.campaign))?.items ?? NONE;
  return flatten(entries, state.filters, view.campaign, firstSnapshots(state).get(view.campaign.workspace));
}

const NONE: readonly CampaignHistoryEntry[] = [];

const flatten = memo(
  (
    entries: readonly CampaignHistoryEntry[],
    filters: Filters,
    campaign: CampaignRef,
    first: string | undefined,
  ): readonly HistoryItem[] =>
    entries.flatMap((of) => {
      const { entry, editedAt, changes } = of;
      const passing = new Set(hasFilters(filters) ? passingChanges(of, campaign, filters) : changes);
      return changes
        .map((change, index) => ({
          entry,
          editedAt,
          change: entry.revision === first ? firstSeenChange(change) : change,
          index,
        }))
        .filter(({ index }) => passing.has(changes[index] as Change));
    }),
);

/** As every list is narrowed. */
function passingChanges(
  { entry, editedAt, changes, name, facts }: CampaignHistoryEntry,
  campaign: CampaignRef,
  filters: Filters,
): readonly Change[] {
  if (!isInDates(entry.time, filters)) return [];
  const edited = { at: editedAt, after: null };
  const ends = { revision: entry.revision, time: entry.time };
  const whole: CampaignChanges = { ...campaign, name, status: 'changed', edited, changes: [...changes], facts };
  return narrowChangeSet(createChangeSet(ends, ends, [whole]), filters).campaigns[0]?.changes ?? [];
}

const build = memo(
  (
    items: readonly HistoryItem[],
    streamed: Streamed<CampaignHistoryEntry>,
    acknowledged: Acknowledgements,
    marked: string | null,
  ): ViewList => {
    const lines: number[] = [];
    const headings: Row[] = [];
    for (const [index, item] of items.entries()) {
      if (item.entry.revision !== items[index - 1]?.entry.revision) {
        lines.push(-1 - headings.length);
        headings.push(headingRow(item, marked));
      }
      lines.push(index);
    }
    return {
      count: items.length,
      total: streamed.items.reduce((sum, { changes }) => sum + changes.length, 0),
      lines,
      heading: (index) => headings[index] ?? [],
      row: (item) => changeRow(items[item]?.change, acknowledged),
      key: (item) => itemKey(items[item]),
      searchText: (item) => searchText(items[item]),
      columns: null,
      empty: streamed.items.length > 0 ? NOTHING_PASSES : NOTHING_KNOWN,
      loading: !streamed.done,
      look: 'list',
    };
  },
);

const NOTHING_PASSES: readonly Row[] = [
  [span('No change of this campaign passes the filters.')],
  [span('F', 'key'), span(' clears them.')],
];
const NOTHING_KNOWN: readonly Row[] = [[span('No snapshot has changed this campaign.')]];

function headingRow({ entry, editedAt }: HistoryItem, marked: string | null): Row {
  return [span(editedSeen(editedAt, entry.time), 'heading'), span(entry.revision === marked ? '  marked' : '', 'bold')];
}

function changeRow(change: Change | undefined, acknowledged: Acknowledgements): Row {
  if (change === undefined) return [];
  const mark = acknowledgedMark([change], acknowledged);
  return [
    span(`${SIGNS[change.op]} `, change.op === 'changed' ? 'moved' : change.op),
    span(fitText(change.severity, 9), mark === null ? change.severity : 'dim'),
    ...(mark === null ? [] : [mark]),
    span(change.text),
  ];
}

function itemKey(item: HistoryItem | undefined): string {
  return item === undefined ? '' : `${item.entry.revision} ${item.change.fingerprint} ${item.index}`;
}

function searchText(item: HistoryItem | undefined): string {
  return item === undefined
    ? ''
    : `${editedSeen(item.editedAt, item.entry.time)} ${item.change.severity} ${item.change.text}`;
}
