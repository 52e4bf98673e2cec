import type { SnapshotEntry } from '../history-source.ts';
import { wrapSpans } from '../rows/document.ts';
import { MARGIN } from '../rows/draw-row.ts';
import { snapshotSubject } from '../rows/first-seen.ts';
import { countOf, formatCount } from '../rows/numbers.ts';
import { type Row, type Span, span } from '../rows/span.ts';
import { dayNumber, daysAgo, formatClock, formatDay } from '../rows/times.ts';
import { type VisibleEntries, visibleEntries } from '../state/filtered.ts';
import { narrowsChanges } from '../state/filters.ts';
import { firstSnapshots } from '../state/first-snapshots.ts';
import type { ViewList } from '../state/list.ts';
import { memo } from '../state/memo.ts';
import type { MatchedEntry, State } from '../state/state.ts';
import { fitText, textWidth } from '../width.ts';
import { loadingRows, problemRows } from './empty-list.ts';
import { countQuietRuns, quietRows, type Runs, runsOf } from './quiet-time.ts';

const HOUR_MS = 3_600_000;
const CAMPAIGNS_FROM = 90;
/** On a narrower screen what happened is worth more than how often. */
const COUNTS_FROM = 60;
/** `changes`; with filters `12 of 34`. */
const COUNT_WIDTH = { whole: 7, narrowed: 8 } as const;

/** The snapshots, newest first, grouped by day. */
export function timelineList(state: State, width: number): ViewList {
  const visible = visibleEntries(state);
  return build(
    visible,
    state.mark?.revision ?? null,
    Math.floor(state.now / HOUR_MS),
    runsOf(state.data.runs),
    firstSnapshots(state),
    width,
    narrowsChanges(state.filters) ? 'narrowed' : 'whole',
    emptyRows(state, visible.loading),
  );
}

const build = memo(
  (
    { entries, loading, total }: VisibleEntries,
    marked: string | null,
    hour: number,
    runs: Runs,
    firsts: ReadonlyMap<string, string>,
    width: number,
    counts: keyof typeof COUNT_WIDTH,
    empty: readonly Row[],
  ): ViewList => {
    const { lines, headings } = groupByDay(entries, hour, entries.length === total ? runs : null, width);
    return {
      count: entries.length,
      total,
      lines,
      heading: (index) => headings[index] ?? [],
      row: (item) => entryRow(entries[item], firsts, { width, countWidth: COUNT_WIDTH[counts], marked }),
      words: (item) => entryWords(entries[item], firsts),
      key: (item) => entries[item]?.revision ?? '',
      searchText: (item) => searchText(entries[item], firsts),
      columns: total === 0 ? null : columnNames(width, COUNT_WIDTH[counts]),
      empty,
      loading,
      look: 'list',
    };
  },
);

/** `hour`: hours since 1970. `runs` is null where snapshots are filtered out, so that a time without one need not be a quiet one. */
function groupByDay(
  entries: readonly SnapshotEntry[],
  hour: number,
  runs: Runs | null,
  width: number,
): { lines: number[]; headings: Row[] } {
  const lines: number[] = [];
  const headings: Row[] = [];
  const addHeading = (row: Row): void => {
    lines.push(-1 - headings.length);
    headings.push(row);
  };
  let day = Number.NaN;
  let newer = hour * HOUR_MS;
  for (const [index, entry] of entries.entries()) {
    const next = dayNumber(entry.time);
    const older = Date.parse(entry.time);
    for (const row of runs === null ? [] : quietRows(runs, older, newer, hour * HOUR_MS))
      for (const part of wrapSpans(row, width - MARGIN)) addHeading(part);
    if (next !== day) {
      if (runs !== null && day - next > 1) addHeading(quietDays(day - next - 1, countQuietRuns(runs, older, newer)));
      addHeading(dayHeading(entry.time, Math.floor(hour / 24)));
      day = next;
    }
    lines.push(index);
    newer = older;
  }
  return { lines, headings };
}

function quietDays(days: number, runs: number): Row {
  const watched = runs === 0 ? '' : `, ${countOf(runs, 'run')} looked`;
  return [span(`${countOf(days, 'day')} without a change${watched}`, 'dim')];
}

function dayHeading(time: string, today: number): Row {
  const ago = daysAgo(time, today * 86_400_000);
  return [span(formatDay(time), 'heading'), span(ago === '' ? '' : `  ${ago}`, 'dim')];
}

function columnNames(width: number, countWidth: number): Row {
  const campaigns = width >= CAMPAIGNS_FROM ? `${fitText('campaigns', 9, 'right')}  ` : '';
  return [
    span(
      `${fitText('seen', 5)}  ${fitText('severity', 8)}  ${width >= COUNTS_FROM ? `${fitText('changes', countWidth, 'right')}  ` : ''}${campaigns}what happened (times in UTC)`,
      'dim',
    ),
  ];
}

function entryRow(
  entry: SnapshotEntry | undefined,
  firsts: ReadonlyMap<string, string>,
  { width, countWidth, marked }: { width: number; countWidth: number; marked: string | null },
): Row {
  if (entry === undefined) return [];
  const severity = entry.severity ?? '';
  const spans: Span[] = [
    span(`${formatClock(entry.time)}  `),
    span(fitText(severity, 8), entry.severity ?? 'dim'),
    span('  '),
  ];
  if (width >= COUNTS_FROM) spans.push(span(`${fitText(countText(entry, countWidth), countWidth, 'right')}  `));
  if (width >= CAMPAIGNS_FROM) spans.push(span(`${fitText(formatCount(entry.campaigns.length), 9, 'right')}  `));
  if (entry.revision === marked) spans.push(span(' marked ', 'chip'), span(' '));
  const incomplete = describeIncomplete(entry);
  if (incomplete !== null) spans.push(span(`partial, ${incomplete} `, 'warning'));
  spans.push(span(snapshotSubject(entry, firsts)));
  return spans;
}

/** The number of changes; with filters how many of all, `1 of 6`, where there is room for both. */
function countText(entry: SnapshotEntry | MatchedEntry, width: number): string {
  if (entry.changes === null) return '?';
  const [passing, all] = [formatCount(entry.changes), changesInAll(entry)];
  const both = all === null ? passing : `${passing} of ${formatCount(all)}`;
  return textWidth(both) > width ? passing : both;
}

function countWords(entry: SnapshotEntry | MatchedEntry): string {
  const of = changesInAll(entry);
  return of === null
    ? countOf(entry.changes ?? 0, 'change')
    : `${formatCount(entry.changes ?? 0)} of ${countOf(of, 'change')}`;
}

function changesInAll(entry: SnapshotEntry | MatchedEntry): number | null {
  return 'changesInAll' in entry ? entry.changesInAll : null;
}

/** What a partial run lacks; null for a complete one. */
export function describeIncomplete(entry: SnapshotEntry): string | null {
  const runs = Object.values(entry.workspaces).filter(({ complete }) => !complete);
  if (runs.length === 0) return null;
  const failed = runs.reduce((sum, run) => sum + run.failed, 0);
  return failed === 0 ? 'not all fetched:' : `${formatCount(failed)} not fetched:`;
}

function entryWords(entry: SnapshotEntry | undefined, firsts: ReadonlyMap<string, string>): string {
  if (entry === undefined) return '';
  const incomplete = describeIncomplete(entry);
  const parts = [
    formatClock(entry.time),
    entry.severity,
    entry.changes === null ? null : `${countWords(entry)} in ${countOf(entry.campaigns.length, 'campaign')}`,
    incomplete === null ? null : `partial, ${incomplete}`,
    snapshotSubject(entry, firsts),
  ];
  return parts.filter((part) => part !== null).join(', ');
}

function searchText(entry: SnapshotEntry | undefined, firsts: ReadonlyMap<string, string>): string {
  if (entry === undefined) return '';
  return `${formatDay(entry.time)} ${formatClock(entry.time)} ${entry.severity ?? ''} ${snapshotSubject(entry, firsts)} ${entry.revision}`;
}

/** What an audit folder without a snapshot shows: how to take the first. */
const FIRST_SNAPSHOT: readonly Row[] = [
  [span('No snapshot yet', 'heading')],
  [],
  [span('A snapshot records every campaign of your Braze workspace as it stands.')],
  [span('From the second one on you see here what changed, where and when,')],
  [span('and whether it was live.')],
  [],
  [span('  s', 'key'), span('                  takes the first snapshot now')],
  [span('  brazier snapshot', 'key'), span('   does the same in a shell, or on a schedule')],
];

const FIRST_SNAPSHOT_OUTSIDE: readonly Row[] = FIRST_SNAPSHOT.filter((row) => row[0]?.text !== '  s');

function emptyRows(state: State, looking: boolean): readonly Row[] {
  const { timeline } = state.data;
  if (timeline.problem !== null) return problemRows(timeline.problem);
  if (timeline.items.length > 0) return looking ? loadingRows('Looking through the snapshots …') : NOTHING_PASSES;
  if (!state.facts.hasAuditFolder) return NO_FOLDER;
  if (!timeline.done) return loadingRows('Reading the history …');
  return state.facts.canSnapshot ? FIRST_SNAPSHOT : FIRST_SNAPSHOT_OUTSIDE;
}

/** What a folder that is no audit folder shows: how to make one, or to look around first. */
const NO_FOLDER: readonly Row[] = [
  [span('No audit folder here', 'heading')],
  [],
  [span('Brazier keeps the history of your Braze campaigns in a folder tracked by git.')],
  [],
  [span('  brazier init', 'key'), span('   makes one here, for your own workspace')],
  [span('  brazier demo', 'key'), span('   shows it all on a made-up workspace, without a key')],
  [],
  [span('  q', 'key'), span('              leaves')],
];

const NOTHING_PASSES: readonly Row[] = [
  [span('No snapshot passes the filters.')],
  [span('F', 'key'), span(' clears them.')],
];
