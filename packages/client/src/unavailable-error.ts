import { BrazeError } from './errors.ts';

/** Why Braze could not be reached or gave no answer. */
export type UnavailableReason =
  | 'refused'
  | 'reset'
  | 'timeout'
  | 'tls'
  | 'dns'
  | 'network'
  | 'not-http'
  | 'proxy'
  | 'redirect'
  | 'status'
  | 'queued'
  | 'not-success'
  | 'closed';

/** A proxy as messages name it. */
export interface ProxyName {
  readonly origin: string;
  /** The environment variable that names it. */
  readonly variable: string;
  /** Whether the variable holds a name and a password for it. */
  readonly hasCredentials: boolean;
}

/** What is known of a request that got no usable answer. */
export interface UnavailableFacts {
  endpoint: string;
  reason: UnavailableReason;
  status?: number;
  code?: string;
  /** How long the answer was waited for, where that was too long. */
  seconds?: number;
  /** The proxy that failed, where it was not the endpoint. */
  proxy?: ProxyName;
  /** True where the environment names further certificate authorities. */
  hasExtraAuthorities?: boolean;
}

/** Braze could not be reached, or answered that it cannot answer now; what can be asked again was asked again before this is thrown. */
export class BrazeUnavailableError extends BrazeError {
  override readonly name = 'BrazeUnavailableError';
  readonly data: {
    readonly endpoint: string;
    readonly reason: UnavailableReason;
    /** The HTTP status, where there was an answer: the proxy's where `proxy` is not null. */
    readonly status: number | null;
    /** The code of the network's or TLS's own error, for example `CERT_HAS_EXPIRED`. */
    readonly code: string | null;
    /** The proxy that failed, without its name and password; null where it was not a proxy. */
    readonly proxy: string | null;
  };

  constructor(facts: UnavailableFacts, options?: ErrorOptions) {
    const { endpoint, reason, status = null, code = null, proxy } = facts;
    super(facts.proxy ? describeProxyFailure(facts, facts.proxy) : describeUnavailable(facts), options);
    this.data = { endpoint, reason, status, code, proxy: proxy?.origin ?? null };
  }
}

function describeUnavailable(facts: UnavailableFacts): string {
  const { endpoint, status, code } = facts;
  switch (facts.reason) {
    case 'refused':
      return `Nothing accepts connections at ${endpoint}: check the endpoint and the network.`;
    case 'reset':
      return `The connection to ${endpoint} broke before the answer was whole: run again later; if it always does, look for a firewall in between.`;
    case 'timeout':
      return `Braze at ${endpoint} did not answer in time${within(facts)}: run again later, or give it longer with --request-timeout.`;
    case 'tls':
      return `No safe connection to ${endpoint}: ${describeTls(facts)}; nothing was sent.`;
    case 'dns':
      return `The name of ${endpoint} could not be resolved (${code}): check its spelling and the network, and HTTPS_PROXY where a proxy leads outside.`;
    case 'not-http':
      return `What answers at ${endpoint} does not speak HTTP: check the endpoint and its port.`;
    case 'network':
    case 'proxy':
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

function describeProxyFailure(facts: UnavailableFacts, proxy: ProxyName): string {
  const { endpoint, status = null, code } = facts;
  const { origin, variable } = proxy;
  switch (facts.reason) {
    case 'refused':
      return `Nothing accepts connections at the proxy ${origin}: check ${variable} and the network.`;
    case 'reset':
      return `The proxy ${origin} broke the connection: check ${variable}, and run again later.`;
    case 'timeout':
      return `The proxy ${origin} did not answer in time${within(facts)}: check ${variable}, and run again later.`;
    case 'tls':
      return `No safe connection to the proxy ${origin}: ${describeTls(facts)}; nothing was sent.`;
    case 'dns':
      return `The name of the proxy ${origin} could not be resolved (${code}): check ${variable} and the network.`;
    case 'not-http':
      return `What answers at ${origin} is not a proxy: check ${variable}.`;
    default:
      return status === null
        ? `The proxy ${origin} could not be used (${code ?? 'unknown network error'}): check ${variable} and the network.`
        : describeProxyRefusal(endpoint, status, proxy);
  }
}

function describeProxyRefusal(
  endpoint: string,
  status: number,
  { origin, variable, hasCredentials }: ProxyName,
): string {
  if (status === 407) {
    return hasCredentials
      ? `The proxy ${origin} does not accept the name and password in ${variable} (status 407): correct them.`
      : `The proxy ${origin} asks for a name and a password (status 407): set ${variable} to http://NAME:PASSWORD@HOST:PORT.`;
  }
  return status >= 500
    ? `The proxy ${origin} could not reach ${endpoint} (status ${status}): check the endpoint and the proxy, and run again later.`
    : `The proxy ${origin} refuses to connect to ${endpoint} (status ${status}): have it allowed there, or name the host in NO_PROXY where it can be reached directly.`;
}

function within({ seconds }: UnavailableFacts): string {
  return seconds === undefined ? '' : ` (${seconds} ${seconds === 1 ? 'second' : 'seconds'})`;
}

const CLOCK = "check this machine's clock, and whether something in between answers in its place";

/** What is wrong with the certificate or the encryption, and what to do. */
function describeTls({ code = 'unknown', hasExtraAuthorities = false }: UnavailableFacts): string {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return `its certificate has expired; ${CLOCK}`;
    case 'CERT_NOT_YET_VALID':
      return `its certificate is not valid yet; ${CLOCK}`;
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
      return 'its certificate is for another host name; check the spelling, and whether something in between answers in its place';
    case 'DEPTH_ZERO_SELF_SIGNED_CERT':
      return `its certificate is signed by itself (${code}); ${trustAdvice(hasExtraAuthorities)}`;
    case 'SELF_SIGNED_CERT_IN_CHAIN':
    case 'UNABLE_TO_GET_ISSUER_CERT':
    case 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY':
    case 'UNABLE_TO_VERIFY_LEAF_SIGNATURE':
    case 'CERT_UNTRUSTED':
      return `its certificate comes from an authority that this machine does not trust (${code}); ${trustAdvice(hasExtraAuthorities)}`;
    default:
      return code.includes('CERT')
        ? `its certificate cannot be trusted (${code}); ${trustAdvice(hasExtraAuthorities)}`
        : `the other side does not speak TLS as it should (${code}); check the address and its port`;
  }
}

function trustAdvice(hasExtraAuthorities: boolean): string {
  return hasExtraAuthorities
    ? "NODE_EXTRA_CA_CERTS is set, but its file lacks the right certificate authority: add your company's to it"
    : 'if your company inspects traffic, set NODE_EXTRA_CA_CERTS to a file with the certificate of its authority';
}
