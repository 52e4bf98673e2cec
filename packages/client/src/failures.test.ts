import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { type BrazeError, CampaignNotFoundError, type Environment } from './index.ts';
import { clientOf, collect } from './testing/client-of.ts';
import { type Script, type ScriptedBraze, send, startScriptedBraze } from './testing/scripted-braze.ts';
import { certificate, startSecureBraze } from './testing/secure-braze.ts';

const payloads = new URL('../../schema/fixtures/payloads/', import.meta.url);

interface Recorded {
  status: number;
  headers: Record<string, string>;
  body: unknown;
}

function recorded(name: string): Script {
  const { status, headers, body } = JSON.parse(readFileSync(new URL(name, payloads), 'utf8')) as Recorded;
  return (_arrival, response) => send(response, status, body, headers);
}

/** The error of one request for details, and how often it was sent. */
async function failureOf(braze: ScriptedBraze, path: 'list' | 'details' = 'details', requestTimeoutSeconds = 60) {
  const { client, time, events } = clientOf(braze.endpoint, { requestTimeoutSeconds });
  const asked = path === 'list' ? collect(client.listCampaigns()) : client.campaignDetails('campaign-1');
  const error = await asked.then(
    () => null,
    (error: BrazeError) => error,
  );
  await client.close();
  return { error, attempts: braze.arrivals.length, slept: time.slept, events };
}

describe('an answer that is none', () => {
  let braze: ScriptedBraze;
  afterEach(() => braze.close());

  it.each([
    ['error-401-invalid-key.json', 'BrazeAuthError', { missing: 'key', permission: null }, 1],
    ['error-403-permission.json', 'BrazeAuthError', { missing: 'permission', permission: 'campaigns.details' }, 1],
    ['error-400-invalid-campaign.json', 'CampaignNotFoundError', { campaignId: 'campaign-1', status: 400 }, 1],
    ['error-404-not-found.json', 'CampaignNotFoundError', { campaignId: 'campaign-1', status: 404 }, 1],
    ['error-202-queued.json', 'BrazeUnavailableError', { reason: 'queued', status: 202 }, 5],
    ['error-500-empty.json', 'BrazeUnavailableError', { reason: 'status', status: 500 }, 5],
    ['error-502-html.json', 'BrazeUnavailableError', { reason: 'status', status: 502 }, 5],
    ['error-200-not-success.json', 'BrazeUnavailableError', { reason: 'not-success', status: 200 }, 5],
  ])('%s ends as %s, after as many attempts as can help', async (file, name, data, attempts) => {
    braze = await startScriptedBraze(1, recorded(file));
    const failure = await failureOf(braze);
    expect(failure.error).toMatchObject({ name, data });
    expect(failure.attempts).toBe(attempts);
    expect(failure.error?.message).toMatch(/^[A-Z].*[.]$/);
    expect(failure.error?.message).not.toMatch(/echoed|temporarily|Bad Gateway|lacks the campaigns/);
  });

  it('to the list names the permission for the list, and 400 or 404 there is about no campaign', async () => {
    braze = await startScriptedBraze(1, recorded('error-403-permission.json'));
    expect((await failureOf(braze, 'list')).error).toMatchObject({ data: { permission: 'campaigns.list' } });
    for (const status of [400, 404]) {
      braze.script = (_arrival, response) => send(response, status, '{}');
      const { error } = await failureOf(braze, 'list');
      expect(error).not.toBeInstanceOf(CampaignNotFoundError);
      expect(error).toMatchObject({ name: 'BrazeUnavailableError', data: { reason: 'status', status } });
    }
  });

  it('says of an unknown key that the cluster may be the wrong one', async () => {
    braze = await startScriptedBraze(1, recorded('error-401-invalid-key.json'));
    const { error } = await failureOf(braze);
    expect(error?.message).toContain('the key is wrong or revoked, or it is right but belongs to another cluster');
  });

  it('that redirects is not followed', async () => {
    const elsewhere = await startScriptedBraze();
    braze = await startScriptedBraze(1, (_arrival, response) =>
      send(response, 302, '', { location: `${elsewhere.endpoint}/campaigns/list` }),
    );
    const { error, attempts } = await failureOf(braze);
    expect(error).toMatchObject({ data: { reason: 'redirect', status: 302 } });
    expect([attempts, elsewhere.arrivals.length]).toEqual([1, 0]);
    await elsewhere.close();
  });

  it.each<[string, string, string, Script]>([
    ['HTML', 'UnreadableAnswerError', 'not-json', (_, response) => send(response, 200, '<html>secret</html>')],
    ['an empty body', 'UnreadableAnswerError', 'not-json', (_, response) => send(response, 200, '')],
    [
      'JSON that ends early',
      'UnreadableAnswerError',
      'not-json',
      (_, response) => send(response, 200, '{"message":"suc'),
    ],
    [
      'a number beyond all bounds',
      'UnreadableAnswerError',
      'not-json',
      (_, response) => send(response, 200, '{"a":1e999}'),
    ],
    [
      'JSON too deep to read',
      'UnreadableAnswerError',
      'not-json',
      (_, response) => send(response, 200, '['.repeat(300_000)),
    ],
    [
      'bytes that are no UTF-8',
      'UnreadableAnswerError',
      'not-json',
      (_, response) => response.end(Buffer.from([0x22, 0xff, 0x22])),
    ],
    [
      'JSON that is no object',
      'BrazeUnavailableError',
      'not-success',
      (_, response) => send(response, 200, '["success"]'),
    ],
    [
      'a body without status',
      'BrazeUnavailableError',
      'not-success',
      (_, response) => send(response, 200, '{"name":"x"}'),
    ],
    [
      'a body cut short',
      'BrazeUnavailableError',
      'reset',
      (_, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"message":"success"');
        setTimeout(() => response.destroy(), 5);
      },
    ],
    [
      'a chunked body cut short',
      'BrazeUnavailableError',
      'reset',
      (_, response) => {
        response.write('{"message":"success"');
        setTimeout(() => response.destroy(), 5);
      },
    ],
    ['a connection reset', 'BrazeUnavailableError', 'reset', (_, response) => response.socket?.resetAndDestroy()],
    ['a success without content', 'BrazeUnavailableError', 'status', (_, response) => send(response, 204, '')],
  ])('%s is asked for again, and then is a %s', async (_kind, name, reason, script) => {
    braze = await startScriptedBraze(1, script);
    const { error, attempts } = await failureOf(braze);
    expect(error).toMatchObject({ name, data: { reason } });
    expect(attempts).toBe(5);
    expect(JSON.stringify([error?.message, error?.data])).not.toContain('secret');
    braze.script = (arrival, response) => (arrival.times <= 7 ? script(arrival, response) : false);
    expect((await failureOf(braze)).error).toBeNull();
  });

  it('a list without campaigns is no empty list', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) => send(response, 200, { message: 'success' }));
    expect((await failureOf(braze, 'list')).error).toMatchObject({ data: { reason: 'no-campaigns' } });
  });

  it.each<[string, Script]>([
    ['never begins', () => undefined],
    ['never ends', (_arrival, response) => response.writeHead(200).write('{')],
    ['is an error whose body never ends', (_arrival, response) => response.writeHead(500).write('{')],
    [
      'trickles in',
      (_arrival, response) => {
        response.writeHead(200);
        const trickle = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(trickle));
      },
    ],
  ])('an answer that %s is given up in time', async (kind, script) => {
    braze = await startScriptedBraze(1, script);
    const { error, attempts } = await failureOf(braze, 'details', 0.5);
    const statusCame = kind.includes('error');
    expect(error).toMatchObject({ data: { reason: statusCame ? 'status' : 'timeout' } });
    expect(attempts).toBe(statusCame ? 5 : 2);
  });

  it('that is larger than any campaign is not read to its end', async () => {
    let written = 0;
    braze = await startScriptedBraze(1, (_arrival, response) => {
      const pour = () => {
        while (!response.destroyed && written < 200 * 2 ** 20) {
          written += 2 ** 20;
          if (!response.write(Buffer.alloc(2 ** 20, 32))) return void response.once('drain', pour);
        }
      };
      pour();
    });
    const { error, attempts } = await failureOf(braze);
    expect(error).toMatchObject({ name: 'UnreadableAnswerError', data: { reason: 'too-large' } });
    expect(attempts).toBe(1);
    expect(written).toBeLessThan(100 * 2 ** 20);
  });
});

describe('waits between attempts', () => {
  let braze: ScriptedBraze;
  afterEach(() => braze.close());

  it('grow, with full jitter', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) => send(response, 500, ''));
    expect((await failureOf(braze)).slept).toEqual([250, 500, 1000, 2000]);
  });

  it.each([
    ['7', 7_000],
    ['Sun, 01 Mar 2026 10:00:09 GMT', 9_000],
    ['Sun, 01 Mar 2026 09:00:00 GMT', null],
    ['soon', null],
    ['-5', null],
  ])('obey Retry-After: %s', async (value, wait) => {
    braze = await startScriptedBraze(1, ({ times }, response) =>
      times === 1 ? send(response, 503, '', { 'retry-after': value, date: 'Sun, 01 Mar 2026 10:00:00 GMT' }) : false,
    );
    const { error, slept } = await failureOf(braze);
    expect(error).toBeNull();
    if (value.endsWith('09:00:00 GMT')) expect(slept).toEqual([]);
    else expect(slept).toEqual([wait ?? 250]);
  });

  it('end before a Retry-After that is longer than the longest wait', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) => send(response, 503, '', { 'retry-after': '3600' }));
    const { error, slept, attempts } = await failureOf(braze);
    expect(error).toMatchObject({ data: { reason: 'status', status: 503 } });
    expect([slept, attempts]).toEqual([[], 1]);
  });
});

describe('a refusal for all', () => {
  let braze: ScriptedBraze;
  afterEach(() => braze.close());
  const orders = Array.from({ length: 200 }, (_, index) => ({ id: `campaign-${index}` }));

  it.each([401, 403])('is not asked for again once Braze has said %i', async (status) => {
    braze = await startScriptedBraze(1, (_arrival, response) => send(response, status, '{}'));
    const { client } = clientOf(braze.endpoint, { concurrency: 4 });
    const outcomes = await collect(client.detailsOf(orders));
    expect(outcomes).toHaveLength(200);
    for (const { result } of outcomes) expect(result).toMatchObject({ error: { name: 'BrazeAuthError' } });
    expect(braze.arrivals.length).toBeLessThanOrEqual(4);
    await client.close();
  });

  it('a missing permission for details leaves the list readable', async () => {
    braze = await startScriptedBraze(1, ({ url }, response) =>
      url.pathname === '/campaigns/details' ? send(response, 403, '{}') : false,
    );
    const { client } = clientOf(braze.endpoint);
    await expect(client.campaignDetails('campaign-0')).rejects.toMatchObject({ name: 'BrazeAuthError' });
    expect(await collect(client.listCampaigns())).toHaveLength(2);
    await client.close();
  });

  it('is seen where a hundred requests in a row fail for good: the rest fail unasked, with the same error', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) => send(response, 500, ''));
    const { client } = clientOf(braze.endpoint, { concurrency: 4 });
    const outcomes = await collect(client.detailsOf(orders));
    expect(outcomes).toHaveLength(200);
    for (const { result } of outcomes) expect(result).toMatchObject({ error: { data: { status: 500 } } });
    const asked = new Set(braze.arrivals.map(({ target }) => target));
    expect(asked.size).toBeGreaterThanOrEqual(100);
    expect(asked.size).toBeLessThanOrEqual(103);
    // Each of the first twenty, and of those beside them, with all its attempts; the others with one.
    expect(braze.arrivals.length).toBeLessThanOrEqual(24 * 5 + 80);
    await client.close();
  });

  it('is not seen where fewer fail in a row, however often: every campaign is asked for', async () => {
    braze = await startScriptedBraze(1, ({ url }, response) =>
      Number(url.searchParams.get('campaign_id')?.slice(9)) < 90 ? send(response, 500, '') : false,
    );
    const { client } = clientOf(braze.endpoint, { concurrency: 4 });
    const outcomes = await collect(client.detailsOf(orders));
    expect(outcomes.filter(({ result }) => 'body' in result)).toHaveLength(110);
    await client.close();
  });

  it('leaves a request on its own all its attempts', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) => send(response, 500, ''));
    const { client } = clientOf(braze.endpoint, { concurrency: 4 });
    await collect(client.detailsOf(orders));
    const before = braze.arrivals.length;
    braze.script = ({ times }, response) => (times < 3 ? send(response, 500, '') : false);
    expect(await client.campaignDetails('alone')).toMatchObject({ body: { message: 'success' } });
    expect(braze.arrivals.length - before).toBe(3);
    await client.close();
  });

  it('is not seen in failures between which others succeed', async () => {
    braze = await startScriptedBraze(1, ({ url }, response) =>
      Number(url.searchParams.get('campaign_id')?.slice(9)) % 2 === 0 ? send(response, 500, '') : false,
    );
    const { client } = clientOf(braze.endpoint, { concurrency: 4 });
    const outcomes = await collect(client.detailsOf(orders));
    expect(outcomes.filter(({ result }) => 'body' in result)).toHaveLength(100);
    await client.close();
  });
});

describe('an endpoint that cannot be reached', () => {
  it('that refuses connections is said so', async () => {
    const braze = await startScriptedBraze();
    await braze.close();
    const { error, slept } = await failureOf(braze);
    expect(error).toMatchObject({ data: { reason: 'refused', code: 'ECONNREFUSED' } });
    expect(error?.message).toBe(
      `Nothing accepts connections at ${braze.endpoint}: check the endpoint and the network.`,
    );
    expect(slept).toHaveLength(4);
  });

  it('whose name does not exist is said so, at once', async () => {
    const { client, time } = clientOf('https://no-such-host.invalid');
    await expect(client.campaignDetails('campaign-1')).rejects.toMatchObject({ data: { reason: 'dns' } });
    expect(time.slept.length).toBeLessThanOrEqual(4);
    await client.close();
  });
});

describe('a connection that cannot be trusted', () => {
  const trusted = getCACertificates('default');
  afterEach(() => setDefaultCACertificates(trusted));

  const failure = async (port: number, env: Environment = {}) => {
    const { client, time } = clientOf(`https://localhost:${port}`, { env });
    const error = await client.campaignDetails('campaign-1').catch((error: BrazeError) => error);
    await client.close();
    return { error, slept: time.slept };
  };
  /** The certificate alone, without its key. */
  const certificateAlone = (name: string) => {
    const pem = certificate(name);
    return pem.slice(pem.indexOf('-----BEGIN CERTIFICATE'));
  };

  it.each([
    ['expired-certificate', 'expired-certificate', 'CERT_HAS_EXPIRED', /has expired; check this machine's clock/],
    ['not-yet-valid', 'company-authority', 'CERT_NOT_YET_VALID', /is not valid yet; check this machine's clock/],
    [
      'for-other-host',
      'company-authority',
      'ERR_TLS_CERT_ALTNAME_INVALID',
      /for another host name; check the spelling/,
    ],
    ['self-signed', null, 'DEPTH_ZERO_SELF_SIGNED_CERT', /signed by itself .*, set NODE_EXTRA_CA_CERTS to a file/],
    ['of-company', null, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE', /does not trust .*, set NODE_EXTRA_CA_CERTS to a file/],
  ])(
    'for the certificate %s, with the authority %s, is said so at once: %s',
    async (name, authority, code, problem) => {
      const secure = await startSecureBraze(name);
      if (authority) setDefaultCACertificates([...trusted, certificateAlone(authority)]);
      const { error, slept } = await failure(secure.port);
      expect(error).toMatchObject({ name: 'BrazeUnavailableError', data: { reason: 'tls', code, proxy: null } });
      expect(error).toHaveProperty('message', expect.stringMatching(problem));
      expect(error).toHaveProperty(
        'message',
        expect.stringMatching(/^No safe connection to https:.*; nothing was sent\.$/),
      );
      // What no authority helps against does not name one.
      expect((error as BrazeError).message.includes('NODE_EXTRA_CA_CERTS')).toBe(authority === null);
      expect([slept, secure.keys]).toEqual([[], []]);
      await secure.close();
    },
  );

  it('since the authority is not among the extra ones is not answered with setting them', async () => {
    const secure = await startSecureBraze('of-company');
    const { error } = await failure(secure.port, { NODE_EXTRA_CA_CERTS: '/etc/company.pem' });
    expect(error).toHaveProperty('message', expect.stringContaining('NODE_EXTRA_CA_CERTS is set, but its file lacks'));
    await secure.close();
  });

  it('until its authority is known', async () => {
    setDefaultCACertificates([...trusted, certificate('company-authority')]);
    const secure = await startSecureBraze('of-company');
    expect((await failure(secure.port)).error).toHaveProperty('body.name', 'Over TLS');
    await secure.close();
  });

  it('since the other side does not speak TLS is said so', async () => {
    const plain = createTcpServer((socket) =>
      socket
        .on('error', () => undefined)
        .resume()
        .end('HTTP/1.1 400 Bad Request\r\n\r\n'),
    );
    await new Promise<void>((resolve) => plain.listen(0, '127.0.0.1', resolve));
    const { error } = await failure((plain.address() as AddressInfo).port);
    expect(error).toMatchObject({ data: { reason: 'tls' } });
    expect(error).toHaveProperty('message', expect.stringContaining('does not speak TLS as it should'));
    await new Promise((resolve) => plain.close(resolve));
  });
});

describe('what waits too long', () => {
  it('says for how long, and how to allow more', async () => {
    const braze = await startScriptedBraze(1, () => undefined);
    const { error } = await failureOf(braze, 'details', 0.2);
    expect(error?.message).toBe(
      `Braze at ${braze.endpoint} did not answer in time (0.2 seconds): run again later, or give it longer with --request-timeout.`,
    );
    await braze.close();
  });
});
