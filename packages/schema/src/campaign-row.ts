import { z } from 'zod';
import { flag, text, texts, time } from './json-shapes.ts';

/** One row of `GET /campaigns/list` as Braze documents it. */
export interface CampaignRow {
  id: string;
  /** ISO 8601. Moves with every edit, also of what the API does not show. */
  last_edited?: string | null;
  name?: string | null;
  is_api_campaign?: boolean | null;
  /** A set. */
  tags?: string[] | null;
}

/** Fields in canonical order. */
export const campaignRow = z.looseObject({
  id: z.string(),
  name: text,
  last_edited: time,
  is_api_campaign: flag,
  tags: texts,
});
