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

/** The kinds of channels that somebody may ask for. */
export const CHANNEL_KINDS = ['email', 'push', 'in_app', 'content_card', 'webhook', 'sms', 'whatsapp'] as const;

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

/** Of each platform of push the names that Braze gave it. */
const PLATFORMS: readonly (readonly string[])[] = [
  ['ios_push', 'apple_push'],
  ['android_push'],
  ['web_push'],
  ['kindle_push'],
  ['huawei_push'],
];

/** Every kind, and every name that Braze's page has for a channel. Braze may have more. */
export const KNOWN_CHANNELS: readonly string[] = [
  ...new Set([...CHANNEL_KINDS, ...SPELLINGS.keys(), ...PLATFORMS.flat()]),
];

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

/**
 * True where somebody who asks for a channel, in any of Braze's spellings or by its kind, means this one. All spellings of a kind mean each other, but
 * a platform of push means itself alone, and a channel that nobody documents is spelled exactly.
 */
export function meansChannel(wanted: string, channel: string): boolean {
  if (wanted === channel) return true;
  const platform = PLATFORMS.find((names) => names.includes(wanted));
  if (platform !== undefined || wanted.endsWith('_push')) return platform?.includes(channel) ?? false;
  const kind = CHANNEL_KINDS.find((name) => name === wanted) ?? kindOfChannel(wanted);
  return kind !== 'unknown' && kind === kindOfChannel(channel);
}
