import { z } from 'zod';
import type { Json, JsonObject } from '../json.ts';
import { flag, mapOrPairs, text } from '../json-shapes.ts';

/** An e-mail variation of `/campaigns/details` (Braze docs, “Get campaign details”; the last six fields in newer editions only). */
export interface EmailMessage {
  channel?: string;
  name?: string | null;
  subject?: string | null;
  /** HTML, often in one line. */
  body?: string | null;
  from?: string | null;
  reply_to?: string | null;
  title?: string | null;
  /** A map in the older edition, an array in the newer. */
  extras?: JsonObject | Json[] | null;
  amp_body?: string | null;
  preheader?: string | null;
  custom_plain_text?: string | null;
  should_inline_css?: boolean | null;
  should_whitespace_header?: boolean | null;
  /** Pairs or objects, in order. */
  email_headers?: JsonObject | Json[] | null;
  has_translatable_content?: boolean | null;
}

export const emailMessage = z.looseObject({
  channel: z.string().optional(),
  name: text,
  subject: text,
  preheader: text,
  from: text,
  reply_to: text,
  title: text,
  body: text,
  amp_body: text,
  custom_plain_text: text,
  should_inline_css: flag,
  should_whitespace_header: flag,
  email_headers: mapOrPairs,
  extras: mapOrPairs,
  has_translatable_content: flag,
});
