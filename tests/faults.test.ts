import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type PlainBraze,
  recordedCampaigns,
  recordedError,
  recordedErrorNames,
  startPlainBraze,
} from './support/plain-braze.ts';
import { API_KEY, brazier, fingerprintFolder, git, type Outcome, temporaryFolder } from './support/program.ts';

type Intercept = PlainBraze['intercept'];

/** The code that each recorded error has to end with when every answer is that error. */
const RECORDED_CODES: Record<string, number> = {
  'error-401-invalid-key.json': 4,
  'error-403-permission.json': 4,
};

const expired = readFileSync(new URL('../packages/client/fixtures/expired-certificate.pem', import.meta.url));

describe('whatever Braze answers instead of campaigns', () => {
  const folder = temporaryFolder();
  const config = join(folder.dir, 'brazier.json');
  let braze: PlainBraze;
  let before: { head: string; files: Record<string, string>; config: string };

  const answerAll = (status: number, headers: Record<string, string>, body: string): Intercept => {
    return (_url, response) => {
      response.writeHead(status, headers).end(body);
      return true;
    };
  };
  /** One sentence, nothing on standard output, and the folder byte for byte as before. */
  const expectRefusal = (outcome: Outcome, code: number) => {
    expect(outcome, outcome.stderr).toMatchObject({ code, stdout: '' });
    expect(outcome.stderr.trim().split('\n'), outcome.stderr).toHaveLength(1);
    expect(outcome.stderr).toMatch(/^brazier: .+[.)]\n$/);
    expect(outcome.stderr).not.toContain(API_KEY);
    expect(outcome.stderr).not.toMatch(/\n\s+at /);
    expect({ head: git(folder.dir, 'rev-parse', 'HEAD'), files: fingerprintFolder(folder.dir) }).toEqual({
      head: before.head,
      files: before.files,
    });
    expect(git(folder.dir, 'status', '--porcelain')).toBe('');
  };
  const snapshot = (env: Record<string, string> = {}) =>
    brazier(folder.dir, ['snapshot', '--full', '--max-wait', '1'], env);

  beforeAll(async () => {
    braze = await startPlainBraze(recordedCampaigns());
    const made = await brazier(folder.dir, ['init', '.', '--workspace', 'production', '--endpoint', braze.endpoint]);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    const first = await brazier(folder.dir, ['snapshot']);
    expect(first, first.stderr).toMatchObject({ code: 0 });
    before = {
      head: git(folder.dir, 'rev-parse', 'HEAD'),
      files: fingerprintFolder(folder.dir),
      config: readFileSync(config, 'utf8'),
    };
  });
  afterAll(async () => {
    await braze.close();
    folder.remove();
  });

  it.each(recordedErrorNames())('%s', async (name) => {
    const { status, headers, body } = recordedError(name);
    braze.intercept = answerAll(status, headers, body);
    expectRefusal(await snapshot(), RECORDED_CODES[name] ?? 5);
  });

  it('429 without headers', async () => {
    braze.intercept = answerAll(429, {}, '{"message":"Rate limit exceeded"}');
    expectRefusal(await snapshot(), 5);
  });

  it.each([
    ['HTML with status 200', answerAll(200, { 'content-type': 'text/html' }, '<html>maintenance</html>')],
    ['an empty body', answerAll(200, {}, '')],
    ['JSON that is no list', answerAll(200, {}, '{"message":"success","campaigns":{}}')],
    [
      'a cut body',
      ((_url, response) => {
        response.writeHead(200, { 'content-length': '100000' });
        response.write('{"message":"success","campaigns":[', () => response.destroy());
        return true;
      }) satisfies Intercept,
    ],
    [
      'a reset connection',
      ((_url, response) => {
        response.destroy();
        return true;
      }) satisfies Intercept,
    ],
  ] as [string, Intercept][])('%s', async (_what, intercept) => {
    braze.intercept = intercept;
    expectRefusal(await snapshot(), 5);
  });

  it('an error for the details only: nothing could be obtained', async () => {
    const { status, headers, body } = recordedError('error-500-empty.json');
    braze.intercept = (url, response) => {
      if (url.pathname === '/campaigns/list') return false;
      response.writeHead(status, headers).end(body);
      return true;
    };
    expectRefusal(await snapshot(), 5);
  });

  it('a refused connection', async () => {
    await withEndpoint('http://127.0.0.1:1', async () => {
      const outcome = await snapshot();
      expect(outcome, outcome.stderr).toMatchObject({ code: 5, stdout: '' });
      expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
    });
  });

  it('an expired certificate', async () => {
    const server = createServer({ cert: expired, key: expired }, (_request, response) => response.end('{}'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    try {
      await withEndpoint(`https://127.0.0.1:${(server.address() as AddressInfo).port}`, async () => {
        const outcome = await snapshot();
        expect(outcome, outcome.stderr).toMatchObject({ code: 5, stdout: '' });
        expect(outcome.stderr).toMatch(/certificate/i);
      });
    } finally {
      server.close();
    }
  });

  it('a missing key names the variable', async () => {
    braze.intercept = () => false;
    const outcome = await snapshot({ BRAZE_API_KEY: '' });
    expectRefusal(outcome, 3);
    expect(outcome.stderr).toContain('BRAZE_API_KEY');
  });

  it('a typing slip in brazier.json names the place', async () => {
    writeFileSync(config, before.config.replace('"endpoint"', '"endpont"'));
    try {
      const outcome = await snapshot();
      expect(outcome, outcome.stderr).toMatchObject({ code: 3, stdout: '' });
      expect(outcome.stderr).toMatch(/endpon?t/);
      expect(outcome.stderr.trim().split('\n')).toHaveLength(1);
    } finally {
      writeFileSync(config, before.config);
    }
  });

  it('and afterwards a plain run is as if nothing had been', async () => {
    braze.intercept = () => false;
    expect(await snapshot()).toMatchObject({ code: 0 });
    expect(git(folder.dir, 'rev-parse', 'HEAD')).toBe(before.head);
  });

  async function withEndpoint(endpoint: string, use: () => Promise<void>): Promise<void> {
    writeFileSync(config, before.config.replace(braze.endpoint, endpoint));
    try {
      await use();
      const { 'brazier.json': _config, ...files } = fingerprintFolder(folder.dir);
      const { 'brazier.json': _before, ...filesBefore } = before.files;
      expect(files).toEqual(filesBefore);
      expect(git(folder.dir, 'rev-parse', 'HEAD')).toBe(before.head);
    } finally {
      writeFileSync(config, before.config);
    }
  }
});
