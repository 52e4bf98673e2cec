import { isJsonObject, type Json, type JsonObject, own } from './json.ts';

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

// `channels` and `messages[].channel` spell some of them differently. Source: campaign details, "Responses" and "Messages by channel".
const SPELLINGS: ReadonlyMap<string, ChannelKind> = new Map([
  ['email', 'email'],
  ['push', 'push'],
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
]);

/** The kind of message behind a channel's name, in any of Braze's spellings. Push has a name for each platform, all ending in `_push`. */
export function kindOfChannel(channel: string): ChannelKind {
  return SPELLINGS.get(channel) ?? (channel.endsWith('_push') ? 'push' : 'unknown');
}

/**
 * The kind of a message variation: a control group whatever its channel says; a documented in-app message has no channel and is known by its
 * `type`, `data` or `message`.
 */
export function kindOfMessage(message: Json | undefined): ChannelKind {
  if (!isJsonObject(message)) return 'unknown';
  if (own(message, 'type') === 'control') return 'control';
  const channel = own(message, 'channel') ?? null;
  if (channel === null) return looksInApp(message) ? 'in_app' : 'unknown';
  return typeof channel === 'string' ? kindOfChannel(channel) : 'unknown';
}

function looksInApp(message: JsonObject): boolean {
  const isText = typeof own(message, 'message') === 'string';
  return own(message, 'type') === 'survey' || isJsonObject(own(message, 'data')) || isText;
}
