import type { JsonObject } from '@brazier/schema';
import { type MailContent, mailBody } from './mail-body.ts';

// One function for each kind of message, with the fields that Braze gives it. Source of the fields: @brazier/schema.

/** An e-mail in the newest edition's fields; `fields` replaces any. */
export function email(subject: string, content: MailContent, fields: JsonObject = {}): JsonObject {
  return {
    channel: 'email',
    name: 'Variation 1',
    extras: {},
    subject,
    body: mailBody(content),
    from: 'Fjord & Fern <hello@mail.fjordandfern.example>',
    reply_to: 'care@fjordandfern.example',
    title: content.heading,
    amp_body: null,
    preheader: content.paragraphs[0] ?? null,
    custom_plain_text: null,
    should_inline_css: true,
    should_whitespace_header: false,
    email_headers: [],
    ...fields,
  };
}

/** A push message for one platform, such as `ios_push`. */
export function push(platform: string, title: string, alert: string, fields: JsonObject = {}): JsonObject {
  return {
    channel: platform,
    name: 'Variation 1',
    alert,
    extras: {},
    title,
    action: 'fern://home',
    image_url: null,
    large_image_url: null,
    ...fields,
  };
}

export function sms(body: string, fields: JsonObject = {}): JsonObject {
  return {
    channel: 'sms',
    name: 'Variation 1',
    body,
    from: ['+15550100', '+15550101'],
    subscription_group_id: 'a11ea797-d2b6-4c36-9cf8-07843950fdbd',
    ...fields,
  };
}

export function webhook(url: string, body: JsonObject, headers: JsonObject, fields: JsonObject = {}): JsonObject {
  return {
    channel: 'webhook',
    name: 'Variation 1',
    url,
    body: JSON.stringify(body),
    type: 'raw',
    headers: { 'Content-Type': 'application/json', ...headers },
    method: 'POST',
    ...fields,
  };
}

export function contentCard(name: string, extras?: JsonObject): JsonObject {
  return extras === undefined ? { channel: 'content_cards', name } : { channel: 'content_cards', name, extras };
}

export function whatsAppTemplate(template: string, language: string, variables: string[]): JsonObject {
  return {
    channel: 'whats_app',
    name: 'Variation 1',
    subscription_group_id: '75688a35-11c3-4dc1-9838-cf4a6c4decec',
    from: ['+15550200'],
    template_name: template,
    template_language_code: language,
    header_variables: ['{{${first_name}}}'],
    body_variables: variables,
    button_variables: [],
  };
}

/** An in-app survey; `pages` are questions with their answers, `key` the custom attribute that they set. */
export function survey(key: string, pages: Record<string, string[]>, fields: JsonObject = {}): JsonObject {
  return {
    channel: 'in-app_message',
    name: 'Survey',
    type: 'survey',
    data: {
      pages: Object.entries(pages).map(([question, answers], page) => ({
        header: { text: question },
        choices: answers.map((text, place) => ({
          choice_id: `${page}${String.fromCharCode(97 + place)}`,
          text,
          custom_attribute_key: key,
          custom_attribute_value: String(answers.length - place),
          deleted: false,
        })),
      })),
    },
    ...fields,
  };
}

/** An in-app message that is no survey. */
export function modal(header: string, buttons: string[]): JsonObject {
  return {
    channel: 'trigger_in_app_message',
    name: 'Modal',
    type: 'modal',
    data: { header: { text: header }, buttons: buttons.map((text, id) => ({ id, text })), html: null },
  };
}

/** The control group of a test in one channel. */
export function control(channel: string): JsonObject {
  return { channel, type: 'control', name: 'Control Group' };
}
