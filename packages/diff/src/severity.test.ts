import type { Json, JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { type Change, compareSeverity, diff, type Severity } from './index.ts';
import { campaignWith } from './rules/example.ts';
import { context, onlyChange } from './testing/told.ts';

function judged(before: JsonObject, after: JsonObject, list: JsonObject = {}): Change {
  const [change] = diff(campaignWith(before, list), campaignWith(after, list), context);
  if (!change) throw new Error('nothing changed');
  return change;
}

function message(channel: string, fields: JsonObject): JsonObject {
  return { messages: { m: { channel, name: 'V', ...fields } } };
}

function field(
  channel: string,
  name: string,
  before: Json | undefined,
  after: Json | undefined,
  standing: JsonObject = {},
): Change {
  const holding = (value: Json | undefined): JsonObject => ({
    ...message(channel, value === undefined ? {} : { [name]: value }),
    ...standing,
  });
  return judged(holding(before), holding(after));
}

describe('the same edit', () => {
  it.each<[string, JsonObject, Severity, RegExp]>([
    ['of a live campaign', {}, 'warning', /; the campaign is live$/],
    ['of a draft', { draft: true }, 'info', /; the campaign is a draft and sends nothing$/],
    ['of an archived campaign', { archived: true }, 'info', /; the campaign is archived and sends nothing$/],
    ['of a stopped campaign', { enabled: false }, 'info', /; the campaign is stopped and sends nothing$/],
  ])('%s', (_, standing, severity, reason) => {
    expect(field('email', 'body', 'Hi', 'Hello', standing)).toMatchObject({
      severity,
      reason: expect.stringMatching(reason),
    });
  });

  it('counts as live where the campaign was live before or is so after', () => {
    const change = (before: JsonObject, after: JsonObject) =>
      diff(
        campaignWith({ ...message('email', { body: 'Hi' }), ...before }),
        campaignWith({ ...message('email', { body: 'Hello' }), ...after }),
        context,
      ).find(({ rule }) => rule === 'message.body.changed');
    expect(change({}, { archived: true })).toMatchObject({
      severity: 'warning',
      reason: expect.stringMatching(/was live$/),
    });
    expect(change({ draft: true }, {})).toMatchObject({
      severity: 'warning',
      reason: expect.stringMatching(/is live now$/),
    });
  });

  it('of a campaign of an edition without `enabled` is live', () => {
    expect(field('email', 'body', 'Hi', 'Hello', { enabled: null })).toMatchObject({ severity: 'warning' });
  });
});

describe('conversions of a live campaign', () => {
  const window = (before: Json, after: Json, standing: JsonObject = {}): Change =>
    onlyChange(
      { conversion_behaviors: [{ type: 'Opens Email', window: before }], ...standing },
      { conversion_behaviors: [{ type: 'Opens Email', window: after }], ...standing },
    );

  it('are errors, and a shortened window is told apart from a lengthened one', () => {
    expect(window(259_200, 86_400)).toMatchObject({
      severity: 'error',
      reason: expect.stringMatching(/^the window is shorter/),
    });
    expect(window(86_400, 259_200)).toMatchObject({
      severity: 'error',
      reason: expect.stringMatching(/^the window is longer/),
    });
    expect(window(259_200, 86_400, { draft: true })).toMatchObject({ severity: 'notice' });
    expect(window(86_400, 259_200, { draft: true })).toMatchObject({ severity: 'info' });
    expect(window(null, 86_400)).toMatchObject({
      severity: 'error',
      reason: expect.stringMatching(/^the window decides/),
    });
  });
});

describe('a type that is not described', () => {
  it('matters as much as what is lost by it', () => {
    expect(judged({ messages: { m: { channel: 'sms' } } }, { messages: 5 })).toMatchObject({
      rule: 'schema.type.unexpected',
      severity: 'error',
    });
    expect(judged({ conversion_behaviors: [] }, { conversion_behaviors: 5 })).toMatchObject({
      rule: 'schema.type.unexpected',
      severity: 'error',
    });
    expect(field('email', 'name', 'V', 5)).toMatchObject({ rule: 'schema.type.unexpected', severity: 'warning' });
  });

  it('matters as the field does, later and when it goes', () => {
    const converting = (window: Json) => ({ conversion_behaviors: [{ type: 'Opens Email', window }] });
    expect(judged(converting('1'), converting('2'))).toMatchObject({
      rule: 'campaign.field.changed',
      area: 'conversions',
      severity: 'error',
    });
    expect(field('email', 'subject', 5, 6)).toMatchObject({ rule: 'message.field.changed', severity: 'warning' });
    expect(judged({ channels: ['fax'] }, { channels: [] })).toMatchObject({
      rule: 'campaign.field.removed',
      area: 'channels',
      severity: 'warning',
    });
    const areaOf = (before: JsonObject, after: JsonObject) => judged(before, after).area;
    expect(areaOf({ tags: 'a' }, { tags: 'b' })).toBe('tags');
    expect(areaOf({ messages: 'a' }, { messages: 'b' })).toBe('messages');
    expect(areaOf({ teams: 'a' }, { teams: 'b' })).toBe('lifecycle');
  });
});

describe('variations', () => {
  const mail = { channel: 'email', name: 'V', subject: 'Hi' };
  const control = { channel: 'email', type: 'control', name: 'Control Group' };

  it('of which none is left are an error', () => {
    expect(judged({ messages: { m: mail } }, { messages: {} })).toMatchObject({
      severity: 'error',
      reason: expect.stringMatching(/no variation is left/),
    });
    expect(judged({ messages: { m: mail, c: control } }, { messages: { c: control } })).toMatchObject({
      severity: 'error',
    });
    expect(judged({ messages: { m: mail }, draft: true }, { messages: {}, draft: true })).toMatchObject({
      severity: 'warning',
    });
    expect(judged({ messages: { m: mail, n: { ...mail, name: 'W' } } }, { messages: { m: mail } })).toMatchObject({
      severity: 'warning',
    });
  });

  it('that are control groups are told as such', () => {
    expect(judged({ messages: { m: mail, c: control } }, { messages: { m: mail } }).reason).toMatch(
      /^it was the control group/,
    );
    expect(judged({ messages: { m: mail } }, { messages: { m: mail, c: control } }).reason).toMatch(
      /^it is a control group/,
    );
    const becomes = judged(
      { messages: { m: { ...mail, type: 'x' }, n: mail } },
      { messages: { m: { ...mail, type: 'control' }, n: mail } },
    );
    expect(becomes).toMatchObject({ severity: 'error', reason: expect.stringMatching(/its recipients get nothing/) });
  });
});

describe('a campaign that other systems start', () => {
  const api = { schedule_type: 'api_triggered' };
  it.each<[string, JsonObject, JsonObject]>([
    ['is stopped', {}, { enabled: false }],
    ['is archived', {}, { archived: true }],
    ['is started otherwise', {}, { schedule_type: 'time_based' }],
    [
      'loses a variation',
      { messages: { a: { channel: 'sms' }, b: { channel: 'sms', body: 'x' } } },
      { messages: { b: { channel: 'sms', body: 'x' } } },
    ],
  ])('and %s is an error', (_, before, after) => {
    expect(judged({ ...api, ...before }, { ...api, ...after })).toMatchObject({
      severity: 'error',
      reason: expect.stringMatching(/other systems start/),
    });
  });

  it('from now on is not said to refuse their calls', () => {
    expect(judged({ schedule_type: 'time_based' }, api).reason).toMatch(/^what starts the campaign/);
  });

  it('is known by its row too', () => {
    expect(judged({}, { enabled: false }, { is_api_campaign: true })).toMatchObject({ severity: 'error' });
    expect(judged({}, { enabled: false })).toMatchObject({ severity: 'warning' });
  });
});

describe('severities', () => {
  it('are ordered from info to error', () => {
    const levels: Severity[] = ['error', 'info', 'warning', 'notice'];
    expect(levels.toSorted(compareSeverity)).toEqual(['info', 'notice', 'warning', 'error']);
  });
});
