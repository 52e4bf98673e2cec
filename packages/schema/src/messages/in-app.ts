import * as z from 'zod';
import type { Json } from '../json.ts';
import { flag, openMap, text } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** An in-app message. The documented survey has no `channel`. Source: campaign details, "In-app messages". */
export interface InAppMessage extends CommonMessageFields {
  /** `survey`, or another type of in-app message, such as `modal`. */
  type?: string;
  /** The content of an in-app message that is no survey: Braze describes none of it, so anything may stand here. */
  data?: Record<string, Json>;
}

/** An in-app message that asks. Source: campaign details, "In-app messages". */
export interface InAppSurvey extends CommonMessageFields {
  type?: string;
  data?: { pages?: SurveyPage[] };
}

export interface SurveyPage {
  /** `text` is the question. */
  header?: { text?: string };
  choices?: SurveyChoice[];
}

/** One answer that a survey offers. */
export interface SurveyChoice {
  /** Unique within its page. */
  choice_id?: string;
  text?: string;
  /** The custom attribute that choosing it sets … */
  custom_attribute_key?: string | null;
  /** … and to what: documented as a string, but attributes have other types too. */
  custom_attribute_value?: string | number | boolean | null;
  /** True once it was removed from the live campaign: Braze lists it still. */
  deleted?: boolean;
}

export const surveyChoiceSchema = z.object({
  choice_id: text,
  text,
  custom_attribute_key: z.string().nullable().exactOptional(),
  custom_attribute_value: z.union([z.string(), z.number(), z.boolean(), z.null()]).exactOptional(),
  deleted: flag,
});

export const surveyPageSchema = z.object({
  header: z.object({ text }).exactOptional(),
  choices: z.array(surveyChoiceSchema).exactOptional(),
});

export const inAppSurveySchema = z.strictObject({
  ...commonFields,
  type: text,
  data: z.object({ pages: z.array(surveyPageSchema).exactOptional() }).exactOptional(),
  ...translationFields,
});

export const inAppMessageSchema = z.strictObject({
  ...commonFields,
  type: text,
  data: openMap,
  ...translationFields,
});
