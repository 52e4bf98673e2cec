import { placeLetter } from '@brazier/diff';
import { visible } from '@brazier/schema';
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
  if (loaded?.state !== 'ready' && loaded?.state !== 'failed') {
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
  const names = fieldLabels(lines);
  const label = (line: BlameLine | undefined): string => (line === undefined ? '' : names(line));
  return {
    count: lines.length,
    lines: null,
    heading: () => [],
    row: (item) => blameRow(lines[item], label(lines[item]), pathWidth),
    key: (item) => blameKey(lines[item]?.path ?? []),
    searchText: (item) => searchText(lines[item], label(lines[item])),
    columns: [span(`${fitText('seen since (UTC)', 16)}  ${fitText('field', pathWidth)}  value`, 'dim')],
    empty: NO_FIELD,
    loading: false,
    look: 'list',
  };
});

/** How fields are called: messages by their names, conversions by their letters. */
export function fieldLabels(lines: readonly BlameLine[]): (line: BlameLine) => string {
  const names = messageNames(lines);
  return ({ path }) => fieldLabel(path, names);
}

const NO_FIELD: readonly Row[] = [[span('This campaign has no field that could be told.')]];

function blameRow(line: BlameLine | undefined, label: string, pathWidth: number): Row {
  if (line === undefined) return [];
  return [
    span(`${formatMinute(line.since.time)}  `),
    span(`${fitText(label, pathWidth)}  `, 'bold'),
    span(describeValue(line.value, line.path)),
  ];
}

/** The names of the messages by id, as the blamed fields tell them; with the channel, else the start of the id, where two share a name. */
function messageNames(lines: readonly BlameLine[]): ReadonlyMap<string, string> {
  const [names, channels] = [fieldOfMessages(lines, 'name'), fieldOfMessages(lines, 'channel')];
  const told = [...names].map(([id, name]) => {
    const isShared = [...names.values()].filter((other) => other === name).length > 1;
    const channel = channels.get(id)?.replaceAll('_', ' ');
    return [id, isShared && channel !== undefined ? `${channel} ${name}` : name] as const;
  });
  const all = told.map(([, name]) => name);
  return new Map(
    told.map(([id, name]) => [
      id,
      all.filter((other) => other === name).length > 1 ? `${name} ${id.slice(0, 4)}` : name,
    ]),
  );
}

function fieldOfMessages(lines: readonly BlameLine[], wanted: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const { path, value } of lines) {
    const [head, id, field, ...rest] = path;
    if (head !== 'messages' || typeof id !== 'string' || field !== wanted || rest.length > 0) continue;
    if (typeof value === 'string' && value !== '') values.set(id, value);
  }
  return values;
}

/** The field first: where there is no room, the message is cut and not what it is about. */
function fieldLabel(path: BlameLine['path'], names: ReadonlyMap<string, string>): string {
  const [head, id, ...rest] = path;
  if (head === 'conversion_behaviors' && typeof id === 'number' && rest.length > 0) {
    // As Braze letters them, and as the sentences of changes do.
    return `${describePath(rest)} · conversion ${placeLetter(id)}`;
  }
  if (head !== 'messages' || typeof id !== 'string') return describePath(path);
  const name = visible(names.get(id) ?? id.slice(0, 8));
  return rest.length === 0 ? name : `${describePath(rest)} · ${name}`;
}

function searchText(line: BlameLine | undefined, label: string): string {
  return line === undefined ? '' : `${label} ${line.path.join(' ')} ${describeValue(line.value, line.path)}`;
}
