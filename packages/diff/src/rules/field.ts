import type { Difference } from '../difference.ts';
import { fieldName } from '../sentence/labels.ts';
import { conversions, details, fieldOf } from './example.ts';
import { ANY, REST, type Rule } from './rule.ts';

function fieldNoun(from: number): (difference: Difference) => string {
  return ({ path }) => (path.length > from ? `field ${fieldName(path, from)}` : 'as a whole');
}

const messageField = { area: 'messages', at: ['messages', ANY, REST], noun: fieldNoun(2), fallback: true } as const;
const campaignField = { area: 'lifecycle', at: [ANY, REST], noun: fieldNoun(0), fallback: true } as const;
const conversionField = {
  area: 'conversions',
  severity: { live: 'error', draft: 'info' },
  at: ['conversion_behaviors', ANY, REST],
  noun: fieldNoun(2),
  fallback: true,
} as const;
const severity = { live: 'notice', draft: 'info' } as const;
const opens = { type: 'Opens Email', window: 86_400 };
const note = (value: string): { note: string } => ({ note: value });

/** Whatever no other rule tells, so that nothing that differs is silent. They stand last in the catalogue. */
export const FIELD_RULES: readonly Rule[] = [
  {
    ...messageField,
    id: 'message.field.added',
    op: 'added',
    severity,
    reason: 'the message has a value that it did not have; what it does only Braze knows',
    example: fieldOf('banner', {}, note('a')),
  },
  {
    ...messageField,
    id: 'message.field.removed',
    op: 'removed',
    severity,
    reason: 'the message lacks a value that it had; what it did only Braze knows',
    example: fieldOf('banner', note('a'), {}),
  },
  {
    ...messageField,
    id: 'message.field.changed',
    op: 'changed',
    severity,
    reason: 'the message has another value; what it does only Braze knows',
    example: fieldOf('banner', note('a'), note('b')),
  },
  {
    ...conversionField,
    id: 'conversion.field.added',
    op: 'added',
    reason: 'something new is said of what counts as a conversion',
    example: conversions([{ ...opens, note: {} }], [{ ...opens, note: { a: 1 } }]),
  },
  {
    ...conversionField,
    id: 'conversion.field.removed',
    op: 'removed',
    reason: 'something is no longer said of what counts as a conversion',
    example: conversions([{ ...opens, note: 'a' }], [opens]),
  },
  {
    ...conversionField,
    id: 'conversion.field.changed',
    op: 'changed',
    reason: 'what counts as a conversion is described differently',
    example: conversions([{ ...opens, note: 'a' }], [{ ...opens, note: 'b' }]),
  },
  {
    ...campaignField,
    id: 'campaign.field.added',
    op: 'added',
    severity,
    reason: 'the campaign has a value that it did not have; what it does only Braze knows',
    example: details({ locales: {} }, { locales: { default: 'en' } }),
  },
  {
    ...campaignField,
    id: 'campaign.field.removed',
    op: 'removed',
    severity,
    reason: 'the campaign lacks a value that it had; what it did only Braze knows',
    example: details({ priority: 3 }, {}),
  },
  {
    ...campaignField,
    id: 'campaign.field.changed',
    op: 'changed',
    severity,
    reason: 'the campaign has another value; what it does only Braze knows',
    example: details({ priority: 3 }, { priority: 4 }),
  },
];
