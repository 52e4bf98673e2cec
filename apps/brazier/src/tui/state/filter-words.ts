import { AREAS, OPS, type Op, SEVERITIES } from '@brazier/diff';
import { KNOWN_CHANNELS } from '@brazier/schema';
import { DATE_PHRASES } from './date-phrases.ts';
import { REVERSED, type TypedDates, understandDates } from './dates.ts';
import { chipsOf } from './filters.ts';
import type { Filters } from './state.ts';
import { isoFrom, isoTo } from './typed-date.ts';

/** Words that a question has and a filter does not need. */
const FILLING = new Set(
  'a an the this last ago in of on at with for which what that and or campaign campaigns change changes have had has been'.split(
    ' ',
  ),
);
const OP_WORDS: ReadonlyMap<string, Op> = new Map([
  ['lost', 'removed'],
  ['gone', 'removed'],
  ['new', 'added'],
  ['gained', 'added'],
]);
/** What is one word although it holds spaces. */
const QUOTED = /(?<!\S)(?:(tag|name|channel|workspace):)?(?:"([^"]*)"|“([^”]*)”)/gi;

/** What words were understood as. */
export interface UnderstoodWords {
  filters: Partial<Filters>;
  /** What must be known of how they were understood; empty where there is nothing. */
  note: string;
  /** Why they cannot be meant; null where they can. */
  problem: string | null;
}

/**
 * The filters that words ask for, `live tag removed week` or a whole question: what happened, where, how severe, live or not, when;
 * `tag:NAME`, `name:NAME`, `channel:NAME`, `workspace:NAME` name one thing; every other word must stand in a change's sentence or its
 * campaign's name. In quotes spaces belong to the word. `now` is in ms since 1970.
 */
export function filtersOfWords(text: string, now: number): UnderstoodWords {
  let filters: Partial<Filters> = {};
  let note = '';
  let problem: string | null = null;
  const add = (more: Partial<Filters>): string => {
    filters = joined(filters, more);
    return ' ';
  };
  text
    .replace(QUOTED, (_, field: string | undefined, straight: string | undefined, curly: string | undefined) => {
      const name = straight ?? curly ?? '';
      return add(namedFilter(field ?? '', name) ?? (name === '' ? {} : { words: [name.toLowerCase()] }));
    })
    .replace(DATE_PHRASES, (phrase) => {
      const dates = understandDates(phrase, now);
      if (dates === null) return phrase;
      if ('problem' in dates) problem = dates.problem;
      else if (dates.reversed) note = REVERSED;
      return add('problem' in dates ? {} : filtersOfDates(dates));
    })
    .replace(/\b(?:not|never) live\b/gi, 'not-live')
    .split(/[\s,;]+/)
    .map((word) => word.replace(/[?.!]+$/, ''))
    .filter((word) => word !== '' && !FILLING.has(word.toLowerCase()))
    .map(filterOfWord)
    .forEach(add);
  return { filters, note, problem };
}

/** What dates narrow: one day by itself that day, one time or how long ago all since then. */
export function filtersOfDates({ from, to, form }: TypedDates): Partial<Filters> {
  const isOpen = to === null || (form === 'bare' && isoTo(to).length > 10);
  return { ...(from === null ? {} : { since: isoFrom(from) }), ...(isOpen ? {} : { until: isoTo(to) }) };
}

/** The filters as words that ask for them again. */
export function wordsOfFilters(filters: Filters): string {
  const { severity, areas, ops, words, live, channels, tags, workspaces, name } = filters;
  return [
    severity ?? '',
    ...areas,
    ...ops,
    live === null ? '' : live === 'live' ? 'live' : 'not live',
    ...channels.map((channel) => (KNOWN_CHANNELS.includes(channel) ? channel : `channel:${quoted(channel)}`)),
    ...tags.map((tag) => `tag:${quoted(tag)}`),
    ...workspaces.map((workspace) => `workspace:${quoted(workspace)}`),
    name === '' ? '' : `name:${quoted(name)}`,
    wordsOfDates(filters),
    ...words.map((word) => (isPlain(word) ? word : inQuotes(word))),
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The dates of the filters as they would be typed; empty where there are none. */
export function wordsOfDates({ since, until }: Pick<Filters, 'since' | 'until'>): string {
  if (since === until) return since === '' ? '' : `on ${since}`;
  if (since === '') return `until ${until}`;
  return until === '' ? `since ${since}` : `${since} to ${until}`;
}

function quoted(name: string): string {
  return /^[\p{L}\p{N}._-]*[\p{L}\p{N}_-]$/u.test(name) ? name : inQuotes(name);
}

function inQuotes(text: string): string {
  return text.includes('"') ? `“${text}”` : `"${text}"`;
}

/** True where the word alone is looked for as it stands. */
function isPlain(word: string): boolean {
  const { filters } = filtersOfWords(word, 0);
  return filters.words?.length === 1 && filters.words[0] === word && Object.keys(filters).length === 1;
}

/** What the filters let through, in words, so that one sees before Enter how they were understood; empty where they let all through. */
export function describeFilters(filters: Filters): string {
  return chipsOf(filters)
    .map(({ label }) => label)
    .join(' · ');
}

/** Lists grow, of anything else the last one holds. */
function joined(filters: Partial<Filters>, more: Partial<Filters>): Partial<Filters> {
  const lists = (['areas', 'ops', 'words', 'channels', 'tags', 'workspaces'] as const).filter((field) => more[field]);
  const grown = lists.map((field) => [
    field,
    [...new Set<unknown>([...(filters[field] ?? []), ...(more[field] ?? [])])],
  ]);
  return { ...filters, ...more, ...Object.fromEntries(grown) };
}

function filterOfWord(exact: string): Partial<Filters> {
  const word = exact.toLowerCase();
  const area = AREAS.find((name) => name === word || name === `${word}s`);
  const op = OP_WORDS.get(word) ?? OPS.find((name) => name === word);
  const severity = SEVERITIES.find((name) => name === word || `${name}s` === word);
  if (word === 'live') return { live: 'live' };
  if (word === 'not-live') return { live: 'draft' };
  if (area !== undefined) return { areas: [area] };
  if (op !== undefined) return { ops: [op] };
  if (severity !== undefined) return { severity };
  if (KNOWN_CHANNELS.includes(word)) return { channels: [word] };
  const [, field = '', name = ''] = /^(tag|name|channel|workspace):(.+)$/i.exec(exact) ?? [];
  return namedFilter(field, name) ?? { words: [word] };
}

/** What is named as it is written: case tells tags and workspaces apart. */
function namedFilter(field: string, name: string): Partial<Filters> | null {
  switch (field.toLowerCase()) {
    case 'tag':
      return { tags: [name] };
    case 'channel':
      return { channels: [name] };
    case 'workspace':
      return { workspaces: [name] };
    case 'name':
      return { name };
    default:
      return null;
  }
}
