import type { Change } from '@brazier/diff';
import type { Json } from '@brazier/schema';
import { expect, test } from 'vitest';
import { rowText } from './span.ts';
import { valueLines } from './value-lines.ts';

const added = (after: Json): Change => ({
  rule: 'campaign.added',
  area: 'lifecycle',
  op: 'added',
  severity: 'notice',
  path: [],
  after,
  draft: false,
  fingerprint: '0123456789ab',
  text: 'campaign “Welcome” added',
  why: { clause: 'a campaign that was not there before', sending: 'live' },
  wording: { place: null, subject: 'campaign “Welcome”', predicate: 'added', isClause: false, brief: 'added' },
  reason: 'a campaign that was not there before',
});

test('in a campaign that was added, messages and conversions go by the names that sentences give them', () => {
  const campaign = {
    name: 'Welcome',
    messages: {
      a1: { channel: 'ios_push', name: 'push_v2', alert: 'Hello' },
      b2: { channel: 'email', name: '', subject: 'Hi' },
    },
    conversion_behaviors: [{ type: 'Opens Email', window: 259_200 }],
  };
  const how = {
    width: 80,
    unfolded: true,
    whitespace: false,
    sides: false,
    reader: false,
    texts: new Map(),
    acknowledged: new Map(),
  };
  const lines = valueLines(added(campaign), how);
  expect(lines.map(({ row }) => rowText(row))).toEqual([
    '+ name: Welcome',
    '+ iOS push “push_v2” › channel: ios_push',
    '+ iOS push “push_v2” › name: push_v2',
    '+ iOS push “push_v2” › alert: Hello',
    '+ email “b2” › channel: email',
    '+ email “b2” › name: (empty)',
    '+ email “b2” › subject: Hi',
    '+ conversion A › type: Opens Email',
    '+ conversion A › window: 3 days (259,200 s)',
  ]);
});
