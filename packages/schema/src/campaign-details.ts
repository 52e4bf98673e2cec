import { z } from 'zod';
import { type ConversionBehavior, conversionBehavior } from './conversion-behavior.ts';
import type { JsonObject } from './json.ts';
import { flag, text, texts, time } from './json-shapes.ts';

/**
 * The answer of `GET /campaigns/details` as Braze documents it, without the status field `message`. Any field may be missing: editions
 * differ. Times are ISO 8601 with an offset.
 */
export interface CampaignDetails {
  created_at?: string | null;
  /** Volatile: moves without an edit. */
  updated_at?: string | null;
  archived?: boolean | null;
  draft?: boolean | null;
  /** Running or stopped; newer editions. */
  enabled?: boolean | null;
  /** Newer editions. */
  has_post_launch_draft?: boolean | null;
  name?: string | null;
  description?: string | null;
  /** An open set: `time_based`, `action_based`, `api_triggered`, … */
  schedule_type?: string | null;
  /** A set; at times spelled differently from `messages[].channel`. */
  channels?: string[] | null;
  /** Null or absent before the first send. */
  first_sent?: string | null;
  /** Volatile: moves with each send. */
  last_sent?: string | null;
  /** A set. */
  tags?: string[] | null;
  /** A set; newer editions. */
  teams?: string[] | null;
  /** By message variation id. */
  messages?: Record<string, JsonObject> | null;
  /** In order: A, B, C, D. */
  conversion_behaviors?: ConversionBehavior[] | null;
}

/** Fields in canonical order. */
export const campaignDetails = z.looseObject({
  name: text,
  description: text,
  created_at: time,
  updated_at: time,
  first_sent: time,
  last_sent: time,
  draft: flag,
  archived: flag,
  enabled: flag,
  has_post_launch_draft: flag,
  schedule_type: text,
  channels: texts,
  tags: texts,
  teams: texts,
  conversion_behaviors: z.array(conversionBehavior).nullable().optional(),
  messages: z.record(z.string(), z.looseObject({})).nullable().optional(),
});
