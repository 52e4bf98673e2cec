import { describe, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import type { campaignDetailsSchema } from './campaign-details.ts';
import type { campaignRowSchema } from './campaign-row.ts';
import type { conversionBehaviorSchema } from './conversion-behavior.ts';
import type {
  CampaignDetails,
  CampaignRow,
  CONVERSION_TYPES,
  ContentCardMessage,
  ControlMessage,
  ConversionBehavior,
  EmailMessage,
  InAppMessage,
  InAppSurvey,
  PushMessage,
  SmsMessage,
  WebhookMessage,
  WhatsAppMessage,
} from './index.ts';
import type { contentCardMessageSchema } from './messages/content-card.ts';
import type { controlMessageSchema } from './messages/control.ts';
import type { emailMessageSchema } from './messages/email.ts';
import type { inAppMessageSchema, inAppSurveySchema } from './messages/in-app.ts';
import type { pushMessageSchema } from './messages/push.ts';
import type { smsMessageSchema } from './messages/sms.ts';
import type { webhookMessageSchema } from './messages/webhook.ts';
import type { whatsAppMessageSchema } from './messages/whatsapp.ts';

// The type check of this file is the test: at run time nothing is left of it.
describe('the interface and the zod schema describe the same, field by field, of', () => {
  it('a list row', () => {
    expectTypeOf<CampaignRow>().branded.toEqualTypeOf<z.infer<typeof campaignRowSchema>>();
  });

  it('the details, apart from messages and conversions, which have schemas of their own', () => {
    type Open = 'messages' | 'conversion_behaviors';
    expectTypeOf<Omit<CampaignDetails, Open>>().branded.toEqualTypeOf<
      Omit<z.infer<typeof campaignDetailsSchema>, Open>
    >();
    expectTypeOf<keyof CampaignDetails>().toEqualTypeOf<keyof z.infer<typeof campaignDetailsSchema>>();
  });

  it('a conversion behavior of each type', () => {
    expectTypeOf<ConversionBehavior>().branded.toEqualTypeOf<z.infer<typeof conversionBehaviorSchema>>();
    expectTypeOf<ConversionBehavior['type']>().toEqualTypeOf<(typeof CONVERSION_TYPES)[number]>();
  });

  it('a message of each channel', () => {
    expectTypeOf<EmailMessage>().branded.toEqualTypeOf<z.infer<typeof emailMessageSchema>>();
    expectTypeOf<PushMessage>().branded.toEqualTypeOf<z.infer<typeof pushMessageSchema>>();
    expectTypeOf<InAppMessage>().branded.toEqualTypeOf<z.infer<typeof inAppMessageSchema>>();
    expectTypeOf<InAppSurvey>().branded.toEqualTypeOf<z.infer<typeof inAppSurveySchema>>();
    expectTypeOf<ContentCardMessage>().branded.toEqualTypeOf<z.infer<typeof contentCardMessageSchema>>();
    expectTypeOf<WebhookMessage>().branded.toEqualTypeOf<z.infer<typeof webhookMessageSchema>>();
    expectTypeOf<SmsMessage>().branded.toEqualTypeOf<z.infer<typeof smsMessageSchema>>();
    expectTypeOf<WhatsAppMessage>().branded.toEqualTypeOf<z.infer<typeof whatsAppMessageSchema>>();
    expectTypeOf<ControlMessage>().branded.toEqualTypeOf<z.infer<typeof controlMessageSchema>>();
  });
});
