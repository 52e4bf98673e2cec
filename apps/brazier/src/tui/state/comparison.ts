import { visible } from '@brazier/schema';
import type { ChangeSource } from '../history-source.ts';
import { formatMinute } from '../rows/times.ts';
import { understandDate } from './dates.ts';
import { revisionHere } from './here.ts';
import type { State } from './state.ts';
import { topView } from './step.ts';

/** What can be typed as an end of a comparison. */
export const COMPARISON_FORMATS =
  'FROM..TO, or FROM alone for up to the newest snapshot. Each is a day (2026-03-05: its end), a time (2026-03-05 14:00, UTC), how long ago (2w, 14 days, 36h), or a revision of git.';

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
  const [first = '', last = '', ...more] = text.split('..').map((part) => part.trim());
  const newest = state.data.timeline.items[0]?.revision ?? null;
  if (first === '' || more.length > 0) return { source: null, words: 'FROM..TO is expected' };
  const from = typedEnd(state, first);
  const to = last === '' ? { value: newest, words: 'the newest snapshot' } : typedEnd(state, last);
  const words = `from ${from.words} to ${to.words}`;
  return { source: from.value === null || to.value === null ? null : { from: from.value, to: to.value }, words };
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

/** One end: what is asked for, and in words how it was understood. */
function typedEnd(state: State, text: string): { value: string | null; words: string } {
  const date = understandDate(text, state.now, 'end');
  if (date === null) return typedRevision(state, text);
  const isDay = date.value.length === 10;
  const name = isDay ? `the end of ${date.value}` : `${formatMinute(new Date(date.time).toISOString())} UTC`;
  const snapshot = snapshotAt(state, date.time);
  // What is known to lead nowhere stays in the prompt.
  if (snapshot === null) return { value: null, words: `${name} (before the first snapshot: choose a later time)` };
  return { value: date.value, words: `${name}${snapshot}` };
}

function typedRevision({ data }: State, text: string): { value: string | null; words: string } {
  const entry = /^[0-9a-f]{4,64}$/.test(text)
    ? data.timeline.items.find(({ revision }) => revision.startsWith(text))
    : undefined;
  if (entry !== undefined) return { value: text, words: `the snapshot of ${formatMinute(entry.time)} UTC` };
  // No revision of git holds a space: it would only be an error later.
  if (/\s/.test(text)) return { value: null, words: `“${visible(text)}”, which is no date` };
  return { value: text, words: `git’s revision ${visible(text)}` };
}

/** The snapshot that holds a time, as far as the Timeline has been read; null where there is none. */
function snapshotAt({ data }: State, time: number): string | null {
  const entry = data.timeline.items.find((candidate) => Date.parse(candidate.time) <= time);
  if (entry !== undefined) return ` (snapshot of ${formatMinute(entry.time)})`;
  return data.timeline.done && data.timeline.problem === null ? null : '';
}
