import * as z from 'zod';
import { text, textOrNull, texts } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** A WhatsApp message: a template with its variables, or a response with its texts. Source: campaign details, "WhatsApp". */
export interface WhatsAppMessage extends CommonMessageFields {
  /** The API id of the subscription group that receives it. */
  subscription_group_id?: string;
  /** The numbers that it may come from, in no order. */
  from?: string[];
  /** The approved template, by name … */
  template_name?: string;
  /** … and language, such as `pt_BR`. */
  template_language_code?: string;
  /** What fills the template's placeholders, in their order: Liquid. */
  header_variables?: string[];
  body_variables?: string[];
  button_variables?: string[];
  /** Responses only: `text`, `media` or `quick-reply`. */
  layout?: string;
  header_text?: string | null;
  body_text?: string | null;
  footer_text?: string | null;
  buttons?: WhatsAppButton[];
}

export interface WhatsAppButton {
  text?: string;
}

export const whatsAppButtonSchema = z.object({ text });

export const whatsAppMessageSchema = z.strictObject({
  ...commonFields,
  subscription_group_id: text,
  from: texts,
  template_name: text,
  template_language_code: text,
  header_variables: texts,
  body_variables: texts,
  button_variables: texts,
  layout: text,
  header_text: textOrNull,
  body_text: textOrNull,
  footer_text: textOrNull,
  buttons: z.array(whatsAppButtonSchema).exactOptional(),
  ...translationFields,
});
