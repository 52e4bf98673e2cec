export {
  type BrazeClient,
  type BrazeClientOptions,
  createBrazeClient,
  type DetailsOrder,
  type DetailsOutcome,
  type ListedPage,
  type Usage,
} from './braze-client.ts';
export type { CampaignPath, CampaignRequest } from './campaign-request.ts';
export type { ClientEvent, PaceEvent, RequestEvent, RetryEvent, WaitingEvent } from './client-event.ts';
export {
  BrazeAuthError,
  BrazeError,
  BrazeUnavailableError,
  CampaignNotFoundError,
  EndpointError,
  RateLimitError,
  type UnavailableReason,
  UnreadableAnswerError,
  type UnreadableReason,
} from './errors.ts';
export type { BrazeAnswer } from './exchange.ts';
