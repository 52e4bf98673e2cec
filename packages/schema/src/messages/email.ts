import * as z from 'zod';
import type { Json } from '../json.ts';
import { anyValue, flagOrNull, openListOrNull, openMapOrNull, textOrNull } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** An e-mail. Source: campaign details, "Email"; older editions lack everything from `amp_body` on. */
export interface EmailMessage extends CommonMessageFields {
  /** Key-value pairs: a "hash" in older editions of Braze's page, an "array" in newer ones. */
  extras?: Record<string, Json> | Json[] | null;
  subject?: string | null;
  /** HTML, often one line of 100,000 characters. */
  body?: string | null;
  /** Display name and address, such as `Fern <hello@fern.example>`. */
  from?: string | null;
  /** The address for replies, where it differs from `from`. */
  reply_to?: string | null;
  /** The e-mail's name within Braze; recipients never see it. */
  title?: string | null;
  /** The AMP version of the body; null where there is none. */
  amp_body?: string | null;
  /** Shown after the subject in an inbox; null where there is none. */
  preheader?: string | null;
  /** Plain text that somebody wrote by hand; null where Braze makes it from the body. */
  custom_plain_text?: string | null;
  should_inline_css?: boolean | null;
  should_whitespace_header?: boolean | null;
  /** Pairs or objects; Braze does not say which. */
  email_headers?: Json[] | null;
  /** What answers have in place of `email_headers`: a map, or null. */
  headers?: Record<string, Json> | null;
  /** What answers have in place of `should_whitespace_header`. */
  should_whitespace_preheader?: boolean | null;
}

export const emailMessageSchema = z.strictObject({
  ...commonFields,
  extras: z
    .union([z.record(z.string(), anyValue), z.array(anyValue)])
    .nullable()
    .exactOptional(),
  subject: textOrNull,
  body: textOrNull,
  from: textOrNull,
  reply_to: textOrNull,
  title: textOrNull,
  amp_body: textOrNull,
  preheader: textOrNull,
  custom_plain_text: textOrNull,
  should_inline_css: flagOrNull,
  should_whitespace_header: flagOrNull,
  email_headers: openListOrNull,
  ...translationFields,
  // Behind all others, by name, as in files of before they were known: see the in-app messages.
  headers: openMapOrNull,
  should_whitespace_preheader: flagOrNull,
});
