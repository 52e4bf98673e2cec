import type { JsonObject } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from './index.ts';
import { campaignWith } from './rules/example.ts';
import { stateOf } from './testing/arbitrary-campaigns.ts';
import { campaignOfAllChannels } from './testing/campaign-of-all-channels.ts';
import { applyKnownEdits, KNOWN_EDITS } from './testing/known-edits.ts';
import { context } from './testing/told.ts';

function prints(before: JsonObject, after: JsonObject, workspace = 'production'): string[] {
  return diff(campaignWith(before), campaignWith(after), { workspace }).map(({ fingerprint }) => fingerprint);
}

const opens = { type: 'Opens Email', window: 86_400 };
const clicks = { type: 'Clicks Email', window: 86_400 };
const mail = (subject: string): JsonObject => ({ messages: { m: { channel: 'email', name: 'V', subject } } });

const survey = (deleted: boolean): JsonObject => ({
  messages: { m: { type: 'survey', data: { pages: [{ choices: [{ choice_id: 'a', deleted }] }] } } },
});
const extras = (values: JsonObject): JsonObject => ({ messages: { m: { channel: 'ios_push', extras: values } } });
const headers = (value: string): JsonObject => ({
  messages: { m: { channel: 'email', email_headers: [{ key: 'X-Fern', value }] } },
});

describe('a fingerprint', () => {
  // Acknowledgements in policies hold these: a change of any of them silently revives what people have settled.
  it.each<[rule: string, before: JsonObject, after: JsonObject, fingerprint: string]>([
    ['campaign.archived', { archived: false }, { archived: true }, '555f55c26d55'],
    ['campaign.name.changed', { name: 'Old 🌿' }, { name: 'New' }, '9ac7fc5cdd9d'],
    ['campaign.description.changed', {}, { description: null }, 'a027ca3d3ac8'],
    ['tag.removed', { tags: ['a', 'b'] }, { tags: ['b'] }, '1d1a7ee2e773'],
    ['message.subject.changed', mail('Old subject'), mail('New subject'), '551d9b0af9ef'],
    ['message.removed', mail('A'), { messages: {} }, 'fe2b5a2928fc'],
    ['message.replaced', mail('A'), { messages: { n: { channel: 'email', name: 'V', subject: 'B' } } }, '23283f8b505d'],
    ['message.choice.deleted', survey(false), survey(true), '6e87e20e71ef'],
    ['message.extra.changed', extras({ 'a.b': 1 }), extras({ 'a.b': 12345678901234567890n }), 'ba985765bdc2'],
    ['message.header.changed', headers('1'), headers('2'), 'bdd471e7e399'],
    [
      'conversion.window.changed',
      { conversion_behaviors: [clicks, opens] },
      { conversion_behaviors: [clicks, { ...opens, window: 60 }] },
      '813b60847460',
    ],
    [
      'conversion.moved',
      { conversion_behaviors: [clicks, opens] },
      { conversion_behaviors: [opens, clicks] },
      '9956fa833087',
    ],
    ['campaign.field.changed', { locales: ['a', 'b'] }, { locales: ['a', 'c'] }, '2e370d3dc536'],
    ['draft.opened', { has_post_launch_draft: false }, { has_post_launch_draft: true }, '2443f90ea242'],
  ])('of %s stays what it was in the first release', (rule, before, after, fingerprint) => {
    const changes = diff(stateOf(before), stateOf(after), context);
    expect(changes.map((change) => [change.rule, change.fingerprint])).toEqual([[rule, fingerprint]]);
  });

  it('is the same whatever surrounds the change', () => {
    const campaign = campaignOfAllChannels();
    const alone = new Map(
      KNOWN_EDITS.map((edit) => {
        const { after } = applyKnownEdits(campaign, [edit]);
        const [change] = diff(campaignWith(campaign), campaignWith(after), context);
        return [edit, change?.fingerprint];
      }),
    );
    const settled = KNOWN_EDITS.filter(({ rule }) => !rule.endsWith('.moved'));
    fc.assert(
      fc.property(fc.shuffledSubarray(settled), (chosen) => {
        const { after, made } = applyKnownEdits(campaign, chosen);
        const found = new Set(prints(campaign, after));
        for (const edit of made) expect(found, edit.rule).toContain(alone.get(edit));
      }),
      { numRuns: 100, seed: 4 },
    );
  });

  it('does not hang on the order of keys, sets or conversions', () => {
    expect(
      prints({ conversion_behaviors: [opens, clicks] }, { conversion_behaviors: [{ ...opens, window: 1 }, clicks] }),
    ).toEqual(
      prints({ conversion_behaviors: [clicks, opens] }, { conversion_behaviors: [clicks, { ...opens, window: 1 }] }),
    );
    const text = { channel: 'sms', name: 'V', from: ['1', '2'] };
    expect(prints({ messages: {} }, { messages: { m: text } })).toEqual(
      prints({ messages: {} }, { messages: { m: { from: ['2', '1', '2'], name: 'V', channel: 'sms' } } }),
    );
    const added = (tags: string[], time: string) =>
      diff(null, campaignWith({ tags, updated_at: time }), context)[0]?.fingerprint;
    expect(added(['a', 'b'], '2026-01-01T00:00:00Z')).toBe(added(['b', 'a'], '2026-01-02T00:00:00Z'));
  });

  it('is another for another campaign, workspace, rule, place, value before and value after', () => {
    const [one] = prints(mail('A'), mail('B'));
    const others = [
      ...prints(mail('A'), mail('B'), 'staging'),
      ...prints(mail('A'), mail('C')),
      ...prints(mail('C'), mail('B')),
      ...prints(mail('B'), mail('A')),
      ...prints(
        { messages: { n: { channel: 'email', subject: 'A' } } },
        { messages: { n: { channel: 'email', subject: 'B' } } },
      ),
      ...diff({ ...campaignWith(mail('A')), id: 'other' }, { ...campaignWith(mail('B')), id: 'other' }, context).map(
        ({ fingerprint }) => fingerprint,
      ),
      ...diff(campaignWith({}, {}, mail('A')), campaignWith({}, {}, mail('B')), context).map(
        ({ fingerprint }) => fingerprint,
      ),
    ];
    expect(others).toHaveLength(7);
    expect(new Set([one, ...others]).size).toBe(8);
  });

  it('tells absent from null, and texts from what they look like', () => {
    const values = [{}, ...[null, 'null', '', 0, '0', false, 'false', '[]', '{}'].map((priority) => ({ priority }))];
    const all = values.flatMap((before) => values.flatMap((after) => (before === after ? [] : prints(before, after))));
    expect(new Set(all).size).toBe(all.length);
  });

  it('of the row is another than that of the details', () => {
    const row = diff(campaignWith({}, { priority: 1 }), campaignWith({}, { priority: 2 }), context);
    const details = diff(campaignWith({ priority: 1 }), campaignWith({ priority: 2 }), context);
    expect(row[0]?.fingerprint).not.toBe(details[0]?.fingerprint);
  });

  it('of twins in one campaign is told apart by their order', () => {
    const twins = (window: number): JsonObject => ({
      conversion_behaviors: [
        { ...opens, window },
        { ...opens, window },
      ],
    });
    expect(new Set(prints(twins(1), twins(2))).size).toBe(2);
  });

  it('is 12 hexadecimal digits, and never twice among 20,000 changes', () => {
    const many = (offset: number): JsonObject => ({
      messages: {
        m: {
          channel: 'ios_push',
          extras: Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`k${index}`, index + offset])),
        },
      },
    });
    const seen = new Set<string>();
    for (let round = 0; round < 100; round += 1)
      for (const print of prints(many(round), many(round + 1))) seen.add(print);
    expect(seen.size).toBe(20_000);
    for (const print of [...seen].slice(0, 100)) expect(print).toMatch(/^[0-9a-f]{12}$/);
  });
});
