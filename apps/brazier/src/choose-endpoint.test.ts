import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runProgram, type Surroundings } from './testing/run-program.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

async function init(endpoint: string | undefined, surroundings: Omit<Surroundings, 'cwd'> = {}) {
  const cwd = await temporaryFolder();
  const outcome = await runProgram(['init', ...(endpoint === undefined ? [] : ['--endpoint', endpoint])], {
    cwd,
    ...surroundings,
  });
  const written = () => JSON.parse(readFileSync(join(cwd, 'brazier.json'), 'utf8')).workspaces.production.endpoint;
  return { ...outcome, endpoint: outcome.code === 0 ? written() : null };
}

describe('init', () => {
  it('writes the REST endpoint of the dashboard that was pasted, and says so', async () => {
    const { endpoint, stderr } = await init('https://dashboard-02.braze.eu/engagement/campaigns?page=2');
    expect(endpoint).toBe('https://rest.fra-02.braze.eu');
    expect(stderr).toContain(
      'the endpoint is written as https://rest.fra-02.braze.eu, the REST endpoint that belongs to dashboard-02.braze.eu.',
    );
  });

  it('adds a workspace to a folder that is there, and says where two share a key', async () => {
    const cwd = await temporaryFolder();
    const add = (...argv: string[]) => runProgram(['init', ...argv], { cwd });
    expect(await add('--endpoint', 'rest.iad-01.braze.com')).toMatchObject({ code: 0 });
    const fine = await add('--workspace', 'eu', '--endpoint', 'dashboard-01.braze.eu', '--api-key-env', 'KEY_EU');
    expect(fine).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('added eu to brazier.json') });
    expect(fine.stderr).not.toContain('warning');
    expect(JSON.parse(readFileSync(join(cwd, 'brazier.json'), 'utf8')).workspaces.eu).toEqual({
      endpoint: 'https://rest.fra-01.braze.eu',
      apiKeyEnv: 'KEY_EU',
    });
    const shared = await add('--workspace', 'us', '--endpoint', 'rest.iad-02.braze.com', '--api-key-env', 'KEY_EU');
    expect(shared).toMatchObject({ code: 0, stderr: expect.stringContaining('warning: eu takes its key from KEY_EU') });
    const again = await add('--workspace', 'eu');
    expect(again).toMatchObject({ code: 3, stdout: '', stderr: expect.stringContaining('in brazier.json already') });
    const withoutEndpoint = await add('--workspace', 'asia');
    expect(withoutEndpoint).toMatchObject({ code: 3, stderr: expect.stringContaining('--endpoint is missing') });
  });

  it("says nothing of an endpoint that is written as it was given, and warns of one that is not Braze's", async () => {
    expect((await init('https://rest.iad-06.braze.com')).stderr).not.toMatch(/written as|warning/);
    const { endpoint, stderr } = await init('https://rest.iad-06.brazee.com');
    expect(endpoint).toBe('https://rest.iad-06.brazee.com');
    expect(stderr).toContain('warning: https://rest.iad-06.brazee.com is not an address of Braze');
  });

  it.each([
    ['dashboard-01.braze.com.evil.example', 'dashboard-01.braze.com.evil.example, which is not a REST endpoint'],
    ['http://rest.iad-01.braze.com', 'write https://rest.iad-01.braze.com'],
    ['https://me:hunter2@rest.iad-01.braze.com', 'holds a name or a password'],
    ['nonsense', 'write the REST endpoint of your cluster, such as https://rest.iad-01.braze.com'],
    [undefined, '--endpoint is missing'],
  ])('makes nothing of %s: %s', async (endpoint, problem) => {
    const { code, stdout, stderr } = await init(endpoint);
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^brazier: --endpoint [^\n]+\.\n$/);
    expect(stderr).toContain(problem);
    expect(stderr).not.toMatch(/hunter2|line \d/);
  });

  it.each([
    ['--workspace', 'Ab_c', 'The name of the workspace cannot be used: it must be 1 to 63 of a-z'],
    ['--workspace', 'con', 'it is a name that Windows reserves'],
    ['--api-key-env', '0f1e2d3c-a-key', 'it must be letters, digits and _, without a digit first.'],
  ])('names no place in a brazier.json that is not there: %s %s', async (option, value, problem) => {
    const cwd = await temporaryFolder();
    const argv = ['init', '--endpoint', 'rest.iad-01.braze.com', option, value];
    const { code, stdout, stderr } = await runProgram(argv, { cwd });
    expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
    expect(stderr).toMatch(/^brazier: The name of [^\n]+\.\n$/);
    expect(stderr).toContain(problem);
    expect(stderr).not.toMatch(/brazier\.json|line \d|0f1e2d3c/);
    expect(existsSync(join(cwd, 'brazier.json'))).toBe(false);
  });

  it('asks for it on a terminal until it can be read', async () => {
    const typed = Readable.from(['nonsense\n', 'dashboard-03.braze.com\n']);
    const { endpoint, stderr } = await init(undefined, { stdin: typed, stderrTerminal: true });
    expect(endpoint).toBe('https://rest.iad-03.braze.com');
    expect(stderr.match(/REST endpoint of the workspace, or the address of its dashboard: /g)).toHaveLength(2);
    expect(stderr).toContain('that is not the address of a host');
    const ended = await init(undefined, { stdin: Readable.from([]), stderrTerminal: true });
    expect(ended).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('no endpoint was given; nothing was made.'),
    });
  });
});
