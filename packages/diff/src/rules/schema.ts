import type { Difference } from '../difference.ts';
import { fieldName } from '../sentence/labels.ts';
import { BRIEF_LIMIT, showName, showText, showValue } from '../sentence/show-value.ts';
import { details, fieldOf } from './example.ts';
import type { Rule } from './rule.ts';
import { ANY, REST } from './rule.ts';

function drifted(rule: string): Pick<Rule, 'area' | 'ops' | 'at' | 'when' | 'fallback'> {
  return {
    area: 'schema',
    ops: ['added', 'changed'],
    at: [ANY, REST],
    when: ({ drift }) => drift === rule,
    fallback: true,
  };
}

function fieldWords({ path }: Difference): string {
  return `field ${fieldName(path, path[0] === 'messages' || path[0] === 'conversion_behaviors' ? 2 : 0)}`;
}

function briefDrift(noun: string): (difference: Difference) => string {
  return ({ path }) => {
    const name = path.at(-1);
    return typeof name === 'string' ? `schema ${noun} ${showText(name, BRIEF_LIMIT)}` : `schema ${noun}`;
  };
}

/** Where Braze's answer is not what the schema describes, told once, when it first appears. They stand first in the catalogue. */
export const SCHEMA_RULES: readonly Rule[] = [
  {
    ...drifted('schema.channel.unknown'),
    id: 'schema.channel.unknown',
    op: 'added',
    severity: { live: 'warning', draft: 'notice' },
    reason: 'Brazier does not know this channel: its messages are kept and compared field by field',
    example: details({ channels: ['email'] }, { channels: ['email', 'banner'] }),
    noun: 'channel',
    say: ({ op, before, after }) => ({
      subject: `unknown channel ${showName(String(after))}`,
      predicate: op === 'added' ? 'added' : `instead of ${showValue(before ?? null)}`,
    }),
    brief: briefDrift('channel'),
    verb: 'unknown',
  },
  {
    ...drifted('schema.field.unknown'),
    id: 'schema.field.unknown',
    op: 'added',
    severity: { live: 'notice', draft: 'info' },
    reason: 'Braze tells something that Brazier does not know: it is kept and compared',
    example: fieldOf('email', {}, { send_priority: 'high' }),
    noun: 'field',
    say: (difference) => ({
      subject: `unknown ${fieldWords(difference)}`,
      predicate: `appeared: ${showValue(difference.after ?? null)}`,
    }),
    brief: briefDrift('field'),
    verb: 'unknown',
  },
  {
    ...drifted('schema.type.unexpected'),
    id: 'schema.type.unexpected',
    op: 'changed',
    severity: { live: 'warning', draft: 'notice' },
    reason: 'the value is of a kind that Braze does not describe: it is kept and compared as it is',
    example: details({ description: 'Hello' }, { description: 5 }),
    noun: fieldWords,
    brief: briefDrift('type'),
    verb: 'unexpected',
  },
];
