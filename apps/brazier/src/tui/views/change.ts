import type { CampaignChanges, Change, TextDiff } from '@brazier/diff';
import { standingWords } from '@brazier/report';
import { visible } from '@brazier/schema';
import type { Acknowledgements } from '../rows/acknowledgement.ts';
import { isTextChange } from '../rows/change-label.ts';
import { changeLines } from '../rows/change-lines.ts';
import { type DocumentLine, wrapSpans } from '../rows/document.ts';
import { editedSeenBetween } from '../rows/edited-seen.ts';
import { asFirstSeen } from '../rows/first-seen.ts';
import { countOf, formatCount } from '../rows/numbers.ts';
import { type Row, rowText, span } from '../rows/span.ts';
import { namesWords } from '../rows/standing.ts';
import type { TextChangeOptions } from '../rows/text-change-lines.ts';
import { visibleChanges } from '../state/filtered.ts';
import { firstSnapshots, isFirstSeen } from '../state/first-snapshots.ts';
import type { Document, ViewList } from '../state/list.ts';
import { memo } from '../state/memo.ts';
import { campaignKey, type State, sourceKey, type TextOptions, type View } from '../state/state.ts';
import { textWidth } from '../width.ts';
import { sectionsOf } from './change-sections.ts';
import { emptyList, loadingRows, problemRows } from './empty-list.ts';
import { lineOfField } from './field-line.ts';

/** From this width on, texts stand side by side unless told otherwise. */
const SIDES_FROM = 138;

/** Wider lines are hard to read. */
const TEXT_WIDTH = 120;

/** The changes of one campaign as a text to read: what it is, then section by section what changed. */
export function changeDocument(state: State, view: View & { kind: 'change' }, width: number): ViewList {
  const loaded = visibleChanges(state, view.source);
  if (loaded === undefined) return emptyList(loadingRows('Reading the change …'), true);
  if (loaded.state === 'loading') return emptyList(loadingRows(`Reading the change … ${loaded.progress}`), true);
  if (loaded.state === 'failed') return emptyList(problemRows(loaded.problem), false);
  const campaign = findCampaign(state, view);
  if (campaign === null) return emptyList(NOT_THERE, false);
  const { revision, time } = loaded.value.to;
  const isFirst = isFirstSeen(firstSnapshots(state), campaign, revision);
  const all = changesInAll(state, view) ?? campaign.changes.length;
  return build(campaign, isFirst, time, all, state.data.texts, state.facts.acknowledged, view.text, width);
}

const NOT_THERE: readonly Row[] = [
  [span('This campaign did not change here, or its changes do not pass the filters.')],
];

/** The changes that a change view shows; null while they are not there. */
export function findCampaign(state: State, view: View & { kind: 'change' }): CampaignChanges | null {
  const loaded = visibleChanges(state, view.source);
  if (loaded?.state !== 'ready') return null;
  const key = campaignKey(view.campaign);
  return loaded.value.campaigns.find((campaign) => campaignKey(campaign) === key) ?? null;
}

/** How many changes of the campaign there are without the filters. */
function changesInAll(state: State, { source, campaign }: View & { kind: 'change' }): number | undefined {
  const loaded = state.data.changes.get(sourceKey(source));
  if (loaded?.state !== 'ready') return undefined;
  return loaded.value.campaigns.find((other) => campaignKey(other) === campaignKey(campaign))?.changes.length;
}

const build = memo(
  (
    campaign: CampaignChanges,
    isFirst: boolean,
    seen: string | null,
    all: number,
    texts: ReadonlyMap<Change, TextDiff>,
    acknowledged: Acknowledgements,
    text: TextOptions,
    width: number,
  ): ViewList => {
    const told = isFirst ? asFirstSeen(campaign) : campaign;
    const document = writeDocument(told, { seen, all }, { texts, acknowledged }, text, width - 2);
    const { lines } = document;
    return {
      document,
      count: lines.length,
      lines: null,
      heading: () => [],
      row: (item) => lines[item]?.row ?? [],
      key: (item) => lines[item]?.key ?? '',
      searchText: (item) => rowText(lines[item]?.row ?? []),
      find: (start) => (start.startsWith('[') ? lineOfField(told.changes, lines, JSON.parse(start)) : null),
      columns: null,
      empty: [],
      loading: false,
      look: 'text',
    };
  },
);

function writeDocument(
  campaign: CampaignChanges,
  about: { seen: string | null; all: number },
  known: Pick<TextChangeOptions, 'texts' | 'acknowledged'>,
  text: TextOptions,
  width: number,
): Document {
  const sides = text.layout === 'sides' || (text.layout === 'auto' && width + 2 >= SIDES_FROM);
  const options = {
    width: sides ? Math.min(width, 2 * TEXT_WIDTH) : Math.min(width, TEXT_WIDTH),
    sides,
    unfolded: text.unfolded,
    whitespace: text.whitespace,
    reader: text.reader,
    ...known,
  };
  const lines: DocumentLine[] = headerLines(campaign, about, Math.min(width, TEXT_WIDTH));
  for (const { title, message, changes } of sectionsOf(campaign)) {
    if (title !== null)
      lines.push(header(`section.${title}.gap`, []), header(`section.${title}`, sectionRow(title, width)));
    if (message !== null) lines.push(header(`message.${changes[0]?.index ?? 0}`, [span(message, 'heading')]));
    for (const { change, index } of changes) lines.push(...changeLines(change, index, options));
  }
  // Of use to few readers, and one line less above what changed.
  lines.push(header('id.gap', []), header('id', [span(`id ${visible(campaign.id)}`, 'dim')]));
  const folds = text.unfolded || lines.some(({ key }) => key.endsWith('.fold'));
  return { lines, sides, folds, hasText: campaign.changes.some(holdsText) };
}

function holdsText(change: Change): boolean {
  return isTextChange(change) || (change.inside ?? []).some(holdsText);
}

function header(key: string, row: Row): DocumentLine {
  return { key, row, change: null, stop: false };
}

function headerLines(
  campaign: CampaignChanges,
  { seen, all }: { seen: string | null; all: number },
  width: number,
): DocumentLine[] {
  const { facts, workspace, changes } = campaign;
  const [channels, tags] = [namesWords(facts, 'channels'), namesWords(facts, 'tags')];
  const about = [workspace, ...(channels === '' ? [] : [channels]), ...(tags === '' ? [] : [`tags ${tags}`])];
  const rest = about.map((part) => `  ·  ${visible(part)}`).join('');
  const standing = span(standingWords(facts), facts.after?.status === 'live' ? 'live' : 'bold');
  const lines: [string, Row][] = [
    ['about', [standing, span(rest, 'dim')]],
    ...timesWithin(width, editedSeenBetween(campaign, seen)).map((part, at): [string, Row] => [
      `when.${at}`,
      [span(part)],
    ]),
    ...(changes.length === all ? [] : [['hidden', hiddenRow(changes.length, all)] satisfies [string, Row]]),
  ];
  return [
    header('name', [span(campaign.name, 'bold')]),
    ...lines.flatMap(([key, row]) => wrapSpans(row, width).map((part, at) => header(`${key}.${at}`, part))),
  ];
}

function hiddenRow(passing: number, all: number): Row {
  const passes = passing === 1 ? 'passes' : 'pass';
  return [
    span(`${formatCount(passing)} of ${countOf(all, 'change')} ${passes} the filters: `, 'dim'),
    span('F', 'key'),
    span(' shows all', 'dim'),
  ];
}

/** The times in one row, or each in its own where one row would be torn. */
function timesWithin(width: number, times: string): string[] {
  return textWidth(times) <= width ? [times] : times.split('  ·  ');
}

function sectionRow(title: string, width: number): Row {
  const line = Math.max(0, Math.min(width, TEXT_WIDTH) - title.length - 4);
  return [span('── ', 'dim'), span(title, 'heading'), span(` ${'─'.repeat(line)}`, 'dim')];
}
