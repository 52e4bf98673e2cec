import type { Area } from '../change.ts';
import type { Difference } from '../difference.ts';
import { fieldName } from '../sentence/labels.ts';
import { BRIEF_LIMIT, showText } from '../sentence/show-value.ts';
import type { Judgement } from '../severity/judge.ts';
import { details, fieldOf } from './example.ts';
import { ANY, REST, type Rule } from './rule.ts';

function fieldNoun(from: number): (difference: Difference) => string {
  return ({ path }) => (path.length > from ? `field ${fieldName(path, from)}` : 'as a whole');
}

function briefField({ path }: Difference): string {
  const name = path.at(-1);
  return typeof name === 'string' ? `field ${showText(name, BRIEF_LIMIT)}` : 'field';
}

function isInConversion({ path }: Difference): boolean {
  return path[0] === 'conversion_behaviors' && path.length > 1;
}

const AREAS_OF_FIELDS: Readonly<Record<string, Area>> = {
  channels: 'channels',
  tags: 'tags',
  messages: 'messages',
  conversion_behaviors: 'conversions',
};

function areaOfField({ path, row }: Difference): Area {
  const field = String(path[0]);
  return (!row && Object.hasOwn(AREAS_OF_FIELDS, field) && AREAS_OF_FIELDS[field]) || 'lifecycle';
}

const messageField = {
  area: 'messages',
  at: ['messages', ANY, REST],
  noun: fieldNoun(2),
  brief: briefField,
  fallback: true,
} as const;
const campaignField = {
  area: 'lifecycle',
  areaAt: areaOfField,
  at: [ANY, REST],
  noun: (difference) => fieldNoun(isInConversion(difference) ? 2 : 0)(difference),
  brief: briefField,
  except: (difference) => (isInConversion(difference) ? CONVERSION_FIELD : null),
  fallback: true,
} satisfies Partial<Rule>;
const CONVERSION_FIELD: Judgement = {
  severity: { live: 'error', draft: 'info' },
  reason: 'what counts as a conversion is described differently',
};
const severity = { live: 'notice', draft: 'info' } as const;
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
