export { type ArrayComparison, arrayComparison, elementIdField } from './array-comparison.ts';
export type { CampaignDetails } from './campaign-details.ts';
export { isCampaignId } from './campaign-id.ts';
export type { CampaignMessage } from './campaign-message.ts';
export type { CampaignRow } from './campaign-row.ts';
export {
  type CampaignState,
  type CampaignStatus,
  campaignChannels,
  campaignMessages,
  campaignName,
  campaignStatus,
  campaignTags,
  campaignTeams,
  isLive,
  lastEdited,
} from './campaign-state.ts';
export {
  CHANNEL_KINDS,
  type ChannelKind,
  KNOWN_CHANNELS,
  kindOfChannel,
  kindOfMessage,
  meansChannel,
} from './channels.ts';
export { clustersOf } from './clusters.ts';
export {
  type AppConversion,
  CONVERSION_TYPES,
  type ConversionBehavior,
  type CustomEventConversion,
  type PlainConversion,
  type PurchaseConversion,
} from './conversion-behavior.ts';
export { findDrift, jsonType, type SchemaDrift } from './drift.ts';
export {
  type EndpointReading,
  EXAMPLE_ENDPOINT,
  isKnownEndpoint,
  isLoopbackEndpoint,
  readEndpoint,
  readPastedEndpoint,
} from './endpoint.ts';
export { formatInstant, readInstant, sameInstant } from './instant.ts';
export {
  compareStrings,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonEqual,
  own,
  parseJson,
  stringifyJson,
} from './json.ts';
export { campaignJsonSchemas } from './json-schemas.ts';
export { canonicalKeys } from './key-order.ts';
export type { CommonMessageFields } from './messages/common-fields.ts';
export type { ContentCardMessage } from './messages/content-card.ts';
export type { ControlMessage } from './messages/control.ts';
export type { EmailMessage } from './messages/email.ts';
export type { InAppMessage, InAppSurvey, SurveyChoice, SurveyPage } from './messages/in-app.ts';
export type { PushMessage } from './messages/push.ts';
export type { SmsMessage } from './messages/sms.ts';
export type { WebhookMessage } from './messages/webhook.ts';
export type { WhatsAppButton, WhatsAppMessage } from './messages/whatsapp.ts';
export { didYouMean, nearNames } from './near-names.ts';
export { NotACampaignError } from './not-a-campaign-error.ts';
export { type ListPage, type ParsedDetails, parseDetails, parseListPage } from './responses.ts';
export { splitSegments } from './text-segments.ts';
export { visible } from './visible-text.ts';
export { VOLATILE_FIELDS } from './volatile-fields.ts';
