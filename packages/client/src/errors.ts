import type { CampaignPath } from './campaign-request.ts';

/** What every error about an answer of Braze has in common. Neither message nor `data` ever holds a key, a header's value or a response's body. */
export abstract class BrazeError extends Error {
  abstract override readonly name: string;
  /** The facts, ready for JSON. */
  abstract readonly data: Readonly<Record<string, string | number | null>>;
}

/** A REST endpoint as `brazier.json` names it cannot be asked: a slip in the configuration, found before anything is sent. */
export class EndpointError extends Error {
  override readonly name = 'EndpointError';
  readonly data: { readonly reason: string };

  constructor(reason: string) {
    super(`The endpoint cannot be used: ${reason}.`);
    this.data = { reason };
  }
}

/** Braze refused the key (401) or misses a permission on it (403). Asking again cannot help. */
export class BrazeAuthError extends BrazeError {
  override readonly name = 'BrazeAuthError';
  readonly data: {
    readonly endpoint: string;
    readonly missing: 'key' | 'permission';
    readonly permission: 'campaigns.list' | 'campaigns.details' | null;
  };

  /** `path` is what was asked for where a permission is missing, and null where the key itself is not known. */
  constructor(endpoint: string, path: CampaignPath | null) {
    const permission = path === null ? null : path === '/campaigns/list' ? 'campaigns.list' : 'campaigns.details';
    super(
      permission === null
        ? `Braze at ${endpoint} does not know the API key: the key is wrong or revoked, or it is right but belongs to another cluster; check the key, and that the endpoint is the one of the dashboard in which it was made.`
        : `Braze at ${endpoint} refuses the API key: it lacks the permission ${permission}, or its account is inactive; give the key that permission in Braze's settings, under API keys.`,
    );
    this.data = { endpoint, missing: permission === null ? 'key' : 'permission', permission };
  }
}

/** `/campaigns/details` says that there is no such campaign. Alone it never proves a removal: an edition of Braze answers 404 to an unknown key as well. */
export class CampaignNotFoundError extends BrazeError {
  override readonly name = 'CampaignNotFoundError';
  readonly data: { readonly campaignId: string; readonly status: 400 | 404 };

  constructor(campaignId: string, status: 400 | 404) {
    super(`Braze has no campaign ${campaignId} (status ${status}): it was deleted, or belongs to another workspace.`);
    this.data = { campaignId, status };
  }
}

/** The rate limit, or the share of it that Brazier may use, is spent, and the reset is further away than the longest wait. */
export class RateLimitError extends BrazeError {
  override readonly name = 'RateLimitError';
  readonly data: {
    /** Requests that Braze still allows this hour; null where it did not say. */
    readonly remaining: number | null;
    /** When there are requests again, as `YYYY-MM-DDTHH:MM:SSZ`. */
    readonly resetAt: string;
  };

  constructor(facts: RateLimitError['data']) {
    const spent = facts.remaining
      ? `Of Braze's hourly rate limit ${facts.remaining} requests remain, which are left to others`
      : "Braze's hourly rate limit is spent";
    super(`${spent}: run again after ${facts.resetAt}, or allow a longer wait.`);
    this.data = facts;
  }
}

/** Why Braze could not be reached or gave no answer. */
export type UnavailableReason =
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'dns'
  | 'network'
  | 'redirect'
  | 'status'
  | 'queued'
  | 'not-success'
  | 'closed';

/** Braze could not be reached, or answered that it cannot answer now; what can be asked again was asked again before this is thrown. */
export class BrazeUnavailableError extends BrazeError {
  override readonly name = 'BrazeUnavailableError';
  readonly data: {
    readonly endpoint: string;
    readonly reason: UnavailableReason;
    /** The HTTP status, where there was an answer. */
    readonly status: number | null;
    /** The code of the network's or TLS's own error, for example `CERT_HAS_EXPIRED`. */
    readonly code: string | null;
  };

  constructor(
    facts: { endpoint: string; reason: UnavailableReason; status?: number; code?: string },
    options?: ErrorOptions,
  ) {
    const { endpoint, reason, status = null, code = null } = facts;
    super(describeUnavailable(endpoint, reason, status, code), options);
    this.data = { endpoint, reason, status, code };
  }
}

function describeUnavailable(
  endpoint: string,
  reason: UnavailableReason,
  status: number | null,
  code: string | null,
): string {
  switch (reason) {
    case 'refused':
      return `Nothing accepts connections at ${endpoint}: check the endpoint and the network.`;
    case 'reset':
      return `The connection to ${endpoint} broke before the answer was whole: run again later.`;
    case 'timeout':
      return `Braze at ${endpoint} did not answer in time: run again later.`;
    case 'tls':
      return describeTls(endpoint, code);
    case 'dns':
      return `The name of ${endpoint} could not be resolved (${code}): check its spelling and the network.`;
    case 'network':
      return `Braze at ${endpoint} could not be asked (${code ?? 'unknown network error'}): check the network and run again.`;
    case 'redirect':
      return `Braze at ${endpoint} answered with a redirect (status ${status}), which is not followed since the key would go along: check the endpoint.`;
    case 'queued':
      return `Braze at ${endpoint} is under maintenance (status ${status}): run again later.`;
    case 'not-success':
      return `Braze at ${endpoint} answered that the request did not succeed: run again later.`;
    case 'closed':
      return `The client of ${endpoint} was closed before the answer came.`;
    case 'status':
      return status === 404
        ? `Braze at ${endpoint} does not know this request (status 404): check the endpoint, and that the API key belongs to it.`
        : `Braze at ${endpoint} answered with status ${status}: run again later.`;
  }
}

function describeTls(endpoint: string, code: string | null): string {
  const problem =
    code === 'CERT_HAS_EXPIRED'
      ? 'its certificate has expired'
      : code === 'ERR_TLS_CERT_ALTNAME_INVALID'
        ? 'its certificate is for another name'
        : `its certificate or encryption cannot be trusted (${code})`;
  return `No safe connection to ${endpoint}: ${problem}; nothing was sent, check the endpoint, a proxy in between and this machine's clock.`;
}

/** Why an answer with status 200 cannot be used. */
export type UnreadableReason = 'not-json' | 'too-large' | 'no-campaigns' | 'endless-list';

const UNREADABLE: Record<UnreadableReason, string> = {
  'not-json': 'is no readable JSON',
  'too-large': 'is too large',
  'no-campaigns': 'holds no list of campaigns',
  'endless-list': 'repeats the same page of the list without end',
};

/** Braze, or something in between that speaks for it, answered 200 with what cannot be read; asked again, it did so again. */
export class UnreadableAnswerError extends BrazeError {
  override readonly name = 'UnreadableAnswerError';
  readonly data: { readonly endpoint: string; readonly path: CampaignPath; readonly reason: UnreadableReason };

  constructor(endpoint: string, path: CampaignPath, reason: UnreadableReason) {
    super(
      `The answer of ${endpoint} to ${path} ${UNREADABLE[reason]}: check that the endpoint is Braze's REST endpoint, and run again later.`,
    );
    this.data = { endpoint, path, reason };
  }
}
