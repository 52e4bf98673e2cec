import { isJsonObject, own } from '@brazier/schema';
import type { Difference } from '../difference.ts';
import { valueAt } from '../scene.ts';
import { conversionName, placeLetter } from '../sentence/labels.ts';
import { transition } from '../sentence/sentence.ts';
import { showValue } from '../sentence/show-value.ts';
import { fromTo, type Predicate, type Said } from '../sentence/wording.ts';
import { windowResized } from '../severity/window.ts';
import { conversions, details } from './example.ts';
import { ANY, type Rule } from './rule.ts';

const opens = { type: 'Opens Email', window: 86_400 };
const buys = { type: 'Makes Specific Purchase', window: 86_400, product: 'Fern' };
const saves = { type: 'Performs Custom Event', window: 86_400, custom_event_name: 'Saved' };
const session = { type: 'Starts Session', window: 86_400, app_ids: ['app-1'] };

function wholeSentence(verb: string): (difference: Difference) => Said {
  return (difference) => {
    const behavior = difference.after ?? difference.before;
    const window = isJsonObject(behavior) ? own(behavior, 'window') : undefined;
    const within = typeof window === 'number' ? `, within ${showValue(window, 'seconds')}` : '';
    return { subject: null, predicate: `${verb}${within}` };
  };
}

/** What counts as a conversion: an ordered list, lettered A, B, C, D. */
export const CONVERSION_RULES: readonly Rule[] = [
  {
    id: 'conversion.added',
    area: 'conversions',
    op: 'added',
    severity: { live: 'error', draft: 'info' },
    reason: 'what counts as a conversion decides the figures of a running campaign',
    example: conversions([opens], [opens, buys]),
    at: ['conversion_behaviors', ANY],
    noun: 'conversion',
    say: wholeSentence('added'),
  },
  {
    id: 'conversion.removed',
    area: 'conversions',
    op: 'removed',
    severity: { live: 'error', draft: 'info' },
    reason: 'the figures of this conversion end here',
    example: conversions([opens, buys], [buys]),
    at: ['conversion_behaviors', ANY],
    noun: 'conversion',
    say: wholeSentence('removed'),
  },
  {
    id: 'conversion.moved',
    area: 'conversions',
    op: 'moved',
    severity: { live: 'error', draft: 'info' },
    reason: 'reports know conversions by their letter: the same letter now counts something else',
    example: conversions([opens, buys], [buys, opens]),
    at: ['conversion_behaviors', ANY],
    noun: 'conversion',
    say: ({ path, before, after }, scene) => {
      const name = conversionName(valueAt(scene.after, path));
      const predicate = `moved from ${placeLetter(Number(before))} to ${placeLetter(Number(after))}`;
      return { place: null, subject: `conversion ${name}`, predicate };
    },
  },
  {
    id: 'conversion.window.changed',
    area: 'conversions',
    op: 'changed',
    severity: { live: 'error', draft: 'info' },
    reason: 'the window decides which actions count: figures before and after cannot be compared',
    example: conversions([{ ...opens, window: 259_200 }], [opens]),
    at: ['conversion_behaviors', ANY, 'window'],
    noun: 'window',
    brief: 'conversion window',
    shows: 'seconds',
    judges: [windowResized],
  },
  {
    id: 'conversion.product.changed',
    area: 'conversions',
    op: 'changed',
    severity: { live: 'error', draft: 'info' },
    reason: 'purchases of another product count from now on',
    example: conversions([buys], [{ ...buys, product: 'Moss' }]),
    at: ['conversion_behaviors', ANY, 'product'],
    noun: 'product',
    brief: 'conversion product',
  },
  {
    id: 'conversion.custom_event_name.changed',
    area: 'conversions',
    op: 'changed',
    severity: { live: 'error', draft: 'info' },
    reason: 'another event counts from now on',
    example: conversions([saves], [{ ...saves, custom_event_name: 'Shared' }]),
    at: ['conversion_behaviors', ANY, 'custom_event_name'],
    noun: 'event',
    brief: 'conversion event',
  },
  {
    id: 'conversion.app_ids.changed',
    area: 'conversions',
    op: 'changed',
    severity: { live: 'error', draft: 'info' },
    reason: 'what happens in other apps counts from now on',
    example: conversions([session], [{ ...session, app_ids: null }]),
    at: ['conversion_behaviors', ANY, 'app_ids'],
    noun: 'apps',
    brief: 'conversion apps',
    say: appsSentence,
  },
  {
    id: 'conversion.list.changed',
    area: 'conversions',
    op: 'changed',
    severity: { live: 'error', draft: 'info' },
    reason: 'the list of conversions appeared, vanished or is of another kind, so that single ones cannot be compared',
    example: details({ conversion_behaviors: null }, { conversion_behaviors: [] }),
    at: ['conversion_behaviors'],
    noun: 'list of conversions',
  },
];

function appsSentence(difference: Difference): Predicate {
  const { op, before, after } = difference;
  const isWhole = op !== 'changed' || (Array.isArray(before) && Array.isArray(after));
  return isWhole ? transition(difference) : fromTo(appsWords(before), appsWords(after));
}

function appsWords(value: Difference['before']): string {
  return value === null ? 'any app' : showValue(value ?? null);
}
