import * as z from 'zod';
import { flag, text, textOrNull, texts } from './json-fields.ts';

/** One row of `/campaigns/list`. Source: campaign list, "Response"; older editions lack `last_edited`. */
export interface CampaignRow {
  id?: string;
  /** ISO 8601. Moves with every edit, also with those that `/campaigns/details` does not show: audience, schedule, approvals. */
  last_edited?: string | null;
  name?: string;
  is_api_campaign?: boolean;
  /** In no order. */
  tags?: string[];
}

export const campaignRowSchema = z.strictObject({
  id: text,
  last_edited: textOrNull,
  name: text,
  is_api_campaign: flag,
  tags: texts,
});
