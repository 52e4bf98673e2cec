import { AREAS, OPS, type Op, SEVERITIES } from '@brazier/diff';
import { chipsOf } from './filters.ts';
import { type Filters, NO_FILTERS } from './state.ts';

const DAY = 86_400_000;

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
/** How many days ago. */
const SPANS: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['yesterday', 1],
  ['week', 7],
  ['month', 30],
]);

/**
 * The filters that words ask for, `live tag removed week` or a whole question: what happened, where, how severe, live or not, since when;
 * `tag:NAME`, `name:NAME`, `channel:NAME`, `workspace:NAME` name one thing; every other word must stand in a change's sentence or its
 * campaign's name. `now` is in ms since 1970.
 */
export function filtersOfWords(text: string, now: number): Partial<Filters> {
  return text
    .replace(/\b(?:not|never) live\b/gi, 'not-live')
    .replace(
      /\b(\d{1,4}) *(hour|day|week)s?\b/gi,
      (_, count: string, unit: string) => count + unit.charAt(0).toLowerCase(),
    )
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

/** A day or a time, or how long ago: `7d`, `2w`, `24h`, `week`; `3 weeks` comes as `3w`. Days begin at 00:00 UTC. */
function sinceOf(word: string, now: number): string | null {
  if (/^\d{4}-\d\d-\d\d(?:t\S+)?$/.test(word) && !Number.isNaN(Date.parse(word))) return word.toUpperCase();
  const span = SPANS.get(word);
  if (span !== undefined) return dayOf(now - span * DAY);
  const [, count = '', unit = ''] = /^(\d{1,4})(h|d|w)$/.exec(word) ?? [];
  if (unit === '') return null;
  if (unit === 'h') return `${new Date(now - Number(count) * 3_600_000).toISOString().slice(0, 16)}Z`;
  return dayOf(now - Number(count) * (unit === 'w' ? 7 : 1) * DAY);
}

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
