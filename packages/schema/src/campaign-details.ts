import * as z from 'zod';
import type { CampaignMessage } from './campaign-message.ts';
import type { ConversionBehavior } from './conversion-behavior.ts';
import { flag, openList, openMap, text, textOrNull, texts } from './json-fields.ts';

/**
 * The answer of `/campaigns/details`, without `message`, the status. Braze promises no field: older editions lack some, and what a
 * newer one adds is kept and reported. Source: campaign details, "Responses".
 */
export interface CampaignDetails {
  /** ISO 8601, the offset written `+00:00` or `Z`. */
  created_at?: string;
  /** ISO 8601. Volatile: it moves without anyone editing. */
  updated_at?: string;
  archived?: boolean;
  /** True before the first launch. Another thing than a post-launch draft. */
  draft?: boolean;
  /** False once stopped. Missing in older editions, where every campaign counts as enabled. */
  enabled?: boolean;
  /** True where somebody is editing a launched campaign: the draft answers to `post_launch_draft_version=true`. */
  has_post_launch_draft?: boolean;
  name?: string;
  /** Empty or null where there is none. */
  description?: string | null;
  /** An open set: `time_based`, `action_based`, `api_triggered`, `scheduled`, `triggered` were seen. */
  schedule_type?: string;
  /** In no order; at times spelled otherwise than in the messages. */
  channels?: string[];
  /** ISO 8601; null or missing before the first send. */
  first_sent?: string | null;
  /** ISO 8601; null or missing before the first send. Volatile: it moves with every send. */
  last_sent?: string | null;
  /** In no order. */
  tags?: string[];
  /** In no order. Missing in older editions. */
  teams?: string[];
  /** By message variation id. */
  messages?: Record<string, CampaignMessage>;
  /** In order, A first; the dashboard allows four. */
  conversion_behaviors?: ConversionBehavior[];
}

/**
 * Messages and conversions are open here: each is held against the schema of its own channel or type, so that one of a kind that Braze
 * adds is told as that and not as a campaign that fits nothing.
 */
export const campaignDetailsSchema = z.strictObject({
  created_at: text,
  updated_at: text,
  archived: flag,
  draft: flag,
  enabled: flag,
  has_post_launch_draft: flag,
  name: text,
  description: textOrNull,
  schedule_type: text,
  channels: texts,
  first_sent: textOrNull,
  last_sent: textOrNull,
  tags: texts,
  teams: texts,
  messages: openMap,
  conversion_behaviors: openList,
});
