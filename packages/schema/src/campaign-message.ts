import type * as z from 'zod';
import { type ChannelKind, kindOfMessage } from './channels.ts';
import { isJsonObject, type JsonObject, own } from './json.ts';
import { type ContentCardMessage, contentCardMessageSchema } from './messages/content-card.ts';
import { type ControlMessage, controlMessageSchema } from './messages/control.ts';
import { type EmailMessage, emailMessageSchema } from './messages/email.ts';
import { type InAppMessage, type InAppSurvey, inAppMessageSchema, inAppSurveySchema } from './messages/in-app.ts';
import { type PushMessage, pushMessageSchema } from './messages/push.ts';
import { type SmsMessage, smsMessageSchema } from './messages/sms.ts';
import { type WebhookMessage, webhookMessageSchema } from './messages/webhook.ts';
import { type WhatsAppMessage, whatsAppMessageSchema } from './messages/whatsapp.ts';

/** One message variation of a documented channel. Another channel's is kept as it is and reported as drift. */
export type CampaignMessage =
  | EmailMessage
  | PushMessage
  | InAppMessage
  | InAppSurvey
  | ContentCardMessage
  | WebhookMessage
  | SmsMessage
  | WhatsAppMessage
  | ControlMessage;

/** The schema of each kind of message; the order of its fields is the order in which files are written. */
export const MESSAGE_SCHEMAS: Record<Exclude<ChannelKind, 'unknown'>, z.ZodObject> = {
  email: emailMessageSchema,
  push: pushMessageSchema,
  in_app: inAppMessageSchema,
  content_card: contentCardMessageSchema,
  webhook: webhookMessageSchema,
  sms: smsMessageSchema,
  whatsapp: whatsAppMessageSchema,
  control: controlMessageSchema,
};

/** The schema that describes a message, chosen by what it says of itself, or undefined for a channel that is not documented. */
export function messageSchemaOf(message: JsonObject): z.ZodObject | undefined {
  const kind = kindOfMessage(message);
  if (kind === 'unknown') return undefined;
  return kind === 'in_app' && isSurvey(message) ? inAppSurveySchema : MESSAGE_SCHEMAS[kind];
}

function isSurvey(message: JsonObject): boolean {
  const data = own(message, 'data');
  return own(message, 'type') === 'survey' && isJsonObject(data) && Object.hasOwn(data, 'pages');
}
