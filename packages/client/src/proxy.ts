import { ProxyError } from './errors.ts';

/** Environment variables by name. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The proxy that the environment names. */
export interface ProxySettings {
  /** Scheme, host and port: what messages may show. */
  readonly origin: string;
  /** For `Proxy-Authorization`; null where the environment has no name and password for the proxy. Secret. */
  readonly authorization: string | null;
  /** The environment variable that names it. */
  readonly variable: string;
  /** Hosts that are asked directly, as `NO_PROXY` lists them. */
  readonly noProxy: string;
}

// In lower case first, as curl and git do. `HTTP_PROXY` is what is left to obey where only that is set: no endpoint but a loopback one is asked without TLS.
const VARIABLES = ['https_proxy', 'HTTPS_PROXY', 'http_proxy', 'HTTP_PROXY'];
const EXAMPLE = 'http://proxy.example.com:8080';

/**
 * The proxy of the environment, or null where it names none.
 *
 * @throws ProxyError where what it names is not the address of a proxy.
 */
export function readProxy(env: Environment): ProxySettings | null {
  const variable = VARIABLES.find((name) => (env[name] ?? '').trim() !== '');
  if (variable === undefined) return null;
  const url = parseProxyUrl((env[variable] ?? '').trim(), variable);
  const { origin, username, password } = url;
  const authorization = username === '' && password === '' ? null : basic(decode(username), decode(password));
  return { origin, authorization, variable, noProxy: env['no_proxy'] || env['NO_PROXY'] || '' };
}

// Nothing of the value is quoted: what does not parse may still hold a password.
function parseProxyUrl(text: string, variable: string): URL {
  const absolute = text.includes('://') ? text : `http://${text}`;
  const url = URL.canParse(absolute) ? new URL(absolute) : null;
  const advice = `write it as ${EXAMPLE}${text.includes('@') ? ', and “/”, “?”, “#” in a password as %2F, %3F, %23' : ''}`;
  if (url === null) throw new ProxyError(variable, `it is not a URL; ${advice}`);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new ProxyError(variable, `only http:// and https:// proxies are supported; write it as ${EXAMPLE}`);
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    throw new ProxyError(variable, `it has more than a host and a port; ${advice}`);
  }
  return url;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A percent sign that begins no escape is one that somebody did not escape.
    return text;
  }
}

function basic(name: string, password: string): string {
  return `Basic ${Buffer.from(`${name}:${password}`, 'utf8').toString('base64')}`;
}
