import { z } from 'zod';
import { flag, text } from '../json-shapes.ts';

/** An SMS (Braze docs, “Get campaign details”). `from` is called a string and “the list of numbers”: both occur. */
export interface SmsMessage {
  channel?: string;
  name?: string | null;
  body?: string | null;
  from?: string | string[] | null;
  subscription_group_id?: string | null;
  has_translatable_content?: boolean | null;
}

export const smsMessage = z.looseObject({
  channel: z.string().optional(),
  name: text,
  body: text,
  from: z
    .union([z.string(), z.array(z.string())])
    .nullable()
    .optional(),
  subscription_group_id: text,
  has_translatable_content: flag,
});
