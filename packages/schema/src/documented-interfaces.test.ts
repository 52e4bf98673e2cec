import { describe, expectTypeOf, it } from 'vitest';
import type { z } from 'zod';
import type { campaignDetails } from './campaign-details.ts';
import type { campaignRow } from './campaign-row.ts';
import type { conversionBehavior } from './conversion-behavior.ts';
import type {
  CampaignDetails,
  CampaignRow,
  ContentCardMessage,
  ControlMessage,
  ConversionBehavior,
  EmailMessage,
  InAppMessage,
  PushMessage,
  SmsMessage,
  WebhookMessage,
  WhatsAppMessage,
} from './index.ts';
import type { contentCardMessage } from './messages/content-card.ts';
import type { controlMessage } from './messages/control.ts';
import type { emailMessage } from './messages/email.ts';
import type { inAppMessage } from './messages/in-app.ts';
import type { pushMessage } from './messages/push.ts';
import type { smsMessage } from './messages/sms.ts';
import type { webhookMessage } from './messages/webhook.ts';
import type { whatsAppMessage } from './messages/whatsapp.ts';

/** The fields that a zod schema describes; a loose object also has an index signature, which says nothing. */
type Fields<Schema extends z.ZodObject> = keyof Schema['shape'];

describe('the documented interfaces and the zod schemas', () => {
  it('name the same fields', () => {
    expectTypeOf<keyof CampaignDetails>().toEqualTypeOf<Fields<typeof campaignDetails>>();
    expectTypeOf<keyof CampaignRow>().toEqualTypeOf<Fields<typeof campaignRow>>();
    expectTypeOf<keyof ConversionBehavior>().toEqualTypeOf<Fields<typeof conversionBehavior>>();
    expectTypeOf<keyof EmailMessage>().toEqualTypeOf<Fields<typeof emailMessage>>();
    expectTypeOf<keyof PushMessage>().toEqualTypeOf<Fields<typeof pushMessage>>();
    expectTypeOf<keyof InAppMessage>().toEqualTypeOf<Fields<typeof inAppMessage>>();
    expectTypeOf<keyof ContentCardMessage>().toEqualTypeOf<Fields<typeof contentCardMessage>>();
    expectTypeOf<keyof WebhookMessage>().toEqualTypeOf<Fields<typeof webhookMessage>>();
    expectTypeOf<keyof SmsMessage>().toEqualTypeOf<Fields<typeof smsMessage>>();
    expectTypeOf<keyof WhatsAppMessage>().toEqualTypeOf<Fields<typeof whatsAppMessage>>();
    expectTypeOf<keyof ControlMessage>().toEqualTypeOf<Fields<typeof controlMessage>>();
  });

  it('agree on the values: what an interface allows, its schema accepts', () => {
    expectTypeOf<EmailMessage['subject']>().toEqualTypeOf<z.input<typeof emailMessage>['subject']>();
    expectTypeOf<SmsMessage['from']>().toEqualTypeOf<z.input<typeof smsMessage>['from']>();
    expectTypeOf<ConversionBehavior['app_ids']>().toEqualTypeOf<z.input<typeof conversionBehavior>['app_ids']>();
    expectTypeOf<CampaignDetails['tags']>().toEqualTypeOf<z.input<typeof campaignDetails>['tags']>();
  });
});
