export { readApiKey } from './api-key.ts';
export {
  type BrazeClient,
  type BrazeClientOptions,
  createBrazeClient,
  type DetailsOrder,
  type DetailsOutcome,
  type ListedPage,
  ROWS_OF_A_PAGE,
  type Usage,
} from './braze-client.ts';
export type { CampaignPath, CampaignRequest } from './campaign-request.ts';
export type { ClientEvent, PaceEvent, RequestEvent, RetryEvent, WaitingEvent } from './client-event.ts';
export {
  BrazeAuthError,
  BrazeError,
  CampaignNotFoundError,
  EndpointError,
  MalformedKeyError,
  ProxyError,
  RateLimitError,
  UnreadableAnswerError,
  type UnreadableReason,
} from './errors.ts';
export type { BrazeAnswer } from './exchange.ts';
export type { Environment } from './proxy.ts';
export {
  BrazeUnavailableError,
  type ProxyName,
  type UnavailableFacts,
  type UnavailableReason,
} from './unavailable-error.ts';
