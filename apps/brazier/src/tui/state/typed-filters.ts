import { didYouMean, KNOWN_CHANNELS } from '@brazier/schema';
import { formatMinute } from '../rows/times.ts';
import { DATE_FORMATS, REVERSED, understandDates } from './dates.ts';
import { knownValues } from './filter-menu.ts';
import { describeFilters, filtersOfDates, filtersOfWords } from './filter-words.ts';
import { boundOf, hasFilters } from './filters.ts';
import { type Filters, NO_FILTERS, type State } from './state.ts';

/** What a prompt for filters would make of what is typed. */
export interface TypedFilters {
  /** All filters as they will stand; null where what is typed cannot be meant. */
  filters: Filters | null;
  /** In words: what will stand, or why nothing can. */
  words: string;
}

/** The question in words: it takes the place of all filters. */
export function typedWords(state: State, text: string): TypedFilters {
  const { filters: asked, note, problem } = filtersOfWords(text, state.now);
  if (problem !== null) return { filters: null, words: problem };
  const filters = { ...NO_FILTERS, ...asked };
  const notes = [note, ...filters.channels.map((channel) => unknownChannel(state, channel))];
  return { filters, words: told(state, filters, notes.filter((part) => part !== '').join('; ')) };
}

/** What must be known of a channel that nobody documents and that no campaign read so far has: it may be a slip. Empty for others. */
function unknownChannel(state: State, channel: string): string {
  if (KNOWN_CHANNELS.includes(channel) || knownValues(state).channels.includes(channel)) return '';
  return `no channel “${channel}” was seen yet${didYouMean(channel, KNOWN_CHANNELS)}`;
}

/** The dates that are typed: the other filters stay. */
export function typedDates(state: State, text: string): TypedFilters {
  if (text.trim() === '') {
    const filters = { ...state.filters, since: '', until: '' };
    return { filters, words: told(state, filters, '') };
  }
  const dates = understandDates(text, state.now);
  if (dates === null) return { filters: null, words: `no date: ${DATE_FORMATS}` };
  if ('problem' in dates) return { filters: null, words: dates.problem };
  const filters = { ...state.filters, since: '', until: '', ...filtersOfDates(dates) };
  return { filters, words: told(state, filters, dates.reversed ? REVERSED : '') };
}

function told(state: State, filters: Filters, note: string): string {
  const all = hasFilters(filters) ? describeFilters(filters) : 'no filter: everything is shown';
  return [all, note, outsideWords(state, filters)].filter((part) => part !== '').join('; ');
}

/** What dates that lie before all history mean; empty for others, and until the whole Timeline has been read. */
function outsideWords({ data: { timeline } }: State, { since, until }: Filters): string {
  const first = timeline.done ? timeline.items.at(-1) : undefined;
  if (first === undefined) return '';
  const begins = `the first snapshot is of ${formatMinute(first.time)} UTC`;
  if (until !== '' && boundOf(until, 'end') < Date.parse(first.time)) return `${begins}: nothing passes`;
  return since !== '' && boundOf(since, 'end') < Date.parse(first.time) ? begins : '';
}
