import * as z from 'zod';
import { campaignDetailsSchema } from './campaign-details.ts';
import { MESSAGE_SCHEMAS } from './campaign-message.ts';
import { campaignRowSchema } from './campaign-row.ts';
import { conversionBehaviorSchema } from './conversion-behavior.ts';
import { inAppSurveySchema } from './messages/in-app.ts';

/**
 * The JSON Schemas (draft 2020-12) of what Braze answers, by name: `row` of the list, `details`, `conversion`, and `message.<kind>` for
 * each kind of message, the survey apart. All are open: a field that they do not name is allowed, since Braze adds some without notice.
 */
export function campaignJsonSchemas(): Record<string, object> {
  const schemas: Record<string, z.ZodType> = {
    row: campaignRowSchema,
    details: campaignDetailsSchema,
    conversion: conversionBehaviorSchema,
    ...Object.fromEntries(Object.entries(MESSAGE_SCHEMAS).map(([kind, schema]) => [`message.${kind}`, schema])),
    'message.in_app.survey': inAppSurveySchema,
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, openJsonSchema(schema)]));
}

function openJsonSchema(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    override: ({ jsonSchema }) => {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
}
