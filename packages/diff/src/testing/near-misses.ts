import type { Json, JsonObject } from '@brazier/schema';
import { campaignWith, conversions, details, type Example, fieldOf, message, survey } from '../rules/example.ts';

/** For each rule a pair of states that comes close to it, and the rules that tell it instead; none where there is nothing to tell. */
export interface NearMiss {
  rule: string;
  because: string;
  states: Example;
  told: readonly string[];
}

function miss(rule: string, because: string, states: Example, ...told: string[]): NearMiss {
  return { rule, because, states, told };
}

const first: JsonObject = { channel: 'email', name: 'Variation 1', subject: 'Hi' };
const opens = { type: 'Opens Email', window: 86_400 };
const buys = { type: 'Makes Specific Purchase', window: 86_400, product: 'Fern' };
const saves = { type: 'Performs Custom Event', window: 86_400, custom_event_name: 'Saved' };
const session = (...apps: string[]): JsonObject => ({ type: 'Starts Session', window: 86_400, app_ids: apps });
const answer = (id: string, fields: JsonObject = {}): JsonObject => ({
  choice_id: id,
  text: id,
  deleted: false,
  ...fields,
});
const page = (...choices: Json[]): JsonObject => ({ header: { text: 'How was it?' }, choices });
const rows = (...names: string[]): Json[] => names.map((key) => ({ key, value: '1' }));
const mail = (before: JsonObject, after: JsonObject): Example => fieldOf('email', before, after);
const same = (fields: JsonObject, other: JsonObject = fields): Example => details(fields, other);
const withDraft = (live: JsonObject, draft: JsonObject) =>
  campaignWith({ ...live, has_post_launch_draft: true }, {}, { ...draft, has_post_launch_draft: true });

export const NEAR_MISSES: readonly NearMiss[] = [
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
  miss(
    'message.added',
    'it has another id only',
    details({ messages: { old: first } }, { messages: { new: first } }),
    'message.replaced',
  ),
  miss(
    'message.removed',
    'its content is gone, not the message',
    message(first, { channel: 'email', name: 'Variation 1' }),
    'message.subject.changed',
  ),
  miss(
    'message.replaced',
    'another channel',
    details({ messages: { old: first } }, { messages: { new: { ...first, channel: 'sms' } } }),
    'message.added',
    'message.removed',
  ),
  miss('message.list.changed', 'the last message goes', message(first, null), 'message.removed'),
  miss(
    'message.name.changed',
    'the name of something else',
    fieldOf('whats_app', { template_name: 'a' }, { template_name: 'b' }),
    'message.template_name.changed',
  ),
  miss(
    'message.channel.changed',
    'to one that nobody knows',
    fieldOf('email', {}, { channel: 'fax' }),
    'schema.channel.unknown',
  ),
  miss(
    'message.type.changed',
    'the type of a field in the data',
    fieldOf('in_app_message', { data: { type: 'a' } }, { data: { type: 'b' } }),
    'message.data.changed',
  ),
  miss(
    'message.body.changed',
    'a body that the channel does not have',
    fieldOf('ios_push', { body: 'a' }, { body: 'b' }),
    'message.field.changed',
  ),
  miss(
    'message.title.changed',
    'a title that the channel does not have',
    fieldOf('sms', { title: 'a' }, { title: 'b' }),
    'message.field.changed',
  ),
  miss(
    'message.from.changed',
    'numbers in another order',
    fieldOf('sms', { from: ['+1', '+2'] }, { from: ['+2', '+1'] }),
  ),
  miss(
    'message.has_translatable_content.changed',
    'it stays',
    mail({ has_translatable_content: true }, { has_translatable_content: true }),
  ),
  miss(
    'message.subject.changed',
    'a subject that the channel does not have',
    fieldOf('ios_push', { subject: 'a' }, { subject: 'b' }),
    'message.field.changed',
  ),
  miss('message.preheader.changed', 'the subject', mail({ subject: 'a' }, { subject: 'b' }), 'message.subject.changed'),
  miss('message.amp_body.changed', 'the body', mail({ body: 'a' }, { body: 'b' }), 'message.body.changed'),
  miss(
    'message.custom_plain_text.changed',
    'it stays null',
    mail({ custom_plain_text: null }, { custom_plain_text: null }),
  ),
  miss(
    'message.reply_to.changed',
    'the sender',
    mail({ from: 'a@b.example' }, { from: 'c@b.example' }),
    'message.from.changed',
  ),
  miss(
    'message.should_inline_css.changed',
    'the other switch',
    mail({ should_whitespace_header: true }, { should_whitespace_header: false }),
    'message.should_whitespace_header.changed',
  ),
  miss(
    'message.should_whitespace_header.changed',
    'the other switch',
    mail({ should_inline_css: true }, { should_inline_css: false }),
    'message.should_inline_css.changed',
  ),
  miss(
    'message.alert.changed',
    'the title',
    fieldOf('ios_push', { title: 'a' }, { title: 'b' }),
    'message.title.changed',
  ),
  miss(
    'message.action.changed',
    'an extra of that name',
    fieldOf('ios_push', { extras: { action: 'a' } }, { extras: { action: 'b' } }),
    'message.extra.changed',
  ),
  miss(
    'message.image_url.changed',
    'the large image',
    fieldOf('web_push', { large_image_url: 'a' }, { large_image_url: 'b' }),
    'message.large_image_url.changed',
  ),
  miss(
    'message.large_image_url.changed',
    'the image',
    fieldOf('web_push', { image_url: 'a' }, { image_url: 'b' }),
    'message.image_url.changed',
  ),
  miss(
    'message.page.added',
    'the page has one more choice',
    survey([page(answer('a'))], [page(answer('a'), answer('b'))]),
    'message.choice.added',
  ),
  miss(
    'message.page.removed',
    'the page lost its choice',
    survey([page(answer('a'))], [page()]),
    'message.choice.removed',
  ),
  miss(
    'message.page.moved',
    'the page before it is gone',
    survey([page(answer('a')), page(answer('b'))], [page(answer('b'))]),
    'message.page.removed',
  ),
  miss(
    'message.page.changed',
    'a choice reads otherwise',
    survey([page(answer('a'))], [page(answer('a', { text: 'x' }))]),
    'message.choice.text.changed',
  ),
  miss(
    'message.choice.added',
    'a deleted one is offered again',
    survey([page(answer('a', { deleted: true }))], [page(answer('a'))]),
    'message.choice.restored',
  ),
  miss(
    'message.choice.removed',
    'it is marked as deleted',
    survey([page(answer('a'))], [page(answer('a', { deleted: true }))]),
    'message.choice.deleted',
  ),
  miss(
    'message.choice.moved',
    'the choice before it is gone',
    survey([page(answer('a'), answer('b'))], [page(answer('b'))]),
    'message.choice.removed',
  ),
  miss(
    'message.choice.deleted',
    'it is gone altogether',
    survey([page(answer('a'))], [page()]),
    'message.choice.removed',
  ),
  miss(
    'message.choice.restored',
    'it was not deleted, only unsaid',
    survey([page(answer('a', { deleted: null }))], [page(answer('a'))]),
    'message.data.changed',
  ),
  miss(
    'message.choice.text.changed',
    'the attribute it sets',
    survey([page(answer('a'))], [page(answer('a', { custom_attribute_key: 'x' }))]),
    'message.choice.attribute.changed',
  ),
  miss(
    'message.choice.attribute.changed',
    'an extra of that name',
    fieldOf('ios_push', { extras: { custom_attribute_key: 'a' } }, { extras: { custom_attribute_key: 'b' } }),
    'message.extra.changed',
  ),
  miss(
    'message.data.changed',
    'an e-mail has no data',
    mail({ data: { a: 1 } }, { data: { a: 2 } }),
    'message.field.changed',
  ),
  miss(
    'message.url.changed',
    'an extra of that name',
    fieldOf('ios_push', { extras: { url: 'a' } }, { extras: { url: 'b' } }),
    'message.extra.changed',
  ),
  miss(
    'message.method.changed',
    'a header of that name',
    fieldOf('webhook', { headers: { method: 'a' } }, { headers: { method: 'b' } }),
    'message.header.changed',
  ),
  miss(
    'message.subscription_group_id.changed',
    'a group that the channel does not have',
    mail({ subscription_group_id: 'a' }, { subscription_group_id: 'b' }),
    'message.field.changed',
  ),
  miss(
    'message.template_name.changed',
    'its language',
    fieldOf('whats_app', { template_language_code: 'a' }, { template_language_code: 'b' }),
    'message.template_language_code.changed',
  ),
  miss(
    'message.template_language_code.changed',
    'its name',
    fieldOf('whats_app', { template_name: 'a' }, { template_name: 'b' }),
    'message.template_name.changed',
  ),
  miss(
    'message.header_variables.changed',
    'those of the text',
    fieldOf('whats_app', { body_variables: ['a'] }, { body_variables: ['b'] }),
    'message.body_variables.changed',
  ),
  miss(
    'message.body_variables.changed',
    'those of the buttons',
    fieldOf('whats_app', { button_variables: ['a'] }, { button_variables: ['b'] }),
    'message.button_variables.changed',
  ),
  miss(
    'message.button_variables.changed',
    'the buttons themselves',
    fieldOf('whats_app', { buttons: [{ text: 'a' }] }, { buttons: [] }),
    'message.buttons.changed',
  ),
  miss(
    'message.layout.changed',
    'the layout in the data',
    fieldOf('in_app_message', { data: { layout: 'a' } }, { data: { layout: 'b' } }),
    'message.data.changed',
  ),
  miss(
    'message.header_text.changed',
    'the body text',
    fieldOf('whats_app', { body_text: 'a' }, { body_text: 'b' }),
    'message.body_text.changed',
  ),
  miss(
    'message.body_text.changed',
    'the footer text',
    fieldOf('whats_app', { footer_text: 'a' }, { footer_text: 'b' }),
    'message.footer_text.changed',
  ),
  miss(
    'message.footer_text.changed',
    'the header text',
    fieldOf('whats_app', { header_text: 'a' }, { header_text: 'b' }),
    'message.header_text.changed',
  ),
  miss(
    'message.buttons.changed',
    'the variables of the buttons',
    fieldOf('whats_app', { button_variables: [] }, { button_variables: ['a'] }),
    'message.button_variables.changed',
  ),
  miss(
    'message.extra.added',
    'the extras as a whole',
    fieldOf('ios_push', {}, { extras: { a: '1' } }),
    'message.extras.changed',
  ),
  miss(
    'message.extra.removed',
    'the extras as a whole',
    fieldOf('ios_push', { extras: { a: '1' } }, {}),
    'message.extras.changed',
  ),
  miss(
    'message.extra.moved',
    'a map has no order',
    mail({ extras: { a: '1', b: '2' } }, { extras: { b: '2', a: '1' } }),
  ),
  miss(
    'message.extra.changed',
    'a pair that stands elsewhere',
    mail({ extras: rows('a', 'b') }, { extras: rows('b') }),
    'message.extra.removed',
  ),
  miss(
    'message.extras.changed',
    'the last pair goes',
    fieldOf('ios_push', { extras: { a: '1' } }, { extras: {} }),
    'message.extra.removed',
  ),
  miss(
    'message.header.added',
    'the headers as a whole',
    fieldOf('webhook', {}, { headers: { a: '1' } }),
    'message.headers.changed',
  ),
  miss(
    'message.header.removed',
    'the headers as a whole',
    fieldOf('webhook', { headers: { a: '1' } }, {}),
    'message.headers.changed',
  ),
  miss(
    'message.header.moved',
    'a map has no order',
    fieldOf('webhook', { headers: { a: '1', b: '2' } }, { headers: { b: '2', a: '1' } }),
  ),
  miss(
    'message.header.changed',
    'a row that stands elsewhere',
    mail({ email_headers: rows('a', 'b') }, { email_headers: rows('b') }),
    'message.header.removed',
  ),
  miss(
    'message.headers.changed',
    'the last row goes',
    mail({ email_headers: rows('a') }, { email_headers: [] }),
    'message.header.removed',
  ),
  miss(
    'conversion.added',
    'the list as a whole',
    details({}, { conversion_behaviors: [opens] }),
    'conversion.list.changed',
  ),
  miss(
    'conversion.removed',
    'the same event under another window',
    conversions([opens], [{ ...opens, window: 1 }]),
    'conversion.window.changed',
  ),
  miss(
    'conversion.moved',
    'the one before it is gone',
    conversions([opens, buys, saves], [buys, saves]),
    'conversion.removed',
  ),
  miss(
    'conversion.window.changed',
    'another type with another window',
    conversions([opens], [{ ...saves, window: 1 }]),
    'conversion.added',
    'conversion.removed',
  ),
  miss(
    'conversion.product.changed',
    'the other purchase goes',
    conversions([buys, { ...buys, product: 'Moss' }], [{ ...buys, product: 'Moss' }]),
    'conversion.removed',
  ),
  miss(
    'conversion.custom_event_name.changed',
    'two events change places',
    conversions([saves, { ...saves, custom_event_name: 'Shared' }], [{ ...saves, custom_event_name: 'Shared' }, saves]),
    'conversion.moved',
  ),
  miss('conversion.app_ids.changed', 'apps in another order', conversions([session('a', 'b')], [session('b', 'a')])),
  miss('conversion.list.changed', 'the last one goes', conversions([opens], []), 'conversion.removed'),
  miss(
    'conversion.field.added',
    'a field that nobody knows yet',
    conversions([opens], [{ ...opens, note: 'a' }]),
    'schema.field.unknown',
  ),
  miss(
    'conversion.field.removed',
    'a field with a rule of its own',
    conversions([buys], [{ type: buys.type, window: buys.window }]),
    'conversion.product.changed',
  ),
  miss(
    'conversion.field.changed',
    'a field with a rule of its own',
    conversions([buys], [{ ...buys, product: 'Moss' }]),
    'conversion.product.changed',
  ),
  miss('message.field.added', 'a field that nobody knows yet', mail({}, { note: 'a' }), 'schema.field.unknown'),
  miss(
    'message.field.removed',
    'a field with a rule of its own',
    mail({ subject: 'a' }, {}),
    'message.subject.changed',
  ),
  miss(
    'message.field.changed',
    'a field with a rule of its own',
    mail({ subject: 'a' }, { subject: 'b' }),
    'message.subject.changed',
  ),
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
