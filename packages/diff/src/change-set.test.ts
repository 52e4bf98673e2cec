import type { JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import {
  type CampaignChanges,
  type ChangeFilters,
  campaignChanges,
  changeCount,
  createChangeSet,
  filterChangeSet,
  highestSeverity,
} from './index.ts';
import { campaignWith } from './rules/example.ts';

const from = { revision: 'a'.repeat(40), time: '2026-02-01T00:00:00Z' };
const to = { revision: 'b'.repeat(40), time: '2026-02-02T00:00:00Z' };

function changed(
  id: string,
  before: JsonObject | null,
  after: JsonObject | null,
  workspace = 'production',
): CampaignChanges {
  const state = (details: JsonObject | null) => details && { ...campaignWith(details), id };
  const found = campaignChanges(state(before), state(after), { workspace, fromTime: from.time });
  if (!found) throw new Error('nothing changed');
  return found;
}

const mail = (fields: JsonObject): JsonObject => ({ messages: { m: { channel: 'email', name: 'V', ...fields } } });

describe('the changes of one campaign', () => {
  it('come with name, status, facts of both sides, and the time between which it was edited', () => {
    const before = campaignWith({ name: 'Old', tags: ['b', 'a'], channels: ['email'], teams: ['T'] });
    const after = campaignWith(
      { name: 'New', tags: ['c'], channels: ['sms'], archived: true },
      { last_edited: '2026-02-01T10:00:00+01:00' },
    );
    expect(campaignChanges(before, after, { workspace: 'production', fromTime: from.time })).toMatchObject({
      workspace: 'production',
      id: 'campaign-1',
      name: 'New',
      status: 'changed',
      edited: { at: '2026-02-01T09:00:00Z', after: from.time },
      facts: { tags: ['a', 'b', 'c'], channels: ['email', 'sms'], teams: ['T'], live: true },
    });
  });

  it('tell what the campaign was and what it is, each side on its own', () => {
    const before = campaignWith({ name: 'A', tags: ['b', 'a'], channels: ['email'], enabled: true });
    const after = campaignWith({ name: 'A', tags: ['c'], channels: ['email'], enabled: false });
    const context = { workspace: 'w', fromTime: null };
    const was = { status: 'live', tags: ['a', 'b'], channels: ['email'] };
    const is = { status: 'stopped', tags: ['c'], channels: ['email'] };
    expect(campaignChanges(before, after, context)?.facts).toMatchObject({ before: was, after: is, live: true });
    expect(campaignChanges(null, after, context)?.facts).toMatchObject({ before: null, after: is, live: false });
    expect(campaignChanges(before, null, context)?.facts).toMatchObject({ before: was, after: null, live: true });
  });

  it('are added or removed where one side is missing, and null where nothing changed', () => {
    const state = campaignWith({ name: 'A', draft: true });
    const context = { workspace: 'w', fromTime: null };
    expect(campaignChanges(null, state, context)).toMatchObject({
      status: 'added',
      name: 'A',
      edited: { after: null },
      facts: { live: false },
    });
    expect(campaignChanges(state, null, context)).toMatchObject({ status: 'removed', name: 'A' });
    expect(campaignChanges(state, structuredClone(state), context)).toBeNull();
    expect(campaignChanges(null, null, context)).toBeNull();
  });

  it('keep a last edit that is no time as Braze wrote it', () => {
    const state = campaignWith({}, { last_edited: 'yesterday' });
    expect(campaignChanges(null, state, { workspace: 'w', fromTime: null })?.edited.at).toBe('yesterday');
    expect(campaignChanges(null, { ...state, list: {} }, { workspace: 'w', fromTime: null })?.edited.at).toBeNull();
  });
});

const set = createChangeSet(from, to, [
  changed('2', mail({ subject: 'A', body: 'x' }), mail({ subject: '', body: 'y' })),
  changed('1', { tags: ['spring'], name: 'Ärger' }, { tags: [], name: 'Ärger' }),
  changed('3', { name: 'alpha', channels: ['ios_push'] }, { name: 'alpha', channels: ['ios_push', 'sms'] }, 'staging'),
  changed('4', null, { name: 'alpha', channels: ['android_push'], draft: true }),
  changed('5', { name: 'Gone' }, null),
]);

describe('a change set', () => {
  it('has its campaigns by workspace, name and id, and counts each change once', () => {
    expect(set.campaigns.map(({ id }) => id)).toEqual(
      ['5', '2', '4', '1', '3'].toSorted((a, b) => order(a) - order(b)),
    );
    expect(set.summary).toEqual({
      campaigns: { added: 1, removed: 1, changed: 3 },
      areas: { lifecycle: 2, channels: 1, tags: 1, messages: 2, conversions: 0, schema: 0 },
      severity: { info: 1, notice: 1, warning: 3, error: 1 },
    });
    expect(changeCount(set)).toBe(6);
    expect(highestSeverity(set)).toBe('error');
    expect(highestSeverity(createChangeSet(from, to, []))).toBeNull();
  });

  it.each<[string, ChangeFilters, string[]]>([
    [
      'nothing wanted in particular',
      {},
      [
        '5:campaign.removed',
        '2:message.body.changed',
        '2:message.subject.changed',
        '4:campaign.added',
        '1:tag.removed',
        '3:channel.added',
      ],
    ],
    [
      'an empty filter',
      { area: [], rule: [] },
      [
        '5:campaign.removed',
        '2:message.body.changed',
        '2:message.subject.changed',
        '4:campaign.added',
        '1:tag.removed',
        '3:channel.added',
      ],
    ],
    ['an area', { area: ['tags', 'channels'] }, ['1:tag.removed', '3:channel.added']],
    ['an area and a severity at least', { area: ['tags', 'channels'], severity: ['warning'] }, ['3:channel.added']],
    [
      'the least of two severities',
      { severity: ['error', 'warning'] },
      ['5:campaign.removed', '2:message.body.changed', '2:message.subject.changed', '3:channel.added'],
    ],
    [
      'a severity at least',
      { severity: ['warning'] },
      ['5:campaign.removed', '2:message.body.changed', '2:message.subject.changed', '3:channel.added'],
    ],
    ['a workspace', { workspace: ['staging'] }, ['3:channel.added']],
    ['a tag that was there before', { tag: ['spring'] }, ['1:tag.removed']],
    ['an id', { campaign: ['2'] }, ['2:message.body.changed', '2:message.subject.changed']],
    ['a name, in all workspaces', { campaign: ['alpha'] }, ['4:campaign.added', '3:channel.added']],
    ['a name in other letters', { campaign: ['ÄRGER'] }, ['1:tag.removed']],
    ['a name that nothing has', { campaign: ['beta'] }, []],
    ['a rule', { rule: ['tag.removed'] }, ['1:tag.removed']],
    ['rules by pattern', { rule: ['message.*'] }, ['2:message.body.changed', '2:message.subject.changed']],
    ['a pattern that is no expression', { rule: ['message.body.chang.d', 'tag'] }, []],
    ['a channel', { channel: ['email'] }, ['2:message.body.changed', '2:message.subject.changed']],
    ['a kind of channel', { channel: ['push'] }, ['4:campaign.added']],
    ['a channel that was added', { channel: ['sms'] }, ['3:channel.added']],
  ])('can be asked for %s', (_, filters, expected) => {
    const found = filterChangeSet(set, filters);
    const told = found.campaigns.flatMap(({ id, changes }) => changes.map(({ rule }) => `${id}:${rule}`));
    expect(told.toSorted()).toEqual(expected.toSorted());
    expect(changeCount(found)).toBe(expected.length);
    expect(Object.values(found.summary.severity).reduce((sum, count) => sum + count, 0)).toBe(expected.length);
  });
});

function order(id: string): number {
  return ['5', '2', '4', '1', '3'].indexOf(id);
}
