/** Braze's clusters, each with its dashboard, SDK and REST host, as the page “API and SDK endpoints” of its documentation lists them. Others open: no list is ever whole. */
const CLUSTERS: readonly { dashboard: string; sdk: string; rest: string }[] = [
  ...['01', '02', '03', '04', '05', '06', '07', '08'].map((number) => ({
    dashboard: `dashboard-${number}.braze.com`,
    sdk: `sdk.iad-${number}.braze.com`,
    rest: `rest.iad-${number}.braze.com`,
  })),
  ...['us-10', 'au-01', 'id-01', 'jp-01', 'kr-01'].map((cluster) => ({
    dashboard: `dashboard.${cluster}.braze.com`,
    sdk: `sdk.${cluster}.braze.com`,
    rest: `rest.${cluster}.braze.com`,
  })),
  ...['01', '02'].map((number) => ({
    dashboard: `dashboard-${number}.braze.eu`,
    sdk: `sdk.fra-${number}.braze.eu`,
    rest: `rest.fra-${number}.braze.eu`,
  })),
];

/** By the whole name and nothing less: a name that only resembles one of these may be anybody's. */
const REST_HOSTS: ReadonlyMap<string, string> = new Map(
  CLUSTERS.flatMap(({ dashboard, sdk, rest }) => [
    [dashboard, rest],
    [sdk, rest],
  ]),
);

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;
const BRAZE = /(?:^|\.)braze\.(?:com|eu)$/;
// A name with other than ASCII letters (`xn--`), such as a hyphen that a text editor turned, is not a cluster.
const BRAZE_REST = /^rest\.(?!xn--)[a-z0-9-]+\.braze\.(?:com|eu)$/;
/** What is not Braze's and looks like it, a cluster without its domain, and dashboards and SDKs of whomever. */
const LOOKALIKE = /(?:^|\.)braze\.(?:com|eu)\.|^rest\.[a-z]+-\d+$|^(?:dashboard|sdk)[-.]/;
/** The host of an address with two schemes. */
const SCHEME = /^https?$/;
const HOST = /^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$|^\[[0-9a-f:.]+\]$/;

/** A REST endpoint, to show how one is written. */
export const EXAMPLE_ENDPOINT = 'https://rest.iad-01.braze.com';

// An example alone would be taken for the answer, and another cluster gets the key.
const ADVICE = `write the REST endpoint of your cluster, such as ${EXAMPLE_ENDPOINT} (Braze's page “API and SDK endpoints” lists them)`;

/**
 * A REST endpoint, without a slash behind it, or why a text is none: the rest of a sentence that begins with what holds it. Nothing of a name,
 * password, path or query is in it.
 */
export type EndpointReading =
  | {
      readonly endpoint: string;
      /** The host of the dashboard or SDK that the endpoint was found by. */
      readonly insteadOf?: string;
    }
  | { readonly problem: string };

/** True for an endpoint on this machine. */
export function isLoopbackEndpoint(endpoint: string): boolean {
  return LOOPBACK.test(new URL(endpoint).hostname);
}

/**
 * Reads an endpoint strictly, as configuration holds it: `https:` and a host, `http:` towards a loopback address only. Where the text is the
 * address of something else of Braze's, the problem names the endpoint that belongs to it.
 */
export function readEndpoint(text: string): EndpointReading {
  const advice = adviceFor(text);
  // The URL parser would drop blanks and turn backslashes, and somebody who looks at the text sees another address.
  const url = /[\s\\]/.test(text) || !URL.canParse(text) ? null : new URL(text);
  if (url === null) return { problem: `is not a URL; ${advice}` };
  const problem = problemOf(url, advice);
  if (problem !== null) return { problem };
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
    return { problem: `holds more than a host; ${advice}` };
  if (REST_HOSTS.has(url.hostname.replace(/\.+$/, '')))
    return { problem: `is an address of Braze's dashboard or SDK, not its REST endpoint; ${advice}` };
  return { endpoint: url.origin };
}

/**
 * Reads an endpoint as people paste it: with a path, without a scheme, in capitals, with dots, slashes, quotes or blanks around it, or the
 * address of a dashboard or SDK in Braze's list. Gives the REST endpoint, as `readEndpoint` takes it.
 */
export function readPastedEndpoint(text: string): EndpointReading {
  const bare = text.trim().replace(/^["'`<(]+|["'`>),;]+$/g, '');
  const hasScheme = /^https?:|^[a-z][a-z0-9+.-]*:\/\//i.test(bare);
  const absolute = hasScheme ? bare : `https://${bare.replace(/^\/+/, '')}`;
  const url = bare === '' || /\s/.test(bare) || !URL.canParse(absolute) ? null : new URL(absolute);
  if (url === null) return { problem: `is not a URL; ${ADVICE}` };
  url.hostname = url.hostname.replace(/\.+$/, '');
  const { hostname } = url;
  if (!HOST.test(hostname) || SCHEME.test(hostname)) return { problem: `is not a URL; ${ADVICE}` };
  const rest = url.port === '' ? REST_HOSTS.get(hostname) : undefined;
  const endpoint = rest === undefined ? url.origin : `https://${rest}`;
  const isRest = rest !== undefined || BRAZE_REST.test(hostname);
  const problem = problemOf(url, isRest ? `write https://${rest ?? url.host}` : ADVICE);
  if (problem !== null) return { problem };
  if (!isRest && (BRAZE.test(hostname) || LOOKALIKE.test(hostname))) {
    return { problem: `names ${hostname}, which is not a REST endpoint of Braze; ${ADVICE}` };
  }
  if (!hasScheme && !hostname.includes('.') && !LOOPBACK.test(hostname)) {
    return { problem: `is not the address of a host; ${ADVICE}` };
  }
  return rest === undefined ? { endpoint } : { endpoint, insteadOf: hostname };
}

/** True for an endpoint under Braze's own domains, or on this machine: the key goes to nobody else there. */
export function isKnownEndpoint(endpoint: string): boolean {
  return BRAZE_REST.test(new URL(endpoint).hostname) || isLoopbackEndpoint(endpoint);
}

/** What keeps the key from being sent anywhere like this. */
function problemOf({ protocol, username, password, hostname }: URL, advice: string): string | null {
  if (username !== '' || password !== '') {
    return 'holds a name or a password; write the host alone, and keep the key in the environment';
  }
  if (protocol !== 'https:' && protocol !== 'http:') return `does not begin with https://; ${advice}`;
  if (protocol === 'http:' && !LOOPBACK.test(hostname)) {
    return `would send the key readable over the network with http://; ${advice}`;
  }
  return null;
}

/** What to write instead, as far as that can be known. */
function adviceFor(text: string): string {
  const readings = [text, text.replace(/^\s*http:/i, 'https:')].map(readPastedEndpoint);
  const found = readings.find((reading) => 'endpoint' in reading);
  return found ? `write ${found.endpoint}` : ADVICE;
}
