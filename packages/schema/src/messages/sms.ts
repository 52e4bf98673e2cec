import * as z from 'zod';
import { textOrNull } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** A text message. Source: campaign details, "SMS". */
export interface SmsMessage extends CommonMessageFields {
  body?: string | null;
  /** The numbers that it may come from, in no order: documented as a string that is "the list of numbers". */
  from?: string | string[] | null;
  /** The API id of the subscription group that receives it. */
  subscription_group_id?: string | null;
}

export const smsMessageSchema = z.strictObject({
  ...commonFields,
  body: textOrNull,
  from: z
    .union([z.string(), z.array(z.string())])
    .nullable()
    .exactOptional(),
  subscription_group_id: textOrNull,
  ...translationFields,
});
