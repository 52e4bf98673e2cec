import { AREAS, SEVERITIES } from '@brazier/diff';
import { CHANNEL_KINDS } from '@brazier/schema';
import { wordsOfDates, wordsOfFilters } from './filter-words.ts';
import { chipsOf, toggled } from './filters.ts';
import { createMenu } from './menu.ts';
import { type Filters, type Menu, type MenuItem, NO_FILTERS, type State } from './state.ts';

/** What lists can be narrowed by. */
export function filterMenu(state: State): Menu {
  const { filters } = state;
  const known = knownValues(state);
  const items: MenuItem[] = [
    {
      key: '/',
      label: 'words',
      detail: 'typed: live tag removed 12 to 18 nov',
      event: { type: 'prompt', purpose: 'words', text: wordsToEdit(filters) },
    },
    {
      key: 'a',
      label: 'area',
      detail: 'lifecycle, channels, tags, messages, conversions, schema',
      event: { type: 'menu', menu: areaMenu(filters) },
    },
    { key: 's', label: 'severity', detail: 'at or above', event: { type: 'menu', menu: severityMenu() } },
    liveItem('l', 'live', 'live', 'campaigns that could send before or after the change', filters),
    liveItem('o', 'not live', 'draft', 'drafts, stopped and archived ones, before and after', filters),
    {
      key: 'n',
      label: 'name',
      detail: 'letters of the campaign’s name, in order',
      event: { type: 'prompt', purpose: 'name', text: filters.name },
    },
    {
      key: 'd',
      label: 'date',
      detail: 'a day, all since then, or a range (UTC)',
      event: { type: 'prompt', purpose: 'dates', text: wordsOfDates(filters) },
    },
    { key: 't', label: 'tag', detail: 'campaigns with a tag', event: tagEvent(filters, known.tags) },
    { key: 'c', label: 'channel', ...valueItem('channels', filters, known.channels) },
    { key: 'w', label: 'workspace', ...valueItem('workspaces', filters, known.workspaces) },
  ];
  const set = chipsOf(filters)
    .map(({ label }) => label)
    .join(', ');
  return createMenu('Filter', items, set === '' ? null : `now: ${set}   F clears`);
}

/** The filters that stand, as words to go on from. */
function wordsToEdit(filters: Filters): string {
  const words = wordsOfFilters(filters);
  return words === '' ? '' : `${words} `;
}

/** The filters with a change; everything that was judged under the old ones is forgotten. */
export function withFilters(state: State, change: Partial<Filters>): State {
  const filters = { ...state.filters, ...change };
  return { ...state, filters, data: { ...state.data, matches: new Map() } };
}

/** The state with nothing narrowed. */
export function clearFilters(state: State): State {
  return withFilters(state, NO_FILTERS);
}

function liveItem(key: string, label: string, value: 'live' | 'draft', detail: string, filters: Filters): MenuItem {
  return { key, label, detail, event: { type: 'filter', change: { live: filters.live === value ? null : value } } };
}

function areaMenu(filters: Filters): Menu {
  const keys = { lifecycle: 'l', channels: 'c', tags: 't', messages: 'm', conversions: 'v', schema: 's' } as const;
  const items = AREAS.map(
    (area): MenuItem => ({
      key: keys[area],
      label: area,
      detail: filters.areas.includes(area) ? 'chosen: again takes it back' : '',
      event: { type: 'filter', change: { areas: toggled(filters.areas, area) } },
    }),
  );
  return createMenu('Filter by area', items);
}

function severityMenu(): Menu {
  const items = [...SEVERITIES].reverse().map(
    (severity): MenuItem => ({
      key: severity.slice(0, 1),
      label: severity === 'error' ? 'error' : `${severity} or more`,
      event: { type: 'filter', change: { severity: severity === 'info' ? null : severity } },
    }),
  );
  return createMenu('Filter by severity', items);
}

function valueItem(
  field: 'channels' | 'workspaces',
  filters: Filters,
  known: readonly string[],
): Pick<MenuItem, 'detail' | 'disabled' | 'event'> {
  const items = known.map(
    (value): MenuItem => ({
      label: value,
      detail: filters[field].includes(value) ? 'chosen: again takes it back' : '',
      event: { type: 'filter', change: { [field]: toggled(filters[field], value) } },
    }),
  );
  return {
    detail: known.slice(0, 6).join(', '),
    disabled: known.length === 0 ? `no ${field} have been seen yet` : null,
    event: { type: 'menu', menu: createMenu(`Filter by ${field.slice(0, -1)}`, items) },
  };
}

function tagEvent(filters: Filters, known: readonly string[]): MenuItem['event'] {
  if (known.length === 0) return { type: 'prompt', purpose: 'tag' };
  const items: MenuItem[] = [
    { key: '/', label: 'another', detail: 'type it', event: { type: 'prompt', purpose: 'tag' } },
    ...known.map(
      (tag): MenuItem => ({
        label: tag,
        detail: filters.tags.includes(tag) ? 'chosen: again takes it back' : '',
        event: { type: 'filter', change: { tags: toggled(filters.tags, tag) } },
      }),
    ),
  ];
  return { type: 'menu', menu: createMenu('Filter by tag', items) };
}

/** Values that have been seen in what was read so far, in alphabetical order; before channels, the kinds that they are of. */
export function knownValues(state: State): Record<'tags' | 'channels' | 'workspaces', string[]> {
  const tags = new Set<string>();
  const channels = new Set<string>();
  const workspaces = new Set<string>();
  for (const entry of state.data.timeline.items) {
    for (const workspace of Object.keys(entry.workspaces)) workspaces.add(workspace);
  }
  for (const loaded of state.data.changes.values()) {
    if (loaded.state !== 'ready') continue;
    for (const { facts } of loaded.value.campaigns) {
      for (const tag of facts.tags) tags.add(tag);
      for (const channel of facts.channels) channels.add(channel);
    }
  }
  for (const { items } of state.data.campaigns.values()) {
    for (const campaign of items) {
      for (const tag of campaign.tags) tags.add(tag);
      for (const channel of campaign.channels) channels.add(channel);
    }
  }
  const others = [...channels].filter((channel) => !CHANNEL_KINDS.some((kind) => kind === channel)).sort();
  return { tags: [...tags].sort(), channels: [...CHANNEL_KINDS, ...others], workspaces: [...workspaces].sort() };
}
