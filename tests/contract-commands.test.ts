import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PlainBraze, recordedCampaigns, startPlainBraze } from './support/plain-braze.ts';
import { brazier, git, temporaryFolder } from './support/program.ts';

const folder = temporaryFolder();
const [weekly, spring] = recordedCampaigns();
let alpha: PlainBraze;
let beta: PlainBraze;

beforeAll(async () => {
  alpha = await startPlainBraze(weekly && spring ? [weekly, spring] : []);
  beta = await startPlainBraze(spring ? [spring] : []);
  git(folder.dir, 'init', '-q');
  const workspaces = {
    alpha: { endpoint: alpha.endpoint, apiKeyEnv: 'BRAZE_API_KEY' },
    beta: { endpoint: beta.endpoint, apiKeyEnv: 'BRAZE_API_KEY' },
  };
  writeFileSync(join(folder.dir, 'brazier.json'), JSON.stringify({ version: 1, workspaces }));
  const first = await brazier(folder.dir, ['snapshot']);
  expect(first, first.stderr).toMatchObject({ code: 0 });
});
afterEach(() => {
  alpha.intercept = () => false;
  beta.intercept = () => false;
});
afterAll(async () => {
  await alpha.close();
  await beta.close();
  folder.remove();
});

const answering =
  (path: string, status: number, body: string): PlainBraze['intercept'] =>
  (url, response) => {
    if (!url.pathname.endsWith(path)) return false;
    response.writeHead(status).end(body);
    return true;
  };

describe('a snapshot of several workspaces', () => {
  const snapshot = (...args: string[]) => brazier(folder.dir, ['snapshot', '--format', 'json', '--full', ...args]);

  it('ends with 5 where Braze is to blame in all of them, in whatever way', async () => {
    alpha.intercept = answering('list', 400, '{"message":"no"}');
    beta.intercept = answering('details', 404, '{"message":"Not Found"}');
    expect(await snapshot()).toMatchObject({ code: 5, stdout: '' });
  });

  it('ends with 4 where all keys are refused, and with 7 where the reasons differ', async () => {
    alpha.intercept = answering('list', 401, '{"message":"Invalid API Key"}');
    beta.intercept = answering('details', 403, '{"message":"no"}');
    expect(await snapshot()).toMatchObject({ code: 4, stdout: '' });
    beta.intercept = answering('list', 400, '{"message":"no"}');
    const mixed = await snapshot();
    expect(mixed).toMatchObject({ code: 7 });
    expect(JSON.parse(mixed.stdout)).toMatchObject({ revision: null, workspaces: { alpha: { complete: false } } });
  });

  it('says in whole sentences that the one campaign asked for could not be had', async () => {
    beta.intercept = answering('details', 400, '{"message":"Invalid Campaign ID"}');
    const { code, stderr } = await snapshot('--workspace', 'beta');
    expect(code).toBe(5);
    expect(stderr).toMatch(
      /^brazier: The one campaign asked for could not be fetched from the workspace beta; .+[^.]\. No/,
    );
  });
});

describe('a snapshot of one workspace', () => {
  it('is whole where the server gives its few campaigns on every page', async () => {
    const rows = JSON.stringify({ message: 'success', campaigns: alpha.campaigns.map(({ row }) => row) });
    alpha.intercept = answering('list', 200, rows);
    const { code, stdout } = await brazier(folder.dir, ['snapshot', '--workspace', 'alpha', '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).workspaces.alpha).toMatchObject({ listed: 2, complete: true, requests: 2 });
  });
});

describe('a row that does not tell when its campaign was last edited', () => {
  it.each([[{}], [{ last_edited: null }]])('hides no edit: %j', async (edited) => {
    if (!weekly) throw new Error('the payloads are gone');
    const place = temporaryFolder();
    const campaign = {
      ...weekly,
      row: { id: weekly.id, name: weekly.row['name'], ...edited },
      details: { ...weekly.details },
    };
    const braze = await startPlainBraze([campaign]);
    await brazier(place.dir, ['init', '--endpoint', braze.endpoint]);
    await brazier(place.dir, ['snapshot']);
    campaign.details['description'] = 'edited';
    const { code, stdout } = await brazier(place.dir, ['snapshot', '--format', 'json']);
    expect({ code, areas: JSON.parse(stdout).summary.areas.lifecycle }).toEqual({ code: 0, areas: 1 });
    const quiet = await brazier(place.dir, ['snapshot', '--format', 'json']);
    expect(JSON.parse(quiet.stdout)).toMatchObject({ revision: null, campaigns: [] });
    await braze.close();
    place.remove();
  });
});

describe('a question to the history', () => {
  it('with a rule that there is not is a usage error, for a slip would hide every change', async () => {
    for (const command of ['log', 'diff', 'check']) {
      const { code, stdout, stderr } = await brazier(folder.dir, [command, '--rule', 'message.subject.change']);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toContain('message.subject.change');
    }
    expect(await brazier(folder.dir, ['log', '--rule', 'campaign.added'])).toMatchObject({ code: 0 });
  });

  it('with a workspace that brazier.json does not name warns, for the past may have it', async () => {
    for (const words of [['check'], ['log'], ['schema']]) {
      const { code, stderr } = await brazier(folder.dir, [...words, '--workspace', 'alhpa']);
      expect(code).toBe(0);
      expect(stderr).toContain('brazier: warning: brazier.json has no workspace “alhpa” (it has alpha, beta)');
    }
    expect((await brazier(folder.dir, ['log', '--workspace', 'alpha'])).stderr).toBe('');
  });

  it('that no snapshot answers does not say that there is none', async () => {
    const { code, stdout, stderr } = await brazier(folder.dir, ['log', '--tag', 'nobody has it']);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(stderr).toContain('none has what the options ask for');
  });

  it('takes the path of a tag as changes give it', async () => {
    const tags = weekly?.row['tags'];
    const tag = String(Array.isArray(tags) ? tags[0] : tags);
    const args = ['show', weekly?.id ?? '', JSON.stringify(['tags', tag]), '--raw'];
    expect(await brazier(folder.dir, args)).toMatchObject({ code: 0, stdout: tag });
  });
});

describe('the program', () => {
  it('begins no line with two colons, unless asked for a value as it was', async () => {
    if (!spring) throw new Error('the payloads are gone');
    spring.details['description'] = '::error::one\n::stop-commands::two';
    const taken = await brazier(folder.dir, ['snapshot', '--full', '--workspace', 'beta', '--dry-run']);
    expect(taken.stdout + taken.stderr).not.toMatch(/^::/m);
    await brazier(folder.dir, ['snapshot', '--full']);
    for (const words of [['log'], ['diff'], ['show', spring.id, '--workspace', 'beta']]) {
      const { stdout, stderr } = await brazier(folder.dir, words);
      expect(stdout + stderr, words.join(' ')).not.toMatch(/^::/m);
    }
    const value = ['show', spring.id, '/description', '--workspace', 'beta'];
    expect((await brazier(folder.dir, value)).stdout).toBe(' ::error::one\n ::stop-commands::two\n');
    expect((await brazier(folder.dir, [...value, '--raw'])).stdout).toBe('::error::one\n::stop-commands::two');
  });

  it('takes what follows -- as it would before, but for options', async () => {
    const dashes = await brazier(folder.dir, ['show', '--workspace', 'alpha', '--', '-rf']);
    expect(dashes).toMatchObject({ code: 3, stdout: '' });
    expect(dashes.stderr).toContain('“-rf”');
    const name = await brazier(folder.dir, ['show', '--workspace', 'alpha', '--', weekly?.id ?? '', '/name', '--raw']);
    expect(name).toMatchObject({ code: 3, stdout: '' });
    const first = git(folder.dir, 'rev-list', '--max-parents=0', 'HEAD').trim();
    const whole = await brazier(folder.dir, ['diff', '--format', 'json', '--', first, first]);
    expect(JSON.parse(whole.stdout)).toMatchObject({ from: { revision: first }, to: { revision: first } });
  });

  it('adds the hourly job to an audit folder that is there, and makes no second folder over it', async () => {
    const place = temporaryFolder();
    expect(await brazier(place.dir, ['init'])).toMatchObject({ code: 3, stdout: '' });
    const init = ['init', '--endpoint', 'https://rest.iad-01.braze.com'];
    expect(await brazier(place.dir, init)).toMatchObject({ code: 0, stdout: '' });
    expect(await brazier(place.dir, init)).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('exists already'),
    });
    expect(await brazier(place.dir, ['init', '--ci', 'github', '--workspace', 'other'])).toMatchObject({ code: 3 });
    expect(await brazier(place.dir, ['init', '--ci', 'github'])).toMatchObject({ code: 0, stdout: '' });
    const added = ['.brazier/brazier.mjs', '.gitattributes', '.github/workflows/brazier.yml'];
    expect(git(place.dir, 'show', '--name-only', '--format=').trim().split('\n')).toEqual(added);
    expect(await brazier(place.dir, ['init', '--ci', 'github'])).toMatchObject({ code: 3, stdout: '' });
    place.remove();
  });

  it('does not call it a bug that a file stands where a folder is to be made', async () => {
    writeFileSync(join(folder.dir, 'file'), '');
    for (const place of ['file', 'file/below', 'x'.repeat(300)]) {
      const init = ['init', place, '--endpoint', 'https://rest.iad-01.braze.com'];
      expect(await brazier(folder.dir, init)).toMatchObject({ code: 3, stdout: '' });
    }
  });
});
