import type { JsonObject } from '@brazier/schema';
import { campaignWith, details, type Example, fieldOf } from '../../rules/example.ts';
import { miss, type NearMiss } from './near-miss.ts';

const mail = (before: JsonObject, after: JsonObject): Example => fieldOf('email', before, after);
const same = (fields: JsonObject, other: JsonObject = fields): Example => details(fields, other);
const withDraft = (live: JsonObject, draft: JsonObject) =>
  campaignWith({ ...live, has_post_launch_draft: true }, {}, { ...draft, has_post_launch_draft: true });

export const CAMPAIGN_NEAR_MISSES: readonly NearMiss[] = [
  miss(
    'schema.channel.unknown',
    'a new push platform is a push channel',
    same({ channels: [] }, { channels: ['huawei_push'] }),
    'channel.added',
  ),
  miss(
    'schema.field.unknown',
    'it was there before',
    mail({ send_priority: 'high' }, { send_priority: 'low' }),
    'message.field.changed',
  ),
  miss(
    'schema.type.unexpected',
    'a description may be null',
    same({ description: 'x' }, { description: null }),
    'campaign.description.changed',
  ),
  miss('campaign.added', 'it was there before', same({})),
  miss(
    'campaign.removed',
    'it is still there, with nothing in it',
    { before: campaignWith({ messages: {} }), after: campaignWith({}) },
    'message.list.changed',
  ),
  miss('campaign.archived', 'it was archived before', same({ archived: true })),
  miss(
    'campaign.unarchived',
    'it was not archived, only unsaid',
    same({ archived: null }, { archived: false }),
    'campaign.status.changed',
  ),
  miss('campaign.launched', 'a draft that stays one', same({ draft: true })),
  miss(
    'campaign.unlaunched',
    'no draft, newly said',
    same({ draft: null }, { draft: false }),
    'campaign.status.changed',
  ),
  miss(
    'campaign.stopped',
    'enabled, newly said',
    same({ enabled: null }, { enabled: true }),
    'campaign.status.changed',
  ),
  miss('campaign.resumed', 'it was stopped and stays so', same({ enabled: false })),
  miss('campaign.status.changed', 'it really stops', same({ enabled: true }, { enabled: false }), 'campaign.stopped'),
  miss('campaign.name.changed', "the row's name is a copy", {
    before: campaignWith({}, { name: 'A' }),
    after: campaignWith({}, { name: 'B' }),
  }),
  miss('campaign.description.changed', 'both are empty', same({ description: '' })),
  miss(
    'campaign.schedule_type.changed',
    'another field begins alike',
    same({ schedule_types: 'a' }, { schedule_types: 'b' }),
    'campaign.field.changed',
  ),
  miss(
    'campaign.created_at.changed',
    'one instant, spelled otherwise',
    same({ created_at: '2026-01-01T09:00:00Z' }, { created_at: '2026-01-01T10:00:00+01:00' }),
  ),
  miss(
    'campaign.first_sent.changed',
    'one instant, spelled otherwise',
    same({ first_sent: '2026-01-01T09:00:00Z' }, { first_sent: '2026-01-01T09:00:00+00:00' }),
  ),
  miss(
    'campaign.edited.unseen',
    'the edit is seen',
    {
      before: campaignWith({ tags: [] }),
      after: campaignWith({ tags: ['a'] }, { last_edited: '2026-02-03T09:00:00+00:00' }),
    },
    'tag.added',
  ),
  miss(
    'draft.opened',
    'a draft that was open is edited',
    { before: withDraft({}, { name: 'A' }), after: withDraft({}, { name: 'B' }) },
    'campaign.name.changed',
  ),
  miss(
    'draft.launched',
    'live is not what the draft was',
    { before: withDraft({}, { name: 'A' }), after: campaignWith({ has_post_launch_draft: false }) },
    'draft.discarded',
  ),
  miss(
    'draft.discarded',
    'live is what the draft was',
    { before: withDraft({}, { name: 'A' }), after: campaignWith({ name: 'A', has_post_launch_draft: false }) },
    'draft.launched',
    'campaign.name.changed',
  ),
  miss(
    'draft.flag.changed',
    'a draft is opened',
    same({ has_post_launch_draft: false }, { has_post_launch_draft: true }),
    'draft.opened',
  ),
  miss('channel.added', 'another order', same({ channels: ['email', 'sms'] }, { channels: ['sms', 'email'] })),
  miss('channel.removed', 'it was listed twice', same({ channels: ['email', 'email'] }, { channels: ['email'] })),
  miss(
    'channel.list.changed',
    'all single channels',
    same({ channels: ['email'] }, { channels: [] }),
    'channel.removed',
  ),
  miss('tag.added', 'it is listed twice', same({ tags: ['a'] }, { tags: ['a', 'a'] })),
  miss('tag.removed', "the row's tags are a copy", {
    before: campaignWith({}, { tags: ['a'] }),
    after: campaignWith({}, { tags: [] }),
  }),
  miss('tag.list.changed', 'all single tags', same({ tags: [] }, { tags: ['a'] }), 'tag.added'),
  miss('team.added', 'another order', same({ teams: ['a', 'b'] }, { teams: ['b', 'a'] })),
  miss('team.removed', 'a field that came with the list', same({ teams: ['a'] }, {}), 'team.list.changed'),
  miss('team.list.changed', 'all single teams', same({ teams: [] }, { teams: ['a'] }), 'team.added'),
  miss('campaign.field.added', 'a field that nobody knows yet', details({}, { priority: 1 }), 'schema.field.unknown'),
  miss(
    'campaign.field.removed',
    'a field with a rule of its own',
    details({ description: 'a' }, {}),
    'campaign.description.changed',
  ),
  miss(
    'campaign.field.changed',
    'a volatile field',
    details({ last_sent: '2026-01-01T00:00:00Z' }, { last_sent: '2026-01-02T00:00:00Z' }),
  ),
];
