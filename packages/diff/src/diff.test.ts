import type { JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { diff } from './index.ts';
import { campaignWith } from './rules/example.ts';
import { absent, context, type Told, tell, told } from './testing/told.ts';

const withMessage = (fields: JsonObject): JsonObject => ({
  messages: { m: { channel: 'email', name: 'V', ...fields } },
});

describe('a campaign that came or went', () => {
  const state = campaignWith({ tags: ['a'] });

  it('is one change with its whole details, at the empty path', () => {
    expect(tell(diff(null, state, context))).toEqual([['campaign.added', 'added', [], absent, state.details]]);
    expect(tell(diff(state, null, context))).toEqual([['campaign.removed', 'removed', [], state.details, absent]]);
  });

  it('brings no drift along', () => {
    expect(diff(null, campaignWith({ priority: 1 }), context)).toHaveLength(1);
  });

  it('is nothing where it is in neither state', () => {
    expect(diff(null, null, context)).toEqual([]);
  });
});

describe('what is no change', () => {
  it('the order of keys, tags, channels, teams, apps and numbers', () => {
    const before = campaignWith({
      tags: ['a', 'b'],
      channels: ['x', 'y'],
      teams: ['t', 'u'],
      messages: { m: { channel: 'sms', from: ['1', '2'] } },
      conversion_behaviors: [{ type: 'Upgrades App', app_ids: ['p', 'q'] }],
    });
    const after = campaignWith({
      conversion_behaviors: [{ app_ids: ['q', 'p'], type: 'Upgrades App' }],
      messages: { m: { from: ['2', '1'], channel: 'sms' } },
      teams: ['u', 't'],
      channels: ['y', 'x'],
      tags: ['b', 'a'],
    });
    expect(diff(before, after, context)).toEqual([]);
  });

  it('volatile fields, whatever their type', () => {
    expect(
      told({ updated_at: '2026-01-01T00:00:00Z', last_sent: null }, { updated_at: 5, last_sent: { a: 1 } }),
    ).toEqual([]);
  });

  it('volatile names elsewhere are fields like any other', () => {
    expect(
      told(withMessage({ extras: { updated_at: '1' } }), withMessage({ extras: { updated_at: '2' } })),
    ).toHaveLength(1);
  });

  it('a last edit of the same instant, spelled otherwise', () => {
    expect(
      diff(
        campaignWith({}, { last_edited: '2026-01-01T00:00:00Z' }),
        campaignWith({}, { last_edited: '2026-01-01T01:00:00+01:00' }),
        context,
      ),
    ).toEqual([]);
  });
});

describe('presence', () => {
  it.each<[string, JsonObject, JsonObject, Told]>([
    [
      'null appears',
      {},
      { description: null },
      ['campaign.description.changed', 'added', ['description'], absent, null],
    ],
    [
      'null vanishes',
      { description: null },
      {},
      ['campaign.description.changed', 'removed', ['description'], null, absent],
    ],
    [
      'null becomes a value',
      { description: null },
      { description: '' },
      ['campaign.description.changed', 'changed', ['description'], null, ''],
    ],
    [
      'a text becomes a number',
      { priority: '1' },
      { priority: 1 },
      ['campaign.field.changed', 'changed', ['priority'], '1', 1],
    ],
    [
      'a map becomes a list',
      { locales: {} },
      { locales: [] },
      ['campaign.field.changed', 'changed', ['locales'], {}, []],
    ],
    ['a text becomes a list', { tags: 'a' }, { tags: ['a'] }, ['tag.list.changed', 'changed', ['tags'], 'a', ['a']]],
  ])('%s: the op tells it, the rule stays', (_, before, after, expected) => {
    expect(told(before, after)).toEqual([expected]);
  });

  it('another type is never followed below', () => {
    expect(told(withMessage({ extras: { a: { b: 1 } } }), withMessage({ extras: { a: [{ b: 2 }] } }))).toEqual([
      ['message.extra.changed', 'changed', ['messages', 'm', 'extras', 'a'], { b: 1 }, [{ b: 2 }]],
    ]);
  });
});
