import { z } from 'zod';
import type { Json } from '../json.ts';
import { flag, text } from '../json-shapes.ts';

/** A WhatsApp message, from a template or as a response (Braze docs, “Get campaign details”, newer editions). Variables are ordered. */
export interface WhatsAppMessage {
  channel?: string;
  name?: string | null;
  from?: string | string[] | null;
  subscription_group_id?: string | null;
  template_name?: string | null;
  template_language_code?: string | null;
  header_variables?: Json[] | null;
  body_variables?: Json[] | null;
  button_variables?: Json[] | null;
  layout?: string | null;
  header_text?: string | null;
  body_text?: string | null;
  footer_text?: string | null;
  /** `buttons[].text`. */
  buttons?: Json[] | null;
  has_translatable_content?: boolean | null;
}

const list = z.array(z.unknown()).nullable().optional();

export const whatsAppMessage = z.looseObject({
  channel: z.string().optional(),
  name: text,
  template_name: text,
  template_language_code: text,
  layout: text,
  header_text: text,
  header_variables: list,
  body_text: text,
  body_variables: list,
  footer_text: text,
  buttons: list,
  button_variables: list,
  from: z
    .union([z.string(), z.array(z.string())])
    .nullable()
    .optional(),
  subscription_group_id: text,
  has_translatable_content: flag,
});
