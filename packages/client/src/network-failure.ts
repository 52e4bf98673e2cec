import type { UnavailableReason } from './unavailable-error.ts';

/** Why a request got no answer, and whether asking again can help. */
export interface NetworkFailure {
  readonly reason: UnavailableReason;
  /** The code of the error underneath, for example `ECONNREFUSED`. */
  readonly code: string | null;
  readonly again: boolean;
}

const REASONS: Record<string, UnavailableReason> = {
  ECONNREFUSED: 'refused',
  ECONNRESET: 'reset',
  EPIPE: 'reset',
  UND_ERR_SOCKET: 'reset',
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: 'reset',
  UND_ERR_DESTROYED: 'closed',
  UND_ERR_CLOSED: 'closed',
  ETIMEDOUT: 'timeout',
  UND_ERR_CONNECT_TIMEOUT: 'timeout',
  ENOTFOUND: 'dns',
  EAI_AGAIN: 'dns',
  EPROTO: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  UND_ERR_HEADERS_TIMEOUT: 'timeout',
};

/** Tells from the code of undici's, Node's or OpenSSL's error what happened on the way. */
export function describeNetworkFailure(error: unknown): NetworkFailure {
  const code = codeOf(error);
  // undici gives this one no code.
  if (error instanceof Error && error.name === 'HTTPParserError') return { reason: 'not-http', code, again: true };
  const reason = code === null ? 'network' : (REASONS[code] ?? (/CERT|^ERR_(TLS|SSL)_/.test(code) ? 'tls' : 'network'));
  // A certificate or a name that does not exist is no accident of the moment.
  return { reason, code, again: reason !== 'tls' && reason !== 'closed' && code !== 'ENOTFOUND' };
}

function codeOf(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null;
  return typeof code === 'string' && /^[A-Z0-9_]{1,60}$/.test(code) ? code : null;
}
