import type { ConversionBehavior, JsonObject } from '@brazier/schema';
import { formatInstant } from '@brazier/schema';
import { seeded, seededId } from '../seeded.ts';
import type { CampaignSource } from '../world.ts';

/** A campaign as this package's author describes it; what Braze would say of it is made from it when somebody asks. */
export interface Blueprint {
  /** Unique within a world. */
  name: string;
  description?: string;
  /** Days before the world's present at which it was made … */
  made: number;
  /** … and edited last; at least 20, so that the world's script comes later. */
  edited: number;
  /** `live` unless told otherwise. */
  state?: 'live' | 'stopped' | 'archived' | 'draft';
  schedule?: 'time_based' | 'action_based' | 'api_triggered';
  tags: string[];
  teams?: string[];
  /** The channels, where they are spelled otherwise than in the messages. */
  channels?: string[];
  /** True for an answer as the older edition gives it: no teams, no `enabled`, no drafts. */
  olderEdition?: boolean;
  messages(): JsonObject[];
  conversions?: ConversionBehavior[];
}

const DAY = 86_400_000;

/** What a world needs to serve the campaign of a blueprint: `now` is the world's present, in milliseconds since the epoch. */
export function campaignFrom(blueprint: Blueprint, seed: number, now: number): CampaignSource {
  const { name, state = 'live' } = blueprint;
  const id = seededId(seed, 'campaign', name);
  const offset = seeded(seed, 'time', name).number(DAY / 1000) * 1000;
  const daysAgo = (days: number) => brazeTime(now - days * DAY - offset);
  return {
    id,
    archived: state === 'archived',
    row: () => ({
      id,
      last_edited: daysAgo(blueprint.edited),
      name,
      is_api_campaign: blueprint.schedule === 'api_triggered',
      tags: blueprint.tags,
    }),
    details: () => ({
      created_at: daysAgo(blueprint.made),
      updated_at: daysAgo(blueprint.edited),
      archived: state === 'archived',
      draft: state === 'draft',
      ...(blueprint.olderEdition === true
        ? {}
        : { enabled: state === 'live', has_post_launch_draft: false, teams: blueprint.teams ?? [] }),
      name,
      description: blueprint.description ?? '',
      schedule_type: blueprint.schedule ?? 'time_based',
      channels: blueprint.channels ?? channelsOf(blueprint.messages()),
      first_sent: state === 'draft' ? null : daysAgo(blueprint.made - 1),
      last_sent: state === 'draft' ? null : daysAgo(blueprint.edited - 1),
      tags: blueprint.tags,
      messages: Object.fromEntries(
        blueprint.messages().map((message, index) => [seededId(seed, 'message', name, index), message]),
      ),
      conversion_behaviors: (blueprint.conversions ?? []).map((behavior) => ({ ...behavior })),
    }),
  };
}

function channelsOf(messages: JsonObject[]): string[] {
  const channels = messages.map(({ channel }) => (typeof channel === 'string' ? channel : 'in-app_message'));
  return [...new Set(channels)];
}

/** A time as Braze writes it: `2026-01-04T09:00:00+00:00`. `milliseconds` count from the epoch. */
export function brazeTime(milliseconds: number): string {
  return formatInstant(milliseconds).replace('Z', '+00:00');
}
