import type { CampaignState, Json, JsonPath } from '@brazier/schema';

/** One campaign as it stood at a revision. */
export interface ShownCampaign {
  /** Full commit id. */
  revision: string;
  /** ISO 8601, UTC. */
  time: string;
  workspace: string;
  state: CampaignState;
}

/** Since when one field of a campaign has its present value. */
export interface BlameLine {
  /** The path in Braze's own response. */
  path: JsonPath;
  value: Json;
  /** The snapshot that first shows this value. */
  since: { revision: string; time: string };
  /** The value before that snapshot; absent where the field appeared with it. */
  before?: Json;
}
