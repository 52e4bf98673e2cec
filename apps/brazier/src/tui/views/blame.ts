import type { BlameLine } from '../history-source.ts';
import { type Row, span } from '../rows/span.ts';
import { formatMinute } from '../rows/times.ts';
import { describePath, describeValue } from '../rows/values.ts';
import type { ViewList } from '../state/list.ts';
import { memo } from '../state/memo.ts';
import { campaignKey, type Loaded, type State, type View } from '../state/state.ts';
import { fitText } from '../width.ts';
import { emptyList, loadingRows, problemRows } from './empty-list.ts';

/** For each field of a campaign, since when it has its value. */
export function blameList(state: State, view: View & { kind: 'blame' }, width: number): ViewList {
  const loaded = state.data.blames.get(campaignKey(view.campaign));
  if (loaded === undefined || loaded.state === 'loading') {
    return emptyList(loadingRows('Looking for the snapshot that set each field …'), true);
  }
  if (loaded.state === 'failed') return emptyList(problemRows(loaded.problem), false);
  return build(loaded, width);
}

/** The name by which a field is found again: its path, unambiguously. */
export function blameKey(path: BlameLine['path']): string {
  return JSON.stringify(path);
}

const build = memo(({ value: lines }: Loaded<readonly BlameLine[]> & { state: 'ready' }, width: number): ViewList => {
  const pathWidth = Math.max(16, Math.floor((width - 22) * 0.4));
  return {
    count: lines.length,
    lines: null,
    heading: () => [],
    row: (item) => blameRow(lines[item], pathWidth),
    key: (item) => blameKey(lines[item]?.path ?? []),
    searchText: (item) => searchText(lines[item]),
    columns: [span(`${fitText('since (UTC)', 16)}  ${fitText('field', pathWidth)}  value`, 'dim')],
    empty: NO_FIELD,
    loading: false,
    look: 'list',
  };
});

const NO_FIELD: readonly Row[] = [[span('This campaign has no field that could be told.')]];

function blameRow(line: BlameLine | undefined, pathWidth: number): Row {
  if (line === undefined) return [];
  return [
    span(`${formatMinute(line.since.time)}  `),
    span(`${fitText(shortPath(line.path), pathWidth)}  `, 'bold'),
    span(describeValue(line.value, line.path)),
  ];
}

/** Ids of messages say nothing in a column: their first eight characters tell them apart. */
function shortPath(path: BlameLine['path']): string {
  const [head, id, ...rest] = path;
  return head === 'messages' && typeof id === 'string'
    ? `${describePath([id.slice(0, 8), ...rest])}`
    : describePath(path);
}

function searchText(line: BlameLine | undefined): string {
  return line === undefined ? '' : `${line.path.join(' ')} ${describeValue(line.value, line.path)}`;
}
