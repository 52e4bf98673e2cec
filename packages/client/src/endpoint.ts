import { EndpointError } from './errors.ts';

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/;

/**
 * Reads a REST endpoint, for example `https://rest.fra-01.braze.eu`, and gives its origin.
 *
 * @throws EndpointError where it is no URL, holds more than an origin, or would send the key unencrypted over a network.
 */
export function readEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : null;
  if (url === null) throw new EndpointError('it is no URL; write it as https://rest.iad-01.braze.com');
  if (url.username !== '' || url.password !== '') {
    throw new EndpointError('it holds a name or a password; write the host alone, and keep the key in the environment');
  }
  if (url.search !== '' || url.hash !== '' || url.pathname !== '/') {
    throw new EndpointError(`it holds more than a host; write ${url.protocol}//${url.host}`);
  }
  if (url.protocol === 'https:') return url.origin;
  if (url.protocol !== 'http:') throw new EndpointError('it does not begin with https://');
  if (!LOOPBACK.test(url.hostname)) {
    throw new EndpointError(`http:// would send the key readable over the network; write https://${url.host}`);
  }
  return url.origin;
}

/** True for an endpoint, as `readEndpoint` gives it, on this machine. */
export function isLoopback(origin: string): boolean {
  return LOOPBACK.test(new URL(origin).hostname);
}
