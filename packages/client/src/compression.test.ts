import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { brotliCompressSync, constants, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { BrazeAnswer, BrazeError } from './index.ts';
import { clientOf } from './testing/client-of.ts';
import { type ScriptedBraze, send, startScriptedBraze } from './testing/scripted-braze.ts';

const CAMPAIGN = { message: 'success', name: 'Früh am Morgen 🌅', body: randomBytes(20_000).toString('hex') };
const PLAIN = Buffer.from(JSON.stringify(CAMPAIGN));

let braze: ScriptedBraze;
afterEach(() => braze.close());

const sendCoded = (response: ServerResponse, coding: string | string[], body: Uint8Array, status = 200) =>
  response.setHeader('content-encoding', coding).writeHead(status).end(body);

/** What one request for details comes to where Braze always answers so. */
async function answerTo(coding: string | string[], body: Uint8Array, status = 200) {
  braze = await startScriptedBraze(1, (_arrival, response) => sendCoded(response, coding, body, status));
  const { client } = clientOf(braze.endpoint);
  const result = await client.campaignDetails('campaign-1').catch((error: BrazeError) => error);
  const { bytes } = client.usage;
  await client.close();
  return { result, bytes, attempts: braze.arrivals.length };
}

describe('a compressed answer', () => {
  it('is asked for', async () => {
    braze = await startScriptedBraze();
    const { client } = clientOf(braze.endpoint);
    await client.campaignDetails('campaign-1');
    await client.close();
    expect(braze.arrivals[0]?.headers['accept-encoding']).toBe('gzip, br');
  });

  it.each<[string | string[], Uint8Array]>([
    ['gzip', gzipSync(PLAIN)],
    ['x-gzip', gzipSync(PLAIN)],
    ['GZIP', gzipSync(PLAIN)],
    ['br', brotliCompressSync(PLAIN)],
    ['deflate', deflateSync(PLAIN)],
    ['deflate', deflateRawSync(PLAIN)],
    ['zstd', zstdCompressSync(PLAIN)],
    ['identity', PLAIN],
    ['', PLAIN],
    ['gzip, br', brotliCompressSync(gzipSync(PLAIN))],
    [['deflate', 'gzip'], gzipSync(deflateSync(PLAIN))],
    ['gzip', Buffer.concat([gzipSync(PLAIN.subarray(0, 100)), gzipSync(PLAIN.subarray(100))])],
  ])('in %s is read, whether or not it was asked for', async (coding, body) => {
    const { result, bytes } = await answerTo(coding, body);
    expect((result as BrazeAnswer).body).toEqual(CAMPAIGN);
    expect(bytes).toBe(PLAIN.length);
  });

  const damaged = gzipSync(PLAIN);
  damaged.writeUInt8((damaged.at(-6) ?? 0) ^ 1, damaged.length - 6);
  it.each<[string, string, Uint8Array]>([
    ['cut short, gzip', 'gzip', gzipSync(PLAIN).subarray(0, -9)],
    ['cut short, br', 'br', brotliCompressSync(PLAIN).subarray(0, -9)],
    ['cut short, deflate', 'deflate', deflateSync(PLAIN).subarray(0, -9)],
    ['cut short, zstd', 'zstd', zstdCompressSync(PLAIN).subarray(0, -9)],
    ['with a checksum that does not hold', 'gzip', damaged],
    ['that is empty', 'gzip', new Uint8Array()],
    ['that is not compressed at all', 'gzip', PLAIN],
    ['in a coding that nobody knows', 'lzma', PLAIN],
    ['named like a property of every object', 'constructor', PLAIN],
    ['compressed over and over', 'gzip, gzip, gzip, gzip', PLAIN],
  ])('%s is asked for again, and then is unreadable', async (_what, coding, body) => {
    const { result, attempts } = await answerTo(coding, body);
    expect(result).toMatchObject({ name: 'UnreadableAnswerError', data: { reason: 'encoding' } });
    expect(attempts).toBe(5);
    await braze.close();
    braze = await startScriptedBraze(1, ({ times }, response) =>
      times < 3 ? sendCoded(response, coding, body) : false,
    );
    const { client } = clientOf(braze.endpoint);
    await expect(client.campaignDetails('campaign-1')).resolves.toHaveProperty('body');
    await client.close();
  });

  it.each([
    ['gzip', (bytes: Uint8Array) => gzipSync(bytes)],
    ['br', (bytes: Uint8Array) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } })],
    ['zstd', (bytes: Uint8Array) => zstdCompressSync(bytes)],
    ['deflate', (bytes: Uint8Array) => deflateSync(bytes)],
    ['gzip, gzip', (bytes: Uint8Array) => gzipSync(gzipSync(bytes))],
  ])('that would fill the memory is given up at once: %s', async (coding, compress) => {
    const bomb = compress(Buffer.alloc(64 * 2 ** 20, 32));
    expect(bomb.length).toBeLessThan(2 ** 20);
    const { result, attempts, bytes } = await answerTo(coding, bomb);
    expect(result).toMatchObject({ name: 'UnreadableAnswerError', data: { reason: 'too-large' } });
    expect([attempts, bytes]).toEqual([1, 0]);
  });

  it('that refuses the key is read like any other, as far as it matters', async () => {
    const refusal = gzipSync(JSON.stringify({ message: 'Invalid whitelisted IPs' }));
    expect((await answerTo('gzip', refusal, 401)).result).toMatchObject({ data: { missing: 'address' } });
    await braze.close();
    const bomb = gzipSync(Buffer.alloc(2 ** 20, 32));
    expect((await answerTo('gzip', bomb, 401)).result).toMatchObject({ data: { missing: 'key' } });
  });
});

describe('a refused key', () => {
  it.each([
    [401, '{"message":"Invalid whitelisted IPs"}', 'address'],
    [403, '{"message":"Invalid whitelisted IPs"}', 'address'],
    [401, '{"message":"The request comes from an IP address that is not on the allowlist"}', 'address'],
    [401, '{"message":"Invalid API Key: a3c9b1f4"}', 'key'],
    [401, '{"message":{"whitelist":1}}', 'key'],
    [401, '<html>not on the allowlist</html>', 'key'],
    [401, '', 'key'],
    [403, '', 'permission'],
    [403, `{"message":"allowlist${'.'.repeat(100_000)}"}`, 'permission'],
  ])('(%i, %s) is told by its cause: %s', async (status, body, missing) => {
    braze = await startScriptedBraze(1, (_arrival, response) => send(response, status, body));
    const { client } = clientOf(braze.endpoint);
    const error = await client.campaignDetails('campaign-1').catch((error: Error) => error);
    expect(error).toMatchObject({ name: 'BrazeAuthError', data: { missing } });
    expect(error).toHaveProperty('message', expect.stringMatching(/allowlist/));
    expect(error).not.toHaveProperty('message', expect.stringContaining('a3c9b1f4'));
    await client.close();
  });

  it('whose reason never ends, or breaks off, is refused all the same', async () => {
    braze = await startScriptedBraze(1, (_arrival, response) => response.writeHead(401).write('{"message":"Inv'));
    const { client } = clientOf(braze.endpoint, { requestTimeoutSeconds: 1 });
    await expect(client.campaignDetails('campaign-1')).rejects.toMatchObject({ data: { missing: 'key' } });
    braze.script = (_arrival, response) => {
      response.writeHead(401, { 'content-length': '1000' }).write('{"message":"Inv');
      setTimeout(() => response.destroy(), 5);
    };
    await client.close();
    const other = clientOf(braze.endpoint).client;
    await expect(other.campaignDetails('campaign-1')).rejects.toMatchObject({ data: { missing: 'key' } });
    await other.close();
  });
});
