import { z } from 'zod';
import { campaignDetails } from './campaign-details.ts';
import { campaignRow } from './campaign-row.ts';
import { MESSAGE_SCHEMAS } from './channels.ts';

/** The JSON Schemas (2020-12) of what Braze answers: a list row, the details, and a message of each kind of channel. Unknown fields are allowed in all. */
export function campaignJsonSchemas(): Record<string, object> {
  return {
    row: z.toJSONSchema(campaignRow),
    details: z.toJSONSchema(campaignDetails),
    ...Object.fromEntries(
      Object.entries(MESSAGE_SCHEMAS).map(([kind, schema]) => [`message.${kind}`, z.toJSONSchema(schema)]),
    ),
  };
}
