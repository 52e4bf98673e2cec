import { AREAS, OPS, type Op, SEVERITIES } from '@brazier/diff';
import { understandDate } from './dates.ts';
import { chipsOf } from './filters.ts';
import { type Filters, NO_FILTERS } from './state.ts';

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
const CHANNELS = new Set(['email', 'push', 'in_app', 'content_card', 'webhook', 'sms', 'whatsapp']);
/** How long ago. */
const SPANS: ReadonlyMap<string, string> = new Map([
  ['today', '0d'],
  ['yesterday', '1d'],
  ['week', '1w'],
  ['month', '30d'],
]);

/**
 * The filters that words ask for, `live tag removed week` or a whole question: what happened, where, how severe, live or not, since when;
 * `tag:NAME`, `name:NAME`, `channel:NAME`, `workspace:NAME` name one thing; every other word must stand in a change's sentence or its
 * campaign's name. `now` is in ms since 1970.
 */
export function filtersOfWords(text: string, now: number): Partial<Filters> {
  return text
    .replace(/\b(?:not|never) live\b/gi, 'not-live')
    .replace(/\b(\d{1,4})\s+(?=(?:hour|day|week)s?\b)/gi, '$1')
    .split(/[\s,;]+/)
    .map((word) => word.replace(/[?.!]+$/, ''))
    .filter((word) => word !== '' && !FILLING.has(word.toLowerCase()))
    .reduce<Partial<Filters>>((filters, word) => joined(filters, filterOfWord(word, now)), {});
}

/** The filters in the words of their chips, so that one sees before Enter how they were understood. */
export function describeFilters(filters: Partial<Filters>): string {
  return chipsOf({ ...NO_FILTERS, ...filters })
    .map(({ label }) => label)
    .join(' · ');
}

/** Lists grow, of anything else the last one holds. */
function joined(filters: Partial<Filters>, more: Partial<Filters>): Partial<Filters> {
  const lists = (['areas', 'ops', 'words', 'channels', 'tags', 'workspaces'] as const).filter((field) => more[field]);
  const grown = lists.map((field) => [field, [...(filters[field] ?? []), ...(more[field] ?? [])]]);
  return { ...filters, ...more, ...Object.fromEntries(grown) };
}

function filterOfWord(exact: string, now: number): Partial<Filters> {
  const word = exact.toLowerCase();
  const since = sinceOf(word, now);
  const area = AREAS.find((name) => name === word || name === `${word}s`);
  const op = OP_WORDS.get(word) ?? OPS.find((name) => name === word);
  const severity = SEVERITIES.find((name) => name === word || `${name}s` === word);
  if (word === 'live') return { live: 'live' };
  if (word === 'not-live') return { live: 'draft' };
  if (since !== null) return { since };
  if (area !== undefined) return { areas: [area] };
  if (op !== undefined) return { ops: [op] };
  if (severity !== undefined) return { severity };
  if (CHANNELS.has(word)) return { channels: [word] };
  return namedFilter(exact) ?? { words: [word] };
}

/** What is named as it is written: case tells tags and workspaces apart. */
function namedFilter(word: string): Partial<Filters> | null {
  const [, field = '', name = ''] = /^(tag|name|channel|workspace):(.+)$/i.exec(word) ?? [];
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

/** A day or a time, or how long ago: `7d`, `2weeks`, `24h`, `week`. Days begin at 00:00 UTC. */
function sinceOf(word: string, now: number): string | null {
  if (/^\d{4}-\d\d-\d\d(?:t\S+)?$/.test(word) && !Number.isNaN(Date.parse(word))) return word.toUpperCase();
  // A chip has no room for seconds.
  return understandDate(SPANS.get(word) ?? word, now, 'start')?.value.replace(/:\d\dZ$/, 'Z') ?? null;
}
