import type { Json } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';
import type { Difference } from '../difference.ts';
import type { Rule } from '../rules/rule.ts';
import type { Scene } from '../scene.ts';
import { placePrefix } from './labels.ts';
import { type Shows, showValue } from './show-value.ts';
import { textChange } from './text-change.ts';

/** The sentence that tells a difference: where, what, before, after. Without JSON, and safe to print. */
export function sentence(rule: Rule, difference: Difference, scene: Scene): string {
  const told = rule.say ? rule.say(difference, scene) : fieldSentence(rule, difference, scene);
  return scene.draft ? `post-launch draft: ${told}` : told;
}

function fieldSentence(rule: Rule, difference: Difference, scene: Scene): string {
  const noun = typeof rule.noun === 'string' ? rule.noun : rule.noun(difference, scene);
  const told = transition(difference, rule.shows);
  // Two quoted texts side by side would read as one: the name of an entry and its value.
  const colon = noun.endsWith('”') && told.startsWith(' “') ? ':' : '';
  return `${placePrefix(difference, scene)}${noun}${colon}${told}`;
}

/** Before and after in words, to follow a noun: ` “Old” → “New”`, ` added: 3 days`, `: secret changed`. */
export function transition({ op, before, after }: Difference, shows?: Shows): string {
  if (op === 'added') return ` added: ${showValue(after ?? null, shows)}`;
  if (op === 'removed') return ` removed, was ${showValue(before ?? null, shows)}`;
  if (isText(before) && isText(after) && shows !== 'time') return textChange(before, after);
  if (Array.isArray(before) && Array.isArray(after)) return listChange(before, after);
  return ` ${showValue(before ?? null, shows)} → ${showValue(after ?? null, shows)}${typeNote(before ?? null, after ?? null)}`;
}

/** What came to a list and what left it; lists are compared whole only where their order does not count. */
function listChange(before: readonly Json[], after: readonly Json[]): string {
  const [gone, come] = [without(before, after), without(after, before)];
  if (gone.length === 0) return `: ${showValue(come)} added`;
  return `: ${showValue(gone)} removed${come.length === 0 ? '' : `, ${showValue(come)} added`}`;
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
