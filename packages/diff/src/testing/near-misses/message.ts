import type { Json, JsonObject } from '@brazier/schema';
import { details, type Example, fieldOf, message } from '../../rules/example.ts';
import { miss, type NearMiss } from './near-miss.ts';

const first: JsonObject = { channel: 'email', name: 'Variation 1', subject: 'Hi' };
const rows = (...names: string[]): Json[] => names.map((key) => ({ key, value: '1' }));
const mail = (before: JsonObject, after: JsonObject): Example => fieldOf('email', before, after);

export const MESSAGE_NEAR_MISSES: readonly NearMiss[] = [
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
];
