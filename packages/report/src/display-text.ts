import { clustersOf, visible } from '@brazier/schema';

/** The most of a sentence that a report shows, in clusters. Values are whole in JSON. */
export const SENTENCE_LIMIT = 600;
/** The most of a name that a report shows, in clusters. */
export const NAME_LIMIT = 120;

/** Data text as one inert line: controls made visible, cut after `limit` clusters with a note of how long it was. */
export function oneLine(text: string, limit: number = SENTENCE_LIMIT): string {
  // Cutting by code unit first bounds the work: no cluster that anybody reads has 32 units.
  const enough = text.length > limit * 32 ? text.slice(0, limit * 32) : text;
  return visible(shorten(enough, limit, text.length));
}

function shorten(text: string, limit: number, length: number): string {
  if (text.length <= limit) return text;
  let clusters = 0;
  let end = 0;
  for (const cluster of clustersOf(text)) {
    if (clusters === limit) return `${text.slice(0, end)}… (${grouped(length)} characters)`;
    clusters += 1;
    end += cluster.length;
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
