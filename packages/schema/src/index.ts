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
