import type { Json } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';
import type { Difference } from '../difference.ts';
import type { Rule } from '../rules/rule.ts';
import type { Scene } from '../scene.ts';
import { placeName } from './labels.ts';
import { type Shows, showValue } from './show-value.ts';
import { textChange } from './text-change.ts';
import { fromTo, type Predicate, type Said, type Wording } from './wording.ts';

/** How a change is worded: where, what, before, after. Without JSON, and safe to print. */
export function wordingOf(rule: Rule, difference: Difference, scene: Scene): Omit<Wording, 'brief'> {
  const said: Said = rule.say?.(difference, scene) ?? transition(difference, rule.shows);
  const { predicate, isClause = false, to, instead } = said;
  const subject = said.subject === undefined ? nounOf(rule, difference, scene) : said.subject;
  // Two quoted texts side by side would read as one: the name of an entry and its value.
  const areBothQuoted = subject?.endsWith('”') === true && predicate.startsWith('“');
  return {
    place: said.place === undefined ? placeName(difference, scene) : said.place,
    subject,
    predicate,
    isClause: isClause || areBothQuoted,
    ...(to !== undefined && { to }),
    ...(instead !== undefined && { instead }),
  };
}

/** A change in two or three words: `subject changed`, `tag “retention” removed`, `archived`. */
export function briefWords(rule: Rule, difference: Difference, scene: Scene): string {
  const noun =
    typeof rule.brief === 'function' ? rule.brief(difference) : (rule.brief ?? nounOf(rule, difference, scene));
  return [scene.draft ? 'draft' : '', noun, rule.verb ?? difference.op].filter((word) => word !== '').join(' ');
}

function nounOf({ noun }: Rule, difference: Difference, scene: Scene): string {
  return typeof noun === 'string' ? noun : noun(difference, scene);
}

/** Before and after in words. */
export function transition({ op, before, after }: Difference, shows?: Shows): Predicate {
  if (op === 'added') return { predicate: `added: ${showValue(after ?? null, shows)}` };
  if (op === 'removed') return { predicate: `removed, was ${showValue(before ?? null, shows)}` };
  if (isText(before) && isText(after) && shows !== 'time') return textChange(before, after);
  if (Array.isArray(before) && Array.isArray(after)) return { predicate: listChange(before, after), isClause: true };
  const [old, now] = [before ?? null, after ?? null];
  const note = typeNote(old, now);
  const words = fromTo(showValue(old, shows), showValue(now, shows));
  if (note === '') return words;
  return { predicate: `${words.predicate}${note}`, instead: `${words.instead}${note}` };
}

/** What came to a list and what left it; lists are compared whole only where their order does not count. */
function listChange(before: readonly Json[], after: readonly Json[]): string {
  const [gone, come] = [without(before, after), without(after, before)];
  if (gone.length === 0) return `${showValue(come)} added`;
  return `${showValue(gone)} removed${come.length === 0 ? '' : `, ${showValue(come)} added`}`;
}

function without(list: readonly Json[], others: readonly Json[]): Json[] {
  const known = new Set(others.map(canonicalText));
  return list.filter((value) => !known.has(canonicalText(value)));
}

function isText(value: Json | undefined): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** Another type is said in words: the values themselves may look alike. */
function typeNote(before: Json, after: Json): string {
  const [old, now] = [kindOfValue(before), kindOfValue(after)];
  return old === now || before === null || after === null ? '' : ` (now ${now}, was ${old})`;
}

function kindOfValue(value: Json): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a group of fields';
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'yes or no' : 'a number';
}
