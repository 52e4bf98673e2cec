import { visible } from '@brazier/schema';

const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The most of a sentence that a report shows, in graphemes. Values are whole in JSON. */
export const SENTENCE_LIMIT = 600;
/** The most of a name that a report shows, in graphemes. */
export const NAME_LIMIT = 120;

/** Data text as one inert line: controls made visible, cut after `limit` graphemes with a note of how long it was. */
export function oneLine(text: string, limit: number = SENTENCE_LIMIT): string {
  // Cutting by code unit first bounds the work: no grapheme that anybody reads has 32 units.
  const enough = text.length > limit * 32 ? text.slice(0, limit * 32) : text;
  return visible(shorten(enough, limit, text.length));
}

function shorten(text: string, limit: number, length: number): string {
  if (text.length <= limit) return text;
  let count = 0;
  for (const { index } of GRAPHEMES.segment(text)) {
    if (count === limit) return `${text.slice(0, index)}… (${grouped(length)} characters)`;
    count += 1;
  }
  return text;
}

/** A name from data as a heading can show it: never empty, never only spaces. */
export function nameText(name: string): string {
  if (name === '') return '(no name)';
  if (name.trim() === '') return `(a name of ${count(name.length, 'space')})`;
  return oneLine(name, NAME_LIMIT);
}

/** A number with its thousands apart: `12,345`. */
export function grouped(number: number): string {
  return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** A count with its noun: `1 change`, `2 changes`. */
export function count(number: number, noun: string): string {
  return `${grouped(number)} ${noun}${number === 1 ? '' : 's'}`;
}

/** The first seven digits of a commit id. */
export function shortRevision(revision: string): string {
  return revision.slice(0, 7);
}
