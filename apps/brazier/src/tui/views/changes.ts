import {
  AREAS,
  type CampaignChanges,
  type Change,
  type ChangeSet,
  compareSeverity,
  highestOf,
  type RevertedCampaign,
} from '@brazier/diff';
import { standingWords } from '@brazier/report';
import type { ChangeSource } from '../history-source.ts';
import { type Acknowledgements, acknowledgedMark } from '../rows/acknowledgement.ts';
import { sentenceInMessage } from '../rows/change-label.ts';
import { type ComparedEnd, comparedEnds } from '../rows/compared-ends.ts';
import { wrapSpans } from '../rows/document.ts';
import { countOf, formatCount } from '../rows/numbers.ts';
import { SIGNS } from '../rows/signs.ts';
import { type Row, span } from '../rows/span.ts';
import { liveWord } from '../rows/standing.ts';
import { visibleChanges } from '../state/filtered.ts';
import { firstSnapshots, isFirstSeen } from '../state/first-snapshots.ts';
import type { ViewList } from '../state/list.ts';
import { memo } from '../state/memo.ts';
import { campaignKey, type State, sourceKey, type View } from '../state/state.ts';
import { fitText } from '../width.ts';
import { emptyList, loadingRows, problemRows } from './empty-list.ts';
import { revertedHeading, revertedRow, revertedWords } from './reverted-rows.ts';

const AREAS_FROM = 130;
const AREAS_WIDTH = 22;
/** On a narrower screen what changed is worth more than how often. */
const COUNTS_FROM = 60;

/** The campaigns that changed between two states. */
export function changesList(state: State, view: View & { kind: 'changes' }, width: number): ViewList {
  const loaded = visibleChanges(state, view.source);
  if (loaded === undefined) return emptyList(loadingRows('Reading the changes …'), true);
  if (loaded.state === 'loading') return emptyList(loadingRows(`Reading the changes … ${loaded.progress}`), true);
  if (loaded.state === 'failed') return emptyList(problemRows(loaded.problem), false);
  const all = state.data.changes.get(sourceKey(view.source));
  const newest = state.data.timeline.items[0]?.revision ?? null;
  const total = all?.state === 'ready' ? all.value.campaigns.length + all.value.reverted.length : 0;
  return build(loaded, view.source, newest, total, firstSnapshots(state), state.facts.acknowledged, width);
}

const build = memo(
  (
    loaded: { state: 'ready'; value: ChangeSet },
    source: ChangeSource,
    newest: string | null,
    total: number,
    firsts: ReadonlyMap<string, string>,
    acknowledged: Acknowledgements,
    width: number,
  ): ViewList => {
    const { campaigns, reverted, to } = loaded.value;
    const isFirst = (campaign: CampaignChanges): boolean => isFirstSeen(firsts, campaign, to.revision);
    const revertedAt = (index: number): RevertedCampaign | undefined => reverted[index - campaigns.length];
    const tell = (index: number, told: (campaign: CampaignChanges, isFirst: boolean) => string): string => {
      const [campaign, back] = [campaigns[index], revertedAt(index)];
      if (campaign !== undefined) return told(campaign, isFirst(campaign));
      return back === undefined ? '' : revertedWords(back);
    };
    const about = aboutRows(loaded.value, source, newest, width);
    const headings = [...about, ...revertedHeading(reverted, total === reverted.length)];
    const places = headings.map((_, index) => -1 - index);
    return {
      count: campaigns.length + reverted.length,
      total,
      lines:
        headings.length === 0
          ? null
          : [
              ...places.slice(0, about.length),
              ...campaigns.keys(),
              ...places.slice(about.length),
              ...reverted.map((_, index) => campaigns.length + index),
            ],
      heading: (index) => headings[index] ?? [],
      row: (index) => {
        const [campaign, back] = [campaigns[index], revertedAt(index)];
        if (campaign !== undefined) return campaignRow(campaign, isFirst(campaign), acknowledged, width);
        return back === undefined ? [] : revertedRow(back);
      },
      words: (index) => tell(index, campaignWords),
      key: (index) => {
        const [campaign, back] = [campaigns[index], revertedAt(index)];
        if (campaign !== undefined) return campaignKey(campaign);
        return back === undefined ? '' : `reverted ${campaignKey(back)}`;
      },
      searchText: (index) => tell(index, searchText),
      columns: columnNames(width),
      empty: [...about, ...emptyRows(loaded.value, total)],
      loading: false,
      look: 'list',
    };
  },
);

/** Which two snapshots are compared; nothing where one is compared with the one before it, as the title says already. */
function aboutRows({ from, to }: ChangeSet, source: ChangeSource, newest: string | null, width: number): Row[] {
  if (source.from === null) return [];
  const end = (asked: string, found: ChangeSet['from']): ComparedEnd => ({
    asked,
    found,
    newest: found.revision === newest,
  });
  const text = comparedEnds(end(source.from, from), end(source.to, to)).join(' ');
  return [...wrapSpans([span(text, 'bold')], width - 2), []];
}

function emptyRows({ from, to }: ChangeSet, total: number): readonly Row[] {
  if (total > 0) return NOTHING_PASSES;
  return from.revision === to.revision ? ONE_SNAPSHOT : NOTHING_CHANGED;
}

const ONE_SNAPSHOT: readonly Row[] = [[span('Both are the same snapshot: there is nothing to compare.')]];
const NOTHING_CHANGED: readonly Row[] = [[span('Nothing changed between the two.')]];
const NOTHING_PASSES: readonly Row[] = [
  [span('No change here passes the filters.')],
  [span('F', 'key'), span(' clears them.')],
];

function columnNames(width: number): Row {
  const areas = width >= AREAS_FROM ? `${fitText('where', AREAS_WIDTH)}  ` : '';
  return [
    span(
      `  ${fitText('status', 8)}  ${fitText('severity', 8)}  ${width >= COUNTS_FROM ? 'changes  ' : ''}${areas}campaign`,
      'dim',
    ),
  ];
}

/** `isFirst`: the campaign was there when the history of its workspace began, so that nothing happened to it. */
function campaignRow(campaign: CampaignChanges, isFirst: boolean, acknowledged: Acknowledgements, width: number): Row {
  const mark = acknowledgedMark(campaign.changes, acknowledged);
  const severity = highestOf(campaign.changes) ?? 'info';
  const live = liveWord(campaign.facts);
  const style = campaign.status === 'added' ? 'added' : campaign.status === 'removed' ? 'removed' : 'moved';
  return [
    isFirst ? span('· ', 'dim') : span(`${SIGNS[campaign.status]} `, style),
    span(`${fitText(live, 8)}  `, live === 'live' || live === 'now live' ? 'live' : 'dim'),
    span(fitText(severity, 8), mark === null ? severity : 'dim'),
    span(width >= COUNTS_FROM ? `  ${fitText(formatCount(campaign.changes.length), 7, 'right')}  ` : '  '),
    span(width >= AREAS_FROM ? `${fitText(areaNames(campaign), AREAS_WIDTH)}  ` : '', 'dim'),
    span(`${campaign.name}  `),
    ...(mark === null ? [] : [mark]),
    span(`${isFirst ? 'first seen' : headline(campaign.changes)}`, 'dim'),
  ];
}

/** What changed in words, the most severe first: a price that slipped is told here, and not only that a body changed. */
function headline(changes: readonly Change[]): string {
  return changes
    .toSorted((one, other) => compareSeverity(other.severity, one.severity))
    .map((change) => (change.path.length === 0 ? `campaign ${change.op}` : sentenceInMessage(change)))
    .join('; ');
}

function campaignWords(campaign: CampaignChanges, isFirst: boolean): string {
  const { name, status, facts, changes } = campaign;
  const standing = isFirst ? `first seen, ${facts.after?.status}` : `${status}, ${standingWords(facts)}`;
  return `${name}, ${standing}, ${highestOf(changes) ?? 'info'}, ${countOf(changes.length, 'change')}: ${areaNames(campaign)}`;
}

function areaNames(campaign: CampaignChanges): string {
  return AREAS.filter((area) => campaign.changes.some((change) => change.area === area)).join(', ');
}

function searchText(campaign: CampaignChanges, isFirst: boolean): string {
  const { name, id, workspace, facts, changes } = campaign;
  const sentences = changes.map(({ text }) => text);
  return [name, id, workspace, campaignWords(campaign, isFirst), ...facts.tags, ...facts.channels, ...sentences].join(
    ' ',
  );
}
