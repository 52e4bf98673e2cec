import * as z from 'zod';
import type { Json } from '../json.ts';
import { flagOrNull, openMapOrNull, textOrNull } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** An in-app message. The documented survey has no `channel`. Source: campaign details, "In-app messages". */
export interface InAppMessage extends CommonMessageFields {
  /** `survey`, or another type of in-app message, such as `modal`. */
  type?: string | null;
  /** The content of an in-app message that is no survey: Braze describes none of it, so anything may stand here. */
  data?: Record<string, Json> | null;
  /** Key-value pairs that the app receives with a modal, slide-up or full-screen message. */
  extras?: Record<string, Json> | null;
  /** The line above the text of a modal or full-screen message. */
  header?: string | null;
  /** The text of a modal, slide-up or full-screen message: Liquid. */
  message?: string | null;
}

/** An in-app message that asks. Source: campaign details, "In-app messages". */
export interface InAppSurvey extends CommonMessageFields {
  type?: string | null;
  data?: { pages?: SurveyPage[] | null } | null;
}

export interface SurveyPage {
  /** `text` is the question. */
  header?: { text?: string | null } | null;
  choices?: SurveyChoice[] | null;
}

/** One answer that a survey offers. */
export interface SurveyChoice {
  /** Unique within its page. */
  choice_id?: string | null;
  text?: string | null;
  /** The custom attribute that choosing it sets … */
  custom_attribute_key?: string | null;
  /** … and to what: documented as a string, but attributes have other types too. */
  custom_attribute_value?: string | number | boolean | null;
  /** True once it was removed from the live campaign: Braze lists it still. */
  deleted?: boolean | null;
}

export const surveyChoiceSchema = z.object({
  choice_id: textOrNull,
  text: textOrNull,
  custom_attribute_key: z.string().nullable().exactOptional(),
  custom_attribute_value: z.union([z.string(), z.number(), z.boolean(), z.null()]).exactOptional(),
  deleted: flagOrNull,
});

export const surveyPageSchema = z.object({
  header: z.object({ text: textOrNull }).nullable().exactOptional(),
  choices: z.array(surveyChoiceSchema).nullable().exactOptional(),
});

export const inAppSurveySchema = z.strictObject({
  ...commonFields,
  type: textOrNull,
  data: z
    .object({ pages: z.array(surveyPageSchema).nullable().exactOptional() })
    .nullable()
    .exactOptional(),
  ...translationFields,
});

export const inAppMessageSchema = z.strictObject({
  ...commonFields,
  type: textOrNull,
  data: openMapOrNull,
  ...translationFields,
  // Behind all others, by name: there they stood in files while Braze's page did not name them, and those files keep their bytes.
  extras: openMapOrNull,
  header: textOrNull,
  message: textOrNull,
});
