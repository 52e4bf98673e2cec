import { type AddressInfo, createServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { inspect } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BrazeError, Environment } from './index.ts';
import { API_KEY, clientOf, collect } from './testing/client-of.ts';
import { startScriptedBraze } from './testing/scripted-braze.ts';
import { certificate, type SecureBraze, startSecureBraze } from './testing/secure-braze.ts';
import { type Answer, startTestProxy, type TestProxy } from './testing/test-proxy.ts';

// No such host: only a proxy leads there.
const ENDPOINT = 'https://rest.fern-01.braze.test';
const PASSWORD = 'hunter2-of-the-proxy';

const trusted = getCACertificates('default');
let braze: SecureBraze;
let proxy: TestProxy;

beforeAll(async () => {
  setDefaultCACertificates([...trusted, certificate('company-authority')]);
  braze = await startSecureBraze('of-company');
});
afterAll(async () => {
  setDefaultCACertificates(trusted);
  await braze.close();
});
afterEach(() => proxy.close());

/** What one request comes to in an environment. */
async function ask(env: Environment, { endpoint = ENDPOINT, requestTimeoutSeconds = 60 } = {}) {
  const { client, time } = clientOf(endpoint, { env, requestTimeoutSeconds });
  const error = await client.campaignDetails('campaign-1').then(
    () => null,
    (error: BrazeError) => error,
  );
  await client.close();
  return { error, slept: time.slept };
}

const withCredentials = (address: string, credentials: string) => address.replace('://', `://${credentials}@`);

describe('a proxy', () => {
  it.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])('in %s is obeyed', async (variable) => {
    proxy = await startTestProxy(braze);
    expect((await ask({ [variable]: proxy.address })).error).toBeNull();
    expect(proxy.tunnels.map(({ url }) => url)).toEqual(['rest.fern-01.braze.test:443']);
  });

  it.each([
    ['without a scheme', (address: string) => address.replace('http://', '')],
    ['with a slash and blanks', (address: string) => ` ${address}/\n`],
    ['in capitals', (address: string) => address.toUpperCase()],
  ])('may be written %s', async (_how, write) => {
    proxy = await startTestProxy(braze);
    expect((await ask({ HTTPS_PROXY: write(proxy.address) })).error).toBeNull();
    expect(proxy.tunnels).toHaveLength(1);
  });

  it('in lower case wins, and the one for HTTPS does', async () => {
    proxy = await startTestProxy(braze);
    const elsewhere = 'http://127.0.0.1:1';
    const { error } = await ask({ https_proxy: proxy.address, HTTPS_PROXY: elsewhere, http_proxy: elsewhere });
    expect(error).toBeNull();
  });

  it('that is set and empty is none', async () => {
    proxy = await startTestProxy(braze);
    const endpoint = `https://localhost:${braze.port}`;
    expect((await ask({ HTTPS_PROXY: '', http_proxy: ' ' }, { endpoint })).error).toBeNull();
  });

  it('never sees the key, and gets its own credentials in its own header', async () => {
    proxy = await startTestProxy(braze);
    const credentials = `an%40gela:${encodeURIComponent(PASSWORD)}%2Fü`;
    braze.keys.length = 0;
    expect((await ask({ HTTPS_PROXY: withCredentials(proxy.address, credentials) })).error).toBeNull();
    expect(braze.keys).toEqual([`Bearer ${API_KEY}`]);
    expect(proxy.received()).not.toContain(API_KEY);
    const [tunnel] = proxy.tunnels;
    expect(tunnel?.headers['proxy-authorization']).toBe(
      `Basic ${Buffer.from(`an@gela:${PASSWORD}/ü`).toString('base64')}`,
    );
    expect(tunnel?.headers.authorization).toBeUndefined();
  });

  it.each([
    ['a name alone', 'angela', 'angela:'],
    ['a percent sign that nobody escaped', 'angela:100%', 'angela:100%'],
    ['an @ that nobody escaped', 'angela:p@ss', 'angela:p@ss'],
  ])('may be given %s', async (_what, credentials, sent) => {
    proxy = await startTestProxy(braze);
    expect((await ask({ HTTPS_PROXY: withCredentials(proxy.address, credentials) })).error).toBeNull();
    const header = proxy.tunnels[0]?.headers['proxy-authorization'] ?? '';
    expect(Buffer.from(header.replace('Basic ', ''), 'base64').toString()).toBe(sent);
  });

  it('over TLS is trusted by its certificate only', async () => {
    proxy = await startTestProxy({ ...braze, certificate: certificate('of-company') });
    expect((await ask({ HTTPS_PROXY: proxy.address })).error).toBeNull();
    await proxy.close();
    for (const [name, problem] of [
      ['self-signed', 'signed by itself'],
      ['expired-certificate', 'has expired'],
      ['for-other-host', 'for another host name'],
    ] as const) {
      proxy = await startTestProxy({ ...braze, certificate: certificate(name) });
      const { error, slept } = await ask({ HTTPS_PROXY: proxy.address });
      expect(error).toMatchObject({ data: { reason: 'tls', proxy: proxy.address } });
      expect(error?.message).toContain(`No safe connection to the proxy ${proxy.address}`);
      expect(error?.message).toContain(problem);
      expect([slept, proxy.tunnels]).toEqual([[], []]);
      await proxy.close();
    }
  });

  it.each([
    ['for-other-host', 'ERR_TLS_CERT_ALTNAME_INVALID', /is for another host name/],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT', /set NODE_EXTRA_CA_CERTS/],
    ['expired-certificate', 'CERT_HAS_EXPIRED', /has expired/],
  ])("that answers in Braze's place with the certificate %s gets no key", async (name, code, problem) => {
    const inspecting = await startSecureBraze(name);
    proxy = await startTestProxy(inspecting);
    const { client, time } = clientOf(ENDPOINT, { env: { HTTPS_PROXY: proxy.address }, concurrency: 4 });
    const outcomes = await collect(client.detailsOf(Array.from({ length: 8 }, (_, id) => ({ id: `c${id}` }))));
    await client.close();
    for (const { result } of outcomes) {
      expect(result).toMatchObject({ error: { data: { reason: 'tls', code, proxy: null } } });
      expect(result).toHaveProperty('error.message', expect.stringMatching(problem));
    }
    expect([inspecting.keys, time.slept]).toEqual([[], []]);
    expect(proxy.received()).not.toContain(API_KEY);
    await inspecting.close();
  });

  it('carries as many requests at a time as there are without it', async () => {
    proxy = await startTestProxy(braze);
    const { client } = clientOf(ENDPOINT, { env: { HTTPS_PROXY: proxy.address }, concurrency: 6 });
    braze.mostOpen = 0;
    const outcomes = await collect(client.detailsOf(Array.from({ length: 60 }, (_, id) => ({ id: `c${id}` }))));
    await client.close();
    expect(outcomes.filter(({ result }) => 'body' in result)).toHaveLength(60);
    expect(braze.mostOpen).toBe(6);
    expect(proxy.tunnels.length).toBeLessThanOrEqual(6);
  });
});

describe('no proxy', () => {
  it.each(['http://localhost', 'http://127.0.0.1', 'http://[::1]', 'https://localhost'])(
    'stands between us and %s',
    async (origin) => {
      proxy = await startTestProxy();
      const plain = await startScriptedBraze();
      const port = origin.startsWith('https') ? braze.port : new URL(plain.endpoint).port;
      // Whether there is IPv6 here does not matter: the proxy is not asked.
      await ask({ HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address }, { endpoint: `${origin}:${port}` });
      expect(proxy.received()).toBe('');
      expect(proxy.tunnels).toEqual([]);
      await plain.close();
    },
  );

  it.each([
    ['NO_PROXY', 'rest.fern-01.braze.test'],
    ['no_proxy', '.braze.test'],
    ['NO_PROXY', '*.braze.test'],
    ['no_proxy', 'braze.test'],
    ['NO_PROXY', 'localhost, REST.FERN-01.BRAZE.TEST'],
    ['no_proxy', 'localhost other.example .braze.test:443'],
    ['NO_PROXY', '*'],
  ])('is asked where %s is %s', async (variable, value) => {
    proxy = await startTestProxy(braze);
    const { error } = await ask({ HTTPS_PROXY: proxy.address, [variable]: value });
    expect(error).toMatchObject({ data: { reason: 'dns', proxy: null } });
    expect(proxy.tunnels).toEqual([]);
  });

  it.each(['', 'localhost,127.0.0.1', 'fern-01.braze.test.example', 'aze.test', '.braze.test:8443'])(
    'is skipped where NO_PROXY is “%s”',
    async (noProxy) => {
      proxy = await startTestProxy(braze);
      expect((await ask({ HTTPS_PROXY: proxy.address, NO_PROXY: noProxy })).error).toBeNull();
      expect(proxy.tunnels).toHaveLength(1);
    },
  );
});

const SILENCE = (): undefined => undefined;

describe('a proxy that fails', () => {
  const secret = () => withCredentials(proxy.address, `angela:${PASSWORD}`);

  it.each<[Answer, string, number]>([
    [407, 'does not accept the name and password in HTTPS_PROXY (status 407): correct them.', 1],
    [403, 'refuses to connect to https://rest.fern-01.braze.test (status 403): have it allowed there', 1],
    [302, 'refuses to connect to https://rest.fern-01.braze.test (status 302)', 1],
    [502, 'could not reach https://rest.fern-01.braze.test (status 502)', 5],
    [503, 'could not reach https://rest.fern-01.braze.test (status 503)', 5],
    [(socket) => socket.destroy(), 'broke the connection: check HTTPS_PROXY', 5],
    [(socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n\r\n'), 'is not a proxy: check HTTPS_PROXY.', 5],
    [SILENCE, 'did not answer in time (0.2 seconds): check HTTPS_PROXY', 2],
  ])('(%s) is named, without its credentials, in one sentence', async (answer, problem, attempts) => {
    proxy = await startTestProxy();
    proxy.answer = answer;
    // Only the one that never answers is to be given up: a busy machine is slow to answer, too.
    const requestTimeoutSeconds = answer === SILENCE ? 0.4 : 60;
    const { error } = await ask({ HTTPS_PROXY: secret() }, { requestTimeoutSeconds });
    expect(error).toMatchObject({ name: 'BrazeUnavailableError', data: { proxy: proxy.address } });
    expect(error?.message).toContain(proxy.address);
    expect(error?.message).toContain(problem);
    expect(error?.message).toMatch(/^[A-Z][^\r\n]*\.$/);
    expect(proxy.tunnels).toHaveLength(attempts);
    const shown = inspect(error, { depth: null, showHidden: true, getters: true, maxStringLength: null });
    expect(shown + JSON.stringify(error)).not.toContain(PASSWORD);
    expect(shown).not.toContain(Buffer.from(`angela:${PASSWORD}`).toString('base64'));
  });

  it('for want of credentials says how to set them', async () => {
    proxy = await startTestProxy();
    proxy.answer = 407;
    const { error } = await ask({ http_proxy: proxy.address });
    expect(error?.message).toBe(
      `The proxy ${proxy.address} asks for a name and a password (status 407): set http_proxy to http://NAME:PASSWORD@HOST:PORT.`,
    );
  });

  it('since nothing listens there, or its name does not exist, is named', async () => {
    proxy = await startTestProxy();
    await proxy.close();
    const refused = await ask({ HTTPS_PROXY: secret() });
    expect(refused.error).toMatchObject({ data: { reason: 'refused', code: 'ECONNREFUSED', proxy: proxy.address } });
    expect(refused.error?.message).toBe(
      `Nothing accepts connections at the proxy ${proxy.address}: check HTTPS_PROXY and the network.`,
    );
    const unknown = await ask({ HTTPS_PROXY: `http://angela:${PASSWORD}@no-such-proxy.invalid:3128` });
    expect(unknown.error).toMatchObject({ data: { reason: 'dns', proxy: 'http://no-such-proxy.invalid:3128' } });
    expect(unknown.error?.message).not.toContain(PASSWORD);
  });

  it('to keep the connection is asked again, as an endpoint would be', async () => {
    proxy = await startTestProxy(braze);
    let left = 2;
    proxy.answer = (socket) => {
      left -= 1;
      if (left === 0) proxy.answer = 'let through';
      socket.destroy();
    };
    expect((await ask({ HTTPS_PROXY: proxy.address })).error).toBeNull();
    expect(proxy.tunnels).toHaveLength(3);
  });

  it('and keeps silent before it speaks HTTP at all is given up in time', async () => {
    const silent = createServer((socket) => socket.resume());
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    proxy = await startTestProxy();
    const address = `http://127.0.0.1:${(silent.address() as AddressInfo).port}`;
    const { error } = await ask({ HTTPS_PROXY: address }, { requestTimeoutSeconds: 0.4 });
    expect(error).toMatchObject({ data: { reason: 'timeout', proxy: address } });
    await new Promise((resolve) => silent.close(resolve));
  });

  it.each([
    ['http://', 'it is not a URL'],
    [`http://angela:${PASSWORD}@`, 'it is not a URL'],
    [`http://angela:${PASSWORD}@proxy.example:99999`, 'it is not a URL'],
    [
      `angela:${PASSWORD}#x@proxy.example`,
      `it is not a URL; write it as http://proxy.example.com:8080, and “/”, “?”, “#” in`,
    ],
    ['two words', 'it is not a URL'],
    [`http://angela:12/${PASSWORD}@proxy.example:8080`, 'it has more than a host and a port'],
    ['http://proxy.example:8080/proxy.pac', 'it has more than a host and a port'],
    [`http://proxy.example/?password=${PASSWORD}`, 'it has more than a host and a port'],
    [`socks5://angela:${PASSWORD}@proxy.example:1080`, 'only http:// and https:// proxies are supported'],
    ['ftp://proxy.example', 'only http:// and https:// proxies are supported'],
  ])('since its address is none (%s) is said before anything is sent', async (address, problem) => {
    proxy = await startTestProxy();
    for (const variable of ['HTTPS_PROXY', 'http_proxy']) {
      const create = () => clientOf(ENDPOINT, { env: { [variable]: address } });
      expect(create).toThrow(
        expect.objectContaining({ name: 'ProxyError', data: expect.objectContaining({ variable }) }),
      );
      expect(create).toThrow(`The proxy that the environment variable ${variable} names cannot be used: ${problem}`);
      expect(create).not.toThrow(new RegExp(`${PASSWORD}|angela|proxy\\.pac`));
    }
  });
});
