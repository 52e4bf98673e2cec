import * as z from 'zod';
import type { Json } from '../json.ts';
import { anyValue, flag, openList, text, textOrNull } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** An e-mail. Source: campaign details, "Email"; older editions lack everything from `amp_body` on. */
export interface EmailMessage extends CommonMessageFields {
  /** Key-value pairs: a "hash" in older editions of Braze's page, an "array" in newer ones. */
  extras?: Record<string, Json> | Json[];
  subject?: string;
  /** HTML, often one line of 100,000 characters. */
  body?: string;
  /** Display name and address, such as `Fern <hello@fern.example>`. */
  from?: string;
  /** The address for replies, where it differs from `from`. */
  reply_to?: string | null;
  /** The e-mail's name within Braze; recipients never see it. */
  title?: string;
  /** The AMP version of the body; null where there is none. */
  amp_body?: string | null;
  /** Shown after the subject in an inbox; null where there is none. */
  preheader?: string | null;
  /** Plain text that somebody wrote by hand; null where Braze makes it from the body. */
  custom_plain_text?: string | null;
  should_inline_css?: boolean;
  should_whitespace_header?: boolean;
  /** Pairs or objects; Braze does not say which. */
  email_headers?: Json[];
}

export const emailMessageSchema = z.strictObject({
  ...commonFields,
  extras: z.union([z.record(z.string(), anyValue), z.array(anyValue)]).exactOptional(),
  subject: text,
  body: text,
  from: text,
  reply_to: textOrNull,
  title: text,
  amp_body: textOrNull,
  preheader: textOrNull,
  custom_plain_text: textOrNull,
  should_inline_css: flag,
  should_whitespace_header: flag,
  email_headers: openList,
  ...translationFields,
});
