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

  /** `reason` is the rest of a sentence that begins with the endpoint. */
  constructor(reason: string) {
    super(`The endpoint cannot be used: it ${reason}.`);
    this.data = { reason };
  }
}

/** The environment variable that names a proxy does not hold the address of one: a slip in the configuration, found before anything is sent. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  readonly data: { readonly variable: string; readonly reason: string };

  constructor(variable: string, reason: string) {
    super(`The proxy that the environment variable ${variable} names cannot be used: ${reason}.`);
    this.data = { variable, reason };
  }
}

/** What should be an API key cannot be one: a slip of whoever set it, found before anything is sent. Never holds the key. */
export class MalformedKeyError extends Error {
  override readonly name = 'MalformedKeyError';
  readonly data: { readonly reason: string };

  /** `subject` begins the sentence, for example `The API key`. */
  constructor(subject: string, reason: string) {
    super(`${subject} is malformed and was not sent: ${reason}.`);
    this.data = { reason };
  }
}

/** Braze refused the key (401), misses a permission on it or does not take it from this address (403). Asking again cannot help. */
export class BrazeAuthError extends BrazeError {
  override readonly name = 'BrazeAuthError';
  readonly data: {
    readonly endpoint: string;
    readonly missing: 'key' | 'permission' | 'address';
    readonly permission: 'campaigns.list' | 'campaigns.details' | null;
  };

  /** `path` is what was asked for where a permission is missing. */
  constructor(
    endpoint: string,
    refusal: { missing: 'key' | 'address' } | { missing: 'permission'; path: CampaignPath },
  ) {
    const { missing } = refusal;
    const permission = missing === 'permission' ? permissionFor(refusal.path) : null;
    super(describeRefusal(endpoint, missing, permission));
    this.data = { endpoint, missing, permission };
  }
}

type Permission = BrazeAuthError['data']['permission'];

function permissionFor(path: CampaignPath): Permission {
  return path === '/campaigns/list' ? 'campaigns.list' : 'campaigns.details';
}

function describeRefusal(endpoint: string, missing: BrazeAuthError['data']['missing'], permission: Permission): string {
  switch (missing) {
    case 'key':
      return `Braze at ${endpoint} does not know the API key: the key is wrong or revoked, or it is right but belongs to another cluster, or its IP allowlist lacks this machine; check the key and its allowlist, and that the endpoint is the one of the dashboard in which the key was made.`;
    case 'permission':
      return `Braze at ${endpoint} refuses the API key: it lacks the permission ${permission}, or its account is inactive, or its IP allowlist lacks this machine; give the key that permission in Braze's settings, under API keys, and check its allowlist there.`;
    case 'address':
      return `Braze at ${endpoint} does not take the API key from this machine's IP address: add the address to the key's IP allowlist in Braze's settings, under API keys, or run where the address is on it.`;
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

/** Why an answer with status 200 cannot be used. */
export type UnreadableReason = 'not-json' | 'encoding' | 'too-large' | 'no-campaigns' | 'endless-list';

const UNREADABLE: Record<UnreadableReason, string> = {
  'not-json': 'is no readable JSON',
  encoding: 'cannot be decompressed',
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
