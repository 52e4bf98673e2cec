import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runProgram } from './testing/run-program.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const KEY = '0f1e2d3c-key-that-must-never-show';
const PASSWORD = 'hunter2-of-the-proxy';

const proxy = createServer();
let proxyStatus = 502;
let address = '';

const cwd = await temporaryFolder();
await runProgram(['init', '--workspace', 'shop', '--endpoint', 'https://rest.fern-01.braze.test'], { cwd });

beforeEach(async () => {
  proxy.on('connect', (_request, socket) => socket.end(`HTTP/1.1 ${proxyStatus} Whatever\r\n\r\n`));
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterEach(() => new Promise((resolve) => proxy.removeAllListeners('connect').close(resolve)));

describe('whatever is wrong with key or network', () => {
  it.each<[string, () => Record<string, string>, number, RegExp]>([
    ['no key', () => ({ BRAZE_API_KEY: ' \n' }), 3, /BRAZE_API_KEY, .* is not set or is empty/],
    ['a key with Bearer', () => ({ BRAZE_API_KEY: `Bearer ${KEY}` }), 3, /BRAZE_API_KEY, .* begins with “Bearer”/],
    ['a key in quotes', () => ({ BRAZE_API_KEY: `'${KEY}'` }), 3, /BRAZE_API_KEY, .* has quotes around it/],
    ['a proxy that is not a URL', () => ({ HTTPS_PROXY: `http://a:${PASSWORD}@:1` }), 3, /HTTPS_PROXY .* not a URL/],
    ['a proxy of another kind', () => ({ http_proxy: `socks5://a:${PASSWORD}@x:1` }), 3, /http_proxy .* only http/],
    ['a proxy that asks who it is', () => ({ HTTPS_PROXY: `http://${address}` }), 5, /asks for a name and a password/],
    [
      'a proxy that refuses the password',
      () => ({ https_proxy: `http://a:${PASSWORD}@${address}` }),
      5,
      /proxy http:\/\/127\.0\.0\.1:\d+ does not accept the name and password in https_proxy/,
    ],
    ['a proxy that is not there', () => ({ HTTPS_PROXY: `http://a:${PASSWORD}@127.0.0.1:1` }), 5, /at the proxy http/],
  ])(
    '%s ends snapshot and doctor with the same sentence and code, and nothing leaks',
    async (_what, env, code, text) => {
      proxyStatus = 407;
      const cwd = await temporaryFolder();
      const init = ['init', '--workspace', 'shop', '--endpoint', 'https://rest.fern-01.braze.test'];
      expect(await runProgram(init, { cwd })).toMatchObject({ code: 0 });
      for (const command of ['snapshot', 'doctor']) {
        const outcome = await runProgram([command], { cwd, env: { BRAZE_API_KEY: KEY, ...env() } });
        expect(outcome, outcome.stderr).toMatchObject({ code, stdout: '' });
        expect(outcome.stderr).toMatch(text);
        expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
        expect(outcome.stderr).not.toContain(KEY);
        expect(outcome.stderr).not.toContain(PASSWORD);
      }
    },
  );

  it.each(['0', '0s', '2h', '1d', '99999999'])('--request-timeout %s is refused', async (value) => {
    for (const command of ['snapshot', 'doctor']) {
      const outcome = await runProgram([command, '--request-timeout', value], { cwd });
      expect(outcome).toMatchObject({ code: 3, stderr: expect.stringContaining('--request-timeout takes 1s to 1h') });
    }
  });
});
