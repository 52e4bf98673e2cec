import type { Json, JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { diff } from './index.ts';
import { campaignWith } from './rules/example.ts';
import { absent, context, tell, told } from './testing/told.ts';

const withMessage = (fields: JsonObject): JsonObject => ({
  messages: { m: { channel: 'email', name: 'V', ...fields } },
});

describe('schema drift', () => {
  it('tells an unknown field once, instead of its own rule, when it first appears', () => {
    expect(told({}, { locales: { default: 'en' } })).toEqual([
      ['schema.field.unknown', 'added', ['locales'], absent, { default: 'en' }],
    ]);
  });

  it('tells later changes and the vanishing of an unknown field as a field', () => {
    expect(told({ locales: { default: 'en' } }, { locales: { default: 'fr' } })).toEqual([
      ['campaign.field.changed', 'changed', ['locales', 'default'], 'en', 'fr'],
    ]);
    expect(told({ locales: 1 }, {})).toEqual([['campaign.field.removed', 'removed', ['locales'], 1, absent]]);
    expect(told(withMessage({ note: 1 }), withMessage({})).map(([rule]) => rule)).toEqual(['message.field.removed']);
  });

  it('leaves a field of a known name to no rule where the channel does not have it', () => {
    expect(told(withMessage({ alert: 'a' }), withMessage({ alert: 'b' })).map(([rule]) => rule)).toEqual([
      'message.field.changed',
    ]);
    expect(told(withMessage({ data: { a: 1 } }), withMessage({ data: { a: 1, b: 2 } })).map(([rule]) => rule)).toEqual([
      'message.field.added',
    ]);
  });

  it('leaves it to no rule where it vanishes either, in a replaced message too', () => {
    expect(told(withMessage({ alert: 'a' }), withMessage({})).map(([rule]) => rule)).toEqual(['message.field.removed']);
    const mail = (fields: JsonObject): JsonObject => ({ channel: 'email', name: 'V', ...fields });
    const [change] = diff(
      campaignWith({ messages: { a: mail({ alert: 'a' }) } }),
      campaignWith({ messages: { b: mail({}) } }),
      context,
    );
    expect(change?.inside?.map(({ rule }) => rule)).toEqual(['message.field.removed']);
  });

  it('tells an unknown channel in the list and in a message', () => {
    expect(told({ channels: [] }, { channels: ['fax'] })).toEqual([
      ['schema.channel.unknown', 'added', ['channels', 'fax'], absent, 'fax'],
    ]);
    expect(told({ channels: ['fax'] }, { channels: [] })).toEqual([
      ['campaign.field.removed', 'removed', ['channels', 'fax'], 'fax', absent],
    ]);
    expect(told(withMessage({}), withMessage({ channel: 'fax' }))).toEqual([
      ['schema.channel.unknown', 'changed', ['messages', 'm', 'channel'], 'email', 'fax'],
    ]);
    expect(told(withMessage({ channel: 'fax' }), withMessage({})).map(([rule]) => rule)).toEqual([
      'message.channel.changed',
    ]);
  });

  it('tells a value that is newly of another type than described, and its later values and its end as a field', () => {
    expect(told(withMessage({ subject: 'a' }), withMessage({ subject: 5 }))).toEqual([
      ['schema.type.unexpected', 'changed', ['messages', 'm', 'subject'], 'a', 5],
    ]);
    expect(told(withMessage({ subject: 5 }), withMessage({ subject: 6 }))).toEqual([
      ['message.field.changed', 'changed', ['messages', 'm', 'subject'], 5, 6],
    ]);
    expect(told(withMessage({ subject: 5 }), withMessage({}))).toEqual([
      ['message.field.removed', 'removed', ['messages', 'm', 'subject'], 5, absent],
    ]);
    expect(told({ tags: { a: 1 } }, { tags: { b: 1 } }).map(([rule, , path]) => [rule, path])).toEqual([
      ['campaign.field.removed', ['tags', 'a']],
      ['campaign.field.added', ['tags', 'b']],
    ]);
    expect(told(withMessage({}), withMessage({ subject: 5 })).map(([rule, op]) => [rule, op])).toEqual([
      ['schema.type.unexpected', 'added'],
    ]);
  });

  it('leaves a value that is described again, or null, to the rule of its field', () => {
    const rulesOf = (before: JsonObject, after: JsonObject): string[] =>
      told(withMessage(before), withMessage(after)).map(([rule, op]) => `${rule} ${op}`);
    expect(rulesOf({ subject: 5 }, { subject: 'a' })).toEqual(['message.subject.changed changed']);
    expect(rulesOf({ subject: 5 }, { subject: null })).toEqual(['message.subject.changed changed']);
    expect(rulesOf({ subject: null }, { subject: 'a' })).toEqual(['message.subject.changed changed']);
    expect(rulesOf({}, { subject: null })).toEqual(['message.subject.changed added']);
    expect(rulesOf({ subject: null }, {})).toEqual(['message.subject.changed removed']);
  });

  it('asks what a value was where it stood before', () => {
    const clicks = { type: 'Clicks Email', window: 1 };
    const before = { conversion_behaviors: [clicks, { type: 'Opens Email', window: '5' }] };
    expect(told(before, { conversion_behaviors: [{ type: 'Opens Email' }] }).map(([rule]) => rule)).toEqual([
      'conversion.removed',
      'campaign.field.removed',
    ]);
    const now = {
      conversion_behaviors: [
        { type: 'Opens Email', window: '5' },
        { ...clicks, product: 'Pot' },
      ],
    };
    expect(told(now, { conversion_behaviors: [clicks] }).map(([rule]) => rule)).toEqual([
      'conversion.removed',
      'campaign.field.removed',
    ]);
  });

  it('tells a set with a member of another type than described as one', () => {
    expect(told({ tags: ['a'] }, { tags: ['a', 5] })).toEqual([
      ['schema.type.unexpected', 'changed', ['tags'], ['a'], ['a', 5]],
    ]);
    expect(told({ tags: ['a', 5] }, { tags: ['b', 5] }).map(([rule]) => rule)).toEqual(['campaign.field.changed']);
    expect(told({ tags: ['a', 5] }, { tags: ['a'] }).map(([rule]) => rule)).toEqual(['tag.list.changed']);
  });

  it('is not told of what stands in a message or a conversion that came as a whole', () => {
    expect(told({ messages: {} }, withMessage({ channel: 'fax', note: 1 })).map(([rule]) => rule)).toEqual([
      'message.added',
    ]);
    expect(
      told({ conversion_behaviors: [] }, { conversion_behaviors: [{ type: 'Views Banner', note: 1 }] }).map(
        ([rule]) => rule,
      ),
    ).toEqual(['conversion.added']);
  });

  it('inside a replaced message is told inside it', () => {
    const mail = (fields: JsonObject): JsonObject => ({ channel: 'email', name: 'V', ...fields });
    const changes = diff(
      campaignWith({ messages: { a: mail({ note: 1, gone: 1 }) } }),
      campaignWith({ messages: { b: mail({ note: 2, fresh: 1 }) } }),
      context,
    );
    expect(changes[0]?.inside?.map(({ rule }) => rule)).toEqual([
      'message.field.removed',
      'message.field.changed',
      'schema.field.unknown',
    ]);
  });

  it('never hides a move in a place where moves are told', () => {
    const data = (...ids: string[]): JsonObject =>
      withMessage({ data: { pages: [{ choices: ids.map((choice_id) => ({ choice_id })) }] } });
    expect(told(data('a', 'b'), data('b', 'a')).map(([rule]) => rule)).toEqual(['message.choice.moved']);
    const pairs = (...keys: string[]): JsonObject => ({
      messages: { m: { channel: 'sms', extras: keys.map((key) => ({ key, value: 1 })) } },
    });
    expect(told(pairs('a', 'b'), pairs('b', 'a')).map(([rule]) => rule)).toEqual(['message.extra.moved']);
  });
});

describe('the row of the list', () => {
  const row = (list: JsonObject, details: JsonObject = {}) => campaignWith(details, list);

  it('is told by its fields, but for its name, tags and last edit', () => {
    const before = row({ name: 'A', tags: ['a'], is_api_campaign: false, last_edited: '2026-01-01T00:00:00Z' });
    const after = row({
      name: 'B',
      tags: ['b'],
      is_api_campaign: true,
      last_edited: '2026-01-02T00:00:00Z',
      priority: 1,
    });
    const changes = diff(before, after, context);
    expect(tell(changes)).toEqual([
      ['campaign.field.changed', 'changed', ['is_api_campaign'], false, true],
      ['campaign.field.added', 'added', ['priority'], absent, 1],
    ]);
    expect(changes.every(({ row }) => row === true)).toBe(true);
  });

  it('says nothing of a field that the details tell just so', () => {
    expect(
      tell(diff(row({ archived: false }, { archived: false }), row({ archived: true }, { archived: true }), context)),
    ).toEqual([['campaign.archived', 'changed', ['archived'], false, true]]);
    expect(
      diff(row({ archived: false }, { archived: false }), row({ archived: true }, { archived: false }), context),
    ).toMatchObject([{ rule: 'campaign.field.changed', path: ['archived'], row: true }]);
  });

  it('has lists without order', () => {
    expect(diff(row({ channels: ['a', 'b'] }), row({ channels: ['b', 'a'] }), context)).toEqual([]);
    expect(diff(row({ conversion_behaviors: [1, 2] }), row({ conversion_behaviors: [2, 3] }), context)).toMatchObject([
      { rule: 'campaign.field.changed', area: 'lifecycle', severity: 'notice' },
    ]);
  });

  it('whose last edit alone moved tells an edit that nobody sees', () => {
    const [before, after] = ['2026-01-01T00:00:00+00:00', '2026-01-02T00:00:00+00:00'];
    expect(tell(diff(row({ last_edited: before }), row({ last_edited: after, name: 'x' }), context))).toEqual([
      ['campaign.edited.unseen', 'changed', ['last_edited'], before, after],
    ]);
    expect(
      diff(
        row({ last_edited: before }, { updated_at: before }),
        row({ last_edited: after }, { updated_at: after }),
        context,
      ).map(({ severity, area }) => [severity, area]),
    ).toEqual([['info', 'lifecycle']]);
  });

  it('whose last edit moved together with a draft tells the draft alone', () => {
    const state = (time: string, name: string) => campaignWith({}, { last_edited: time }, { name });
    expect(
      diff(state('2026-01-01T00:00:00Z', 'A'), state('2026-01-02T00:00:00Z', 'B'), context).map(({ rule }) => rule),
    ).toEqual(['campaign.name.changed']);
  });
});

describe('the order of changes', () => {
  it('is by area, then by path with numbers before texts, then by rule, the live version before the draft', () => {
    const before = campaignWith(
      {
        tags: [],
        name: 'A',
        messages: { b: { channel: 'sms', body: '1' }, a: { channel: 'sms', body: '1' } },
        conversion_behaviors: [],
      },
      {},
      { name: 'X' },
    );
    const after = campaignWith(
      {
        tags: ['x'],
        name: 'B',
        messages: { b: { channel: 'sms', body: '2' }, a: { channel: 'sms', body: '2', name: 'V' } },
        conversion_behaviors: Array.from({ length: 11 }, (_, index) => ({ type: `T${index}` })),
        priority: 1,
      },
      {},
      { name: 'Y' },
    );
    const changes = diff(before, after, context);
    expect(changes.slice(0, 6).map(({ path, draft }) => [path.join('/'), draft])).toEqual([
      ['name', false],
      ['name', true],
      ['tags/x', false],
      ['messages/a/body', false],
      ['messages/a/name', false],
      ['messages/b/body', false],
    ]);
    expect(changes.slice(6).map(({ path }) => path.at(-1))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 'priority']);
  });

  it('puts numbers before texts also where one version has a list and the other a map', () => {
    const mail = (extras: Json): JsonObject => ({ messages: { m: { channel: 'email', name: 'V', extras } } });
    const changes = diff(
      campaignWith(mail({ a: 1 }), {}, mail([1])),
      campaignWith(mail({ a: 2 }), {}, mail([2])),
      context,
    );
    expect(changes.map(({ path, draft }) => [path.at(-1), draft])).toEqual([
      [0, true],
      ['a', false],
    ]);
  });
});
