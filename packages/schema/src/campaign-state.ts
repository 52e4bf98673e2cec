import { isJsonObject, type Json, type JsonObject, own } from './json.ts';

/**
 * All there is of one campaign at one moment. The responses are kept as Braze gave them: a field may be missing or of
 * another type than documented, so the values are plain JSON and the accessors below say what can be relied on.
 */
export interface CampaignState {
  /** The id under which `/campaigns/list` knows it; the details response does not repeat it. */
  id: string;
  /** Its row in `/campaigns/list`. */
  list: JsonObject;
  /** The live version, from `/campaigns/details`, without the status field `message`. */
  details: JsonObject;
  /** The post-launch draft (`post_launch_draft_version=true`), where there is one. */
  draft?: JsonObject;
}

/** The campaign's name: that of its details, or of its list row where the details have none that is text, or its id. */
export function campaignName(state: CampaignState): string {
  const names = [own(state.details, 'name'), own(state.list, 'name')];
  return names.find((name) => typeof name === 'string') ?? state.id;
}

/** The tags of the details, each once, as they stand; a single string counts as one tag. */
export function campaignTags(state: CampaignState): string[] {
  return stringSet(own(state.details, 'tags'));
}

/** The channels of the details, each once, as they stand, a single string counted as one; those of the messages where the details have none. */
export function campaignChannels({ details }: CampaignState): string[] {
  const channels = stringSet(own(details, 'channels'));
  if (channels.length > 0) return channels;
  const messages = Object.values(campaignMessages(details)).filter(isJsonObject);
  return stringSet(messages.map((message) => own(message, 'channel') ?? null));
}

/** The teams of the details, each once, as they stand; a single string counts as one team. */
export function campaignTeams(state: CampaignState): string[] {
  return stringSet(own(state.details, 'teams'));
}

/** Whether a campaign can be sending, and if not, why: `archived` before `draft` before `stopped`, the first that holds. */
export type CampaignStatus = 'live' | 'draft' | 'stopped' | 'archived';

/** What the campaign's switches say. Editions of Braze without `enabled` count as enabled. */
export function campaignStatus({ details }: CampaignState): CampaignStatus {
  if (own(details, 'archived') === true) return 'archived';
  if (own(details, 'draft') === true) return 'draft';
  return own(details, 'enabled') === false ? 'stopped' : 'live';
}

/** True where the campaign can be sending: neither a draft nor archived nor stopped. */
export function isLive(state: CampaignState): boolean {
  return campaignStatus(state) === 'live';
}

/** The list's `last_edited` as Braze wrote it, or null where the row has none. */
export function lastEdited(state: CampaignState): string | null {
  const time = own(state.list, 'last_edited');
  return typeof time === 'string' ? time : null;
}

/** The message variations by id; empty where `messages` is not an object. */
export function campaignMessages(details: JsonObject): JsonObject {
  const messages = own(details, 'messages');
  return isJsonObject(messages) ? messages : {};
}

function stringSet(value: Json | undefined): string[] {
  const items = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return [...new Set(items.filter((item) => typeof item === 'string'))];
}
