import * as z from 'zod';
import { textOrNull, textsOrNull } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** A WhatsApp message: a template with its variables, or a response with its texts. Source: campaign details, "WhatsApp". */
export interface WhatsAppMessage extends CommonMessageFields {
  /** The API id of the subscription group that receives it. */
  subscription_group_id?: string | null;
  /** The numbers that it may come from, in no order. */
  from?: string[] | null;
  /** The approved template, by name … */
  template_name?: string | null;
  /** … and language, such as `pt_BR`. */
  template_language_code?: string | null;
  /** What fills the template's placeholders, in their order: Liquid. */
  header_variables?: string[] | null;
  body_variables?: string[] | null;
  button_variables?: string[] | null;
  /** Responses only: `text`, `media` or `quick-reply`. */
  layout?: string | null;
  header_text?: string | null;
  body_text?: string | null;
  footer_text?: string | null;
  buttons?: WhatsAppButton[] | null;
}

export interface WhatsAppButton {
  text?: string | null;
}

export const whatsAppButtonSchema = z.object({ text: textOrNull });

export const whatsAppMessageSchema = z.strictObject({
  ...commonFields,
  subscription_group_id: textOrNull,
  from: textsOrNull,
  template_name: textOrNull,
  template_language_code: textOrNull,
  header_variables: textsOrNull,
  body_variables: textsOrNull,
  button_variables: textsOrNull,
  layout: textOrNull,
  header_text: textOrNull,
  body_text: textOrNull,
  footer_text: textOrNull,
  buttons: z.array(whatsAppButtonSchema).nullable().exactOptional(),
  ...translationFields,
});
