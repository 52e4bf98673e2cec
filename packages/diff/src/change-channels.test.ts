import type { JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { type CampaignChanges, campaignChanges, createChangeSet, filterChangeSet } from './index.ts';
import { campaignWith } from './rules/example.ts';

const ends = [
  { revision: 'a'.repeat(40), time: '2026-02-01T00:00:00Z' },
  { revision: 'b'.repeat(40), time: '2026-02-02T00:00:00Z' },
] as const;

function changed(before: JsonObject | null, after: JsonObject | null, draft?: JsonObject): CampaignChanges {
  const context = { workspace: 'production', fromTime: null };
  const found = campaignChanges(before && campaignWith(before), after && campaignWith(after, {}, draft), context);
  if (!found) throw new Error('nothing changed');
  return found;
}
const rulesOf = (campaign: CampaignChanges, channel: string, area?: 'messages'): string[] =>
  filterChangeSet(createChangeSet(...ends, [campaign]), { channel: [channel], ...(area && { area: [area] }) })
    .campaigns.flatMap(({ changes }) => changes)
    .map(({ rule }) => rule);

const window = (seconds: number) => ({ conversion_behaviors: [{ type: 'Opens Email', window: seconds }] });
/** A campaign of two channels in which everything changed. */
const all = changed(
  {
    channels: ['email', 'ios_push'],
    tags: [],
    ...window(3_600),
    messages: { e: { channel: 'email', name: 'E', subject: 'A' }, p: { channel: 'ios_push', name: 'P', alert: 'A' } },
  },
  {
    channels: ['email', 'ios_push', 'sms'],
    tags: ['spring'],
    enabled: false,
    ...window(60),
    messages: { e: { channel: 'email', name: 'E', subject: 'B' }, p: { channel: 'ios_push', name: 'P', alert: 'B' } },
  },
);
const ofCampaign = ['campaign.stopped', 'conversion.window.changed', 'tag.added'];

describe('a change is on a channel', () => {
  it.each<[string, string[]]>([
    ['email', ['message.subject.changed', ...ofCampaign]],
    ['ios_push', ['message.alert.changed', ...ofCampaign]],
    ['apple_push', ['message.alert.changed', ...ofCampaign]],
    ['push', ['message.alert.changed', ...ofCampaign]],
    ['sms', ['channel.added', ...ofCampaign]],
    ['android_push', []],
    ['webhook', []],
  ])('%s: where its message is, or its campaign sends on it', (channel, rules) => {
    expect(rulesOf(all, channel).toSorted()).toEqual(rules.toSorted());
    expect(rulesOf(all, channel, 'messages')).toEqual(rules.filter((rule) => rule.startsWith('message.')));
  });

  it('that its campaign has, where its message names none', () => {
    const survey = (text: string): JsonObject => ({
      channels: ['in-app_message'],
      messages: { s: { type: 'survey', data: { pages: [{ header: { text }, choices: [] }] } } },
    });
    const edit = changed(survey('How?'), survey('How was it?'));
    for (const name of ['in_app', 'in-app_message', 'in_app_message', 'trigger_in_app_message'])
      expect(rulesOf(edit, name)).toEqual(['message.page.changed']);
    expect(rulesOf(edit, 'email')).toEqual([]);
  });

  it('that only its messages have, where the campaign names none', () => {
    const mail = { messages: { m: { channel: 'email', name: 'V' } } };
    expect(rulesOf(changed({ ...mail, tags: [] }, { ...mail, tags: ['x'] }), 'email')).toEqual(['tag.added']);
  });

  it('that its message left, and that it went to', () => {
    const one = (channel: string) => ({ channels: ['email', 'sms'], messages: { m: { channel, name: 'V' } } });
    const edit = changed(one('email'), one('sms'));
    for (const name of ['email', 'sms']) expect(rulesOf(edit, name)).toEqual(['message.channel.changed']);
    expect(rulesOf(edit, 'push')).toEqual([]);
  });

  it('as a whole campaign, before or after', () => {
    const campaign = { channels: ['content_cards'], messages: {} };
    expect(rulesOf(changed(null, campaign), 'content_card')).toEqual(['campaign.added']);
    expect(rulesOf(changed(campaign, null), 'content_cards')).toEqual(['campaign.removed']);
    expect(rulesOf(changed({ ...campaign, channels: ['email'] }, campaign), 'email')).toEqual(['channel.removed']);
  });

  it('that nobody documents, spelled exactly', () => {
    const line = (text: string) => ({ channels: ['line'], messages: { m: { channel: 'line', text } } });
    expect(rulesOf(changed(line('a'), line('b')), 'line')).toEqual(['message.field.changed']);
    expect(rulesOf(changed(line('a'), line('b')), 'Line')).toEqual([]);
  });
});

it('what a draft holds when it is opened is found like any other change, in the draft', () => {
  const mail = { channels: ['email'], tags: [], messages: { m: { channel: 'email', name: 'V', subject: 'A' } } };
  const draft = {
    ...mail,
    tags: ['x'],
    messages: { m: { channel: 'email', name: 'V', subject: 'B' }, p: { channel: 'ios_push', alert: 'C' } },
  };
  const set = createChangeSet(...ends, [changed(mail, { ...mail, has_post_launch_draft: true }, draft)]);
  const insideOf = (filters: Parameters<typeof filterChangeSet>[1]) =>
    filterChangeSet(set, filters).campaigns.flatMap(({ changes }) =>
      changes.map(({ rule, inside }) => [rule, inside?.map((one) => one.rule)]),
    );
  expect(insideOf({ area: ['tags'] })).toEqual([['draft.opened', ['tag.added']]]);
  expect(insideOf({ channel: ['push'], area: ['messages'] })).toEqual([['draft.opened', ['message.added']]]);
  expect(insideOf({ rule: ['message.subject.changed'] })).toEqual([['draft.opened', ['message.subject.changed']]]);
  expect(insideOf({ area: ['lifecycle'] })).toEqual([
    ['draft.opened', expect.arrayContaining(['tag.added', 'message.added'])],
  ]);
  expect(insideOf({ area: ['conversions'] })).toEqual([]);
});
