import type { z } from 'zod';
import { isJsonObject, type Json, own } from './json.ts';
import { contentCardMessage } from './messages/content-card.ts';
import { controlMessage } from './messages/control.ts';
import { emailMessage } from './messages/email.ts';
import { inAppMessage } from './messages/in-app.ts';
import { pushMessage } from './messages/push.ts';
import { smsMessage } from './messages/sms.ts';
import { webhookMessage } from './messages/webhook.ts';
import { whatsAppMessage } from './messages/whatsapp.ts';

/** What kind of message a channel carries. Several spellings of Braze's mean one kind; `unknown` is a channel that no edition documents yet. */
export type ChannelKind =
  | 'email'
  | 'push'
  | 'in_app'
  | 'content_card'
  | 'webhook'
  | 'sms'
  | 'whatsapp'
  | 'control'
  | 'unknown';

/** The zod schema of each kind of message; the order of its fields is the canonical order. */
export const MESSAGE_SCHEMAS: Record<Exclude<ChannelKind, 'unknown'>, z.ZodObject> = {
  email: emailMessage,
  push: pushMessage,
  in_app: inAppMessage,
  content_card: contentCardMessage,
  webhook: webhookMessage,
  sms: smsMessage,
  whatsapp: whatsAppMessage,
  control: controlMessage,
};

const SPELLINGS: ReadonlyMap<string, ChannelKind> = new Map([
  ['email', 'email'],
  ['in-app_message', 'in_app'],
  ['in_app_message', 'in_app'],
  ['trigger_in_app_message', 'in_app'],
  ['legacy_in_app_message', 'in_app'],
  ['content_card', 'content_card'],
  ['content_cards', 'content_card'],
  ['webhook', 'webhook'],
  ['sms', 'sms'],
  ['whats_app', 'whatsapp'],
  ['whatsapp', 'whatsapp'],
  ['push', 'push'],
]);

const PUSH = /^(?:ios|apple|android|web|kindle|huawei|windows|windows_phone8|baidu|mac|safari|chrome|firefox)_push$/;

/** The kind of message behind a channel's name, in any of Braze's spellings. */
export function kindOfChannel(channel: string): ChannelKind {
  return SPELLINGS.get(channel) ?? (PUSH.test(channel) ? 'push' : 'unknown');
}

/**
 * The kind of a message variation: a control group whatever its channel says; the documented survey has no channel and is told by its
 * `type` and `data`.
 */
export function kindOfMessage(message: Json | undefined): ChannelKind {
  if (!isJsonObject(message)) return 'unknown';
  if (own(message, 'type') === 'control') return 'control';
  const channel = own(message, 'channel');
  if (typeof channel === 'string') return kindOfChannel(channel);
  return channel === undefined && own(message, 'data') !== undefined ? 'in_app' : 'unknown';
}
