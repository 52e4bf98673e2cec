import { z } from 'zod';
import type { Json } from '../json.ts';
import { flag, text } from '../json-shapes.ts';

/** An in-app variation. The documented survey has `type: "survey"` and no channel; other types bring other `data`, which stays open. */
export interface InAppMessage {
  channel?: string;
  name?: string | null;
  type?: string | null;
  /** Of a survey: `pages[].header.text` and `pages[].choices[]`. */
  data?: Json;
  has_translatable_content?: boolean | null;
}

/** One answer of a survey page (Braze docs, “Get campaign details”). */
export interface SurveyChoice {
  choice_id: string;
  text?: string | null;
  custom_attribute_key?: string | null;
  custom_attribute_value?: Json;
  /** Removed from the live campaign, yet still listed. */
  deleted?: boolean | null;
}

export const inAppMessage = z.looseObject({
  channel: z.string().optional(),
  name: text,
  type: text,
  data: z.unknown().optional(),
  has_translatable_content: flag,
});

const choice = z.looseObject({
  choice_id: z.string(),
  text,
  custom_attribute_key: text,
  custom_attribute_value: z.unknown().optional(),
  deleted: flag,
});

/** The `data` of a survey; that of other in-app types is not described anywhere. */
export const surveyData = z.looseObject({
  pages: z
    .array(
      z.looseObject({
        header: z.looseObject({ text }).nullable().optional(),
        choices: z.array(choice).nullable().optional(),
      }),
    )
    .nullable()
    .optional(),
});
