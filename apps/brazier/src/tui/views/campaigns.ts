import { wrapSpans } from '../rows/document.ts';
import { MARGIN } from '../rows/draw-row.ts';
import { countOf, formatCount } from '../rows/numbers.ts';
import { type Row, type Span, span } from '../rows/span.ts';
import { daysAgo, formatMinute } from '../rows/times.ts';
import type { CampaignSummary } from '../state/campaign-summary.ts';
import { asksForChanges } from '../state/filters.ts';
import type { ViewList } from '../state/list.ts';
import { memo } from '../state/memo.ts';
import { revisionName } from '../state/names.ts';
import { campaignKey, type State, type Streamed, type View } from '../state/state.ts';
import { type Edits, editsUpTo, visibleCampaigns } from '../state/visible-campaigns.ts';
import { fitText } from '../width.ts';
import { emptyList, loadingRows, problemRows } from './empty-list.ts';

// On a narrow screen the names are worth more than the rest.
const EDITED_FROM = 50;
const CHANGED_FROM = 62;
const CHANNELS_FROM = 70;
const TAGS_FROM = 100;

/** Every campaign at a snapshot: whether it sends, through what, its tags, when and how often it changed. */
export function campaignsList(state: State, view: View & { kind: 'campaigns' }, width: number): ViewList {
  const streamed = visibleCampaigns(state, view);
  if (streamed === undefined) return emptyList(loadingRows('Reading the campaigns …'), true);
  if (streamed.problem !== null && streamed.items.length === 0) return emptyList(problemRows(streamed.problem), false);
  const all = state.data.campaigns.get(view.revision ?? '')?.items.length ?? 0;
  const { timeline } = state.data;
  const asked = asksForChanges(state.filters);
  const edits = editsUpTo(state, view.revision);
  return build(
    streamed,
    all,
    edits,
    asked ? streamed.done : timeline.done,
    asked ? 'matches' : 'changed',
    width,
    pastWords(state, view.revision),
    asked && streamed.done ? edits.size - streamed.items.length : 0,
  );
}

/** Whoever looks at an old snapshot must not take it for the present; empty at the newest. */
function pastWords(state: State, revision: string | null): string {
  if (revision === null) return '';
  const entry = state.data.timeline.items.find((candidate) => candidate.revision === revision);
  const ago = entry === undefined ? '' : daysAgo(entry.time, state.now);
  const when = entry === undefined ? revisionName(state, revision) : `${formatMinute(entry.time)} UTC`;
  return `As of ${when}${ago === '' ? '' : `, ${ago}`}.`;
}

const build = memo(
  (
    { items, done, problem }: Streamed<CampaignSummary>,
    total: number,
    edits: ReadonlyMap<string, Edits>,
    counted: boolean,
    edited: 'changed' | 'matches',
    width: number,
    past: string,
    gone: number,
  ): ViewList => {
    const about = [...(past === '' ? [] : [pastRow(past)]), ...(gone === 0 ? [] : [goneRow(gone)])].flatMap((row) =>
      wrapSpans(row, width - MARGIN),
    );
    const { lines, headings } = withAbout(about, groupByWorkspace(items), items.length);
    return {
      count: items.length,
      total,
      lines,
      heading: (index) => headings[index] ?? [],
      row: (item) => campaignRow(items[item], edits, counted, width),
      key: (item) => keyOf(items[item]),
      searchText: (item) => searchText(items[item], edits),
      columns: columnNames(width, edited),
      empty: [...about, ...(done ? (total > 0 ? NOTHING_PASSES : NO_CAMPAIGN) : LOOKING)],
      loading: !done && problem === null,
      unordered: true,
      look: 'list',
    };
  },
);

const NOTHING_PASSES: readonly Row[] = [
  [span('No campaign passes the filters.')],
  [span('F', 'key'), span(' clears them.')],
];
const LOOKING = loadingRows('Looking through the snapshots …');
const NO_CAMPAIGN: readonly Row[] = [[span('There is no campaign at this snapshot.')]];

function pastRow(past: string): Row {
  return [span(past, 'bold'), span('  2', 'key'), span(' for the newest', 'dim')];
}

/** Of campaigns that match and are no longer there only the Timeline knows. */
function goneRow(gone: number): Row {
  const words = gone === 1 ? 'that matches is gone by then: ' : 'that match are gone by then: ';
  return [span(`${countOf(gone, 'campaign')} ${words}`, 'bold'), span('1', 'key'), span(' shows when', 'dim')];
}

/** What must be known of the whole list goes first. */
function withAbout(
  about: readonly Row[],
  { lines, headings }: ReturnType<typeof groupByWorkspace>,
  count: number,
): ReturnType<typeof groupByWorkspace> {
  if (about.length === 0) return { lines, headings };
  const items = lines ?? Array.from({ length: count }, (_, item) => item);
  return { lines: [...about.map((_, at) => -1 - headings.length - at), ...items], headings: [...headings, ...about] };
}

/** Headings only where there is more than one workspace. */
function groupByWorkspace(items: readonly CampaignSummary[]): { lines: number[] | null; headings: Row[] } {
  if (items.every(({ workspace }) => workspace === items[0]?.workspace)) return { lines: null, headings: [] };
  const lines: number[] = [];
  const headings: Row[] = [];
  for (const [index, { workspace }] of items.entries()) {
    if (workspace !== items[index - 1]?.workspace) {
      lines.push(-1 - headings.length);
      headings.push([span(workspace, 'heading')]);
    }
    lines.push(index);
  }
  return { lines, headings };
}

function keyOf(campaign: CampaignSummary | undefined): string {
  return campaign === undefined ? '' : campaignKey(campaign);
}

function columnNames(width: number, counts: 'changed' | 'matches'): Row {
  const channels = width >= CHANNELS_FROM ? `${fitText('channels', 14)}  ` : '';
  const edited = width >= EDITED_FROM ? `${fitText('last edited, UTC', 16)}  ` : '';
  const changed = width >= CHANGED_FROM ? `${counts}  ` : '';
  return [
    span(
      `${fitText('status', 8)}  ${edited}${changed}${channels}campaign${width >= TAGS_FROM ? ' and tags' : ''}`,
      'dim',
    ),
  ];
}

function campaignRow(
  campaign: CampaignSummary | undefined,
  edits: ReadonlyMap<string, Edits>,
  counted: boolean,
  width: number,
): Row {
  if (campaign === undefined) return [];
  const known = edits.get(campaignKey(campaign));
  const times = known === undefined ? '' : `${formatCount(known.snapshots)}${counted ? '' : '+'}×`;
  const spans: Span[] = [span(`${fitText(campaign.status, 8)}  `, campaign.live ? 'live' : 'dim')];
  if (width >= EDITED_FROM) spans.push(span(`${fitText(lastEdit(campaign, known), 16)}  `));
  if (width >= CHANGED_FROM) spans.push(span(`${fitText(times, 7, 'right')}  `));
  if (width >= CHANNELS_FROM) spans.push(span(`${fitText(campaign.channels.join(', '), 14)}  `, 'dim'));
  // No column stands behind a name or a tag: terminals disagree on how wide some scripts are, and it would not be straight.
  spans.push(span(campaign.name));
  if (width >= TAGS_FROM && campaign.tags.length > 0) spans.push(span(`  ${campaign.tags.join(', ')}`, 'dim'));
  return spans;
}

/** By Braze's own time; where it tells none, by the snapshot that saw the last change. */
function lastEdit({ edited }: CampaignSummary, known: Edits | undefined): string {
  if (edited !== null) return formatMinute(edited);
  return known === undefined ? '' : `seen ${formatMinute(known.last)}`;
}

function searchText(campaign: CampaignSummary | undefined, edits: ReadonlyMap<string, Edits>): string {
  if (campaign === undefined) return '';
  const { name, id, status, channels, tags, workspace } = campaign;
  const edited = lastEdit(campaign, edits.get(campaignKey(campaign)));
  return [name, id, status, edited, ...channels, ...tags, workspace].join(' ');
}
