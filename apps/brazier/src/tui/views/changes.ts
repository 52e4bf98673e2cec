import type { CampaignChanges, ChangeSet } from '@brazier/diff';
import { AREAS } from '@brazier/diff';
import { countOf, formatCount } from '../rows/numbers.ts';
import { SIGNS } from '../rows/signs.ts';
import { type Row, span } from '../rows/span.ts';
import { highestOf, visibleChanges } from '../state/filtered.ts';
import type { ViewList } from '../state/list.ts';
import { memo } from '../state/memo.ts';
import { campaignKey, type State, sourceKey, type View } from '../state/state.ts';
import { fitText } from '../width.ts';
import { emptyList, loadingRows, problemRows } from './empty-list.ts';

const AREAS_FROM = 76;
const AREAS_WIDTH = 22;

/** The campaigns that changed between two states. */
export function changesList(state: State, view: View & { kind: 'changes' }, width: number): ViewList {
  const loaded = visibleChanges(state, view.source);
  if (loaded === undefined) return emptyList(loadingRows('Reading the changes …'), true);
  if (loaded.state === 'loading') return emptyList(loadingRows(`Reading the changes … ${loaded.progress}`), true);
  if (loaded.state === 'failed') return emptyList(problemRows(loaded.problem), false);
  const all = state.data.changes.get(sourceKey(view.source));
  return build(loaded, all?.state === 'ready' ? all.value.campaigns.length : 0, width);
}

const build = memo((loaded: { state: 'ready'; value: ChangeSet }, total: number, width: number): ViewList => {
  const { campaigns } = loaded.value;
  return {
    count: campaigns.length,
    total,
    lines: null,
    heading: () => [],
    row: (item) => campaignRow(campaigns[item], width),
    words: (item) => campaignWords(campaigns[item]),
    key: (item) => {
      const campaign = campaigns[item];
      return campaign === undefined ? '' : campaignKey(campaign);
    },
    searchText: (item) => searchText(campaigns[item]),
    columns: columnNames(width),
    empty: total > 0 ? NOTHING_PASSES : NOTHING_CHANGED,
    loading: false,
    look: 'list',
  };
});

const NOTHING_CHANGED: readonly Row[] = [[span('Nothing changed between the two.')]];
const NOTHING_PASSES: readonly Row[] = [
  [span('No change here passes the filters.')],
  [span('F', 'key'), span(' clears them.')],
];

function columnNames(width: number): Row {
  const areas = width >= AREAS_FROM ? `${fitText('where', AREAS_WIDTH)}  ` : '';
  return [span(`  was    ${fitText('severity', 8)}  changes  ${areas}campaign`, 'dim')];
}

function campaignRow(campaign: CampaignChanges | undefined, width: number): Row {
  if (campaign === undefined) return [];
  const severity = highestOf(campaign.changes);
  const style = campaign.status === 'added' ? 'added' : campaign.status === 'removed' ? 'removed' : 'moved';
  return [
    span(`${SIGNS[campaign.status]} `, style),
    campaign.facts.live ? span('live   ', 'live') : span('off    ', 'dim'),
    span(fitText(severity, 8), severity),
    span(`  ${fitText(formatCount(campaign.changes.length), 7, 'right')}  `),
    span(width >= AREAS_FROM ? `${fitText(areaNames(campaign), AREAS_WIDTH)}  ` : '', 'dim'),
    span(campaign.name),
  ];
}

function campaignWords(campaign: CampaignChanges | undefined): string {
  if (campaign === undefined) return '';
  const { name, status, facts, changes } = campaign;
  return `${name}, ${status}, ${facts.live ? 'live' : 'not live'}, ${highestOf(changes)}, ${countOf(changes.length, 'change')}: ${areaNames(campaign)}`;
}

function areaNames(campaign: CampaignChanges): string {
  return AREAS.filter((area) => campaign.changes.some((change) => change.area === area)).join(', ');
}

function searchText(campaign: CampaignChanges | undefined): string {
  if (campaign === undefined) return '';
  return `${campaign.name} ${campaign.id} ${campaign.workspace} ${areaNames(campaign)} ${campaign.facts.tags.join(' ')} ${campaign.facts.channels.join(' ')}`;
}
