import { visible } from '@brazier/schema';
import type { ChangeSource } from '../history-source.ts';
import { formatMinute } from '../rows/times.ts';
import { REVERSED, type TypedDates, understandDates } from './dates.ts';
import { revisionHere } from './here.ts';
import type { State } from './state.ts';
import { topView } from './step.ts';
import { isoTo, type TypedDate } from './typed-date.ts';

/** What can be typed as an end of a comparison. */
export const COMPARISON_FORMATS =
  'FROM..TO, or FROM alone for up to the newest snapshot. Each is a day (12 nov, 2026-03-05: its end), a time (2026-03-05 14:00, UTC), how long ago (2w, 14 days, 36h), or a revision of git.';

/** A comparison as what was typed was understood: in words, and where it cannot be made, why. */
export interface TypedComparison {
  source: ChangeSource | null;
  words: string;
}

/** The comparison that was typed. Of nothing typed it is the offered one, if there is one. */
export function typedComparison(state: State, text: string): TypedComparison {
  if (text.trim() === '') {
    const source = offeredComparison(state);
    return { source, words: source === null ? '' : `Enter alone: ${comparisonWords(state, source)}` };
  }
  const dates = understandDates(text, state.now);
  if (dates !== null) return 'problem' in dates ? { source: null, words: dates.problem } : comparedDates(state, dates);
  const [first = '', last = '', ...more] = text.split('..').map((part) => part.trim());
  if (first === '' || more.length > 0) return { source: null, words: 'FROM..TO is expected' };
  return between(typedEnd(state, first), last === '' ? newestEnd(state) : typedEnd(state, last));
}

/** One end: what is asked for and how it was understood; `value` null where nothing can be asked for, and then `words` say why. */
interface ComparisonEnd {
  value: string | null;
  words: string;
}

function between(from: ComparisonEnd, to: ComparisonEnd): TypedComparison {
  if (from.value === null) return { source: null, words: from.words };
  if (to.value === null) return { source: null, words: to.words };
  return { source: { from: from.value, to: to.value }, words: `from ${from.words} to ${to.words}` };
}

/** From the end of one date to that of the other; of one whole day or month, from before it. */
function comparedDates(state: State, { from, to, form, reversed }: TypedDates): TypedComparison {
  if (from === null) return { source: null, words: 'FROM..TO is expected' };
  const first = form === 'span' ? { start: from.start - 1000, end: from.start - 1000 } : from;
  const last = to === null || form === 'bare' ? newestEnd(state) : dateEnd(state, to);
  const { source, words } = between(dateEnd(state, first), last);
  return { source, words: reversed && source !== null ? `${words} (${REVERSED})` : words };
}

/** The marked snapshot against the one under the cursor, else what was compared last; null where neither is there. */
export function offeredComparison(state: State): ChangeSource | null {
  const here = topView(state).kind === 'timeline' || topView(state).kind === 'history' ? revisionHere(state) : null;
  const marked = state.mark?.revision ?? null;
  if (marked !== null && here !== null && here !== marked) return inOrder(state, marked, here);
  return state.compared;
}

/** The comparison of two snapshots from the older to the newer, as far as both have been read. */
export function inOrder(state: State, one: string, other: string): ChangeSource {
  const { items } = state.data.timeline;
  const at = (revision: string): number => items.findIndex((entry) => entry.revision === revision);
  return at(one) < at(other) ? { from: other, to: one } : { from: one, to: other };
}

function comparisonWords(state: State, { from, to }: ChangeSource): string {
  const end = (value: string | null): string => (value === null ? '' : typedEnd(state, value).words);
  return `from ${end(from)} to ${end(to)}`;
}

function newestEnd({ data }: State): ComparisonEnd {
  return { value: data.timeline.items[0]?.revision ?? null, words: 'the newest snapshot' };
}

function typedEnd(state: State, text: string): ComparisonEnd {
  const dates = understandDates(text, state.now);
  if (dates === null) return typedRevision(state, text);
  if ('problem' in dates) return { value: null, words: dates.problem };
  return dates.from === null
    ? { value: null, words: `“${visible(text)}” is no end of a comparison` }
    : dateEnd(state, dates.from);
}

function dateEnd(state: State, date: TypedDate): ComparisonEnd {
  const value = isoTo(date);
  const at = value.length === 10 ? `the end of ${value}` : `${formatMinute(value)} UTC`;
  const name = date.start > state.now ? `${at}, which is still to come` : at;
  const snapshot = snapshotAt(state, date.end);
  // What is known to lead nowhere stays in the prompt.
  if (snapshot === null) return { value: null, words: `${name} is before the first snapshot: choose a later time` };
  return { value, words: `${name}${snapshot}` };
}

function typedRevision({ data }: State, text: string): ComparisonEnd {
  const entry = /^[0-9a-f]{4,64}$/.test(text)
    ? data.timeline.items.find(({ revision }) => revision.startsWith(text))
    : undefined;
  if (entry !== undefined) return { value: text, words: `the snapshot of ${formatMinute(entry.time)} UTC` };
  // What no revision of git looks like would only be an error later.
  if (!REVISION.test(text)) return { value: null, words: `“${visible(text)}” is neither a date nor a revision` };
  return { value: text, words: `git’s revision ${visible(text)}` };
}

/** An id of at least four digits, or a name with what may follow it. */
const REVISION = /^(?:[0-9a-f]{4,64}|[@\p{L}_])(?:[^\s:?*[\\]*)$/iu;

/** The snapshot that holds a time, as far as the Timeline has been read; null where there is none. */
function snapshotAt({ data }: State, time: number): string | null {
  const entry = data.timeline.items.find((candidate) => Date.parse(candidate.time) <= time);
  if (entry !== undefined) return ` (snapshot of ${formatMinute(entry.time)})`;
  return data.timeline.done && data.timeline.problem === null ? null : '';
}
