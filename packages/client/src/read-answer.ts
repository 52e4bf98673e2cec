import { isJsonObject, type Json, own, parseJson } from '@brazier/schema';
import type { CampaignRequest } from './campaign-request.ts';
import { DeadlineError, type RawAnswer, TunnelError } from './connection.ts';
import { BodyTooLargeError, EncodingError } from './decode-body.ts';
import { BrazeAuthError, type BrazeError, CampaignNotFoundError, UnreadableAnswerError } from './errors.ts';
import { describeNetworkFailure } from './network-failure.ts';
import { BrazeUnavailableError, type UnavailableFacts } from './unavailable-error.ts';

const UTF_8 = new TextDecoder('utf-8', { fatal: true });

// What Braze says of a key that may not be used from everywhere: “Invalid whitelisted IPs” by its documentation.
const REFUSED_ADDRESS = /\b(?:white|allow)-?list|\bIP address/i;

/** What one attempt came to. */
export type Verdict =
  | { readonly kind: 'answer'; readonly body: Json }
  /** Asking again cannot help. */
  | { readonly kind: 'final'; readonly error: BrazeError }
  /** May pass: worth another attempt. */
  | { readonly kind: 'passing'; readonly error: BrazeError; readonly reason: string }
  /** Status 429. */
  | { readonly kind: 'limited' };

/** Reads what came back for a request to the endpoint `origin`. The body counts only where the status is 200. */
export function readAnswer(origin: string, request: CampaignRequest, answer: RawAnswer): Verdict {
  const { status, body } = answer;
  const { path } = request;
  if (status === 200) return readBody(origin, request, body ?? new Uint8Array());
  if (status === 401 || status === 403) {
    return { kind: 'final', error: new BrazeAuthError(origin, readRefusal(request, answer)) };
  }
  if (status === 429) return { kind: 'limited' };
  if (path === '/campaigns/details' && (status === 400 || status === 404)) {
    return { kind: 'final', error: new CampaignNotFoundError(request.campaignId, status) };
  }
  if (status === 202) return passing(new BrazeUnavailableError({ endpoint: origin, reason: 'queued', status }));
  if (status >= 300 && status < 400) {
    return { kind: 'final', error: new BrazeUnavailableError({ endpoint: origin, reason: 'redirect', status }) };
  }
  const error = new BrazeUnavailableError({ endpoint: origin, reason: 'status', status });
  // What else a client may have done wrong stays wrong; 408 and 425 are about the moment, and so is a success without content.
  const again = status >= 500 || status < 300 || status === 408 || status === 425;
  return again ? passing(error) : { kind: 'final', error };
}

/** Reads why nothing came back. `hasExtraAuthorities`: the environment names certificate authorities besides the known ones. */
export function readFailure(
  origin: string,
  request: CampaignRequest,
  { error, hasExtraAuthorities }: { error: unknown; hasExtraAuthorities: boolean },
): Verdict {
  if (error instanceof BodyTooLargeError) {
    return { kind: 'final', error: new UnreadableAnswerError(origin, request.path, 'too-large') };
  }
  if (error instanceof EncodingError) return passing(new UnreadableAnswerError(origin, request.path, 'encoding'));
  const { again, ...facts } = error instanceof TunnelError ? readTunnelFailure(error) : readNetworkFailure(error);
  const failure = new BrazeUnavailableError({ endpoint: origin, hasExtraAuthorities, ...facts }, { cause: error });
  return again ? passing(failure) : { kind: 'final', error: failure };
}

type Failure = Omit<UnavailableFacts, 'endpoint'> & { again: boolean };

function readNetworkFailure(error: unknown): Failure {
  if (error instanceof DeadlineError) return { reason: 'timeout', seconds: error.seconds, again: true };
  const { reason, code, again } = describeNetworkFailure(error);
  return { reason, ...(code === null ? {} : { code }), again };
}

function readTunnelFailure({ proxy, status, cause }: TunnelError): Failure {
  return status === null
    ? { ...readNetworkFailure(cause), proxy }
    : { reason: 'proxy', status, proxy, again: status >= 500 };
}

/** Why Braze refuses the key, as far as it says. Braze may echo the key there: what it says is looked at and never shown. */
function readRefusal(
  { path }: CampaignRequest,
  { status, body }: RawAnswer,
): ConstructorParameters<typeof BrazeAuthError>[1] {
  const answer = body === null ? undefined : decode(body);
  const message = isJsonObject(answer) ? own(answer, 'message') : undefined;
  if (typeof message === 'string' && REFUSED_ADDRESS.test(message)) return { missing: 'address' };
  return status === 401 ? { missing: 'key' } : { missing: 'permission', path };
}

function passing(error: BrazeUnavailableError | UnreadableAnswerError): Verdict {
  return { kind: 'passing', error, reason: error.data.reason };
}

function readBody(origin: string, { path }: CampaignRequest, bytes: Uint8Array): Verdict {
  const body = decode(bytes);
  if (body === undefined) return passing(new UnreadableAnswerError(origin, path, 'not-json'));
  if (!isJsonObject(body) || own(body, 'message') !== 'success') {
    return passing(new BrazeUnavailableError({ endpoint: origin, reason: 'not-success', status: 200 }));
  }
  if (path === '/campaigns/list' && !Array.isArray(own(body, 'campaigns'))) {
    return passing(new UnreadableAnswerError(origin, path, 'no-campaigns'));
  }
  return { kind: 'answer', body };
}

// The error of the decoder or parser is dropped: it quotes the body. Bytes that are no UTF-8 are refused, since replacing them would change what Braze said.
function decode(bytes: Uint8Array): Json | undefined {
  try {
    return parseJson(UTF_8.decode(bytes));
  } catch {
    return undefined;
  }
}
