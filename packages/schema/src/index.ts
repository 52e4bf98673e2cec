export { isCampaignId } from './campaign-id.ts';
export {
  campaignChannels,
  campaignMessages,
  campaignName,
  type CampaignState,
  campaignTags,
  campaignTeams,
  isLive,
  lastEdited,
} from './campaign-state.ts';
export { formatInstant, readInstant, sameInstant } from './instant.ts';
export {
  compareStrings,
  isJsonObject,
  type Json,
  jsonEqual,
  type JsonObject,
  type JsonPath,
  own,
  parseJson,
  stringifyJson,
} from './json.ts';
export { splitSegments } from './text-segments.ts';
export { visible } from './visible-text.ts';
export { VOLATILE_FIELDS } from './volatile-fields.ts';
