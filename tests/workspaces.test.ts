import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Outcome, runProgram } from '../apps/brazier/src/testing/run-program.ts';
import { chooseCount } from './support/choose-count.ts';
import { type PlainBraze, recordedCampaigns, startPlainBraze } from './support/plain-braze.ts';
import { fingerprintFolder, git, temporaryFolder } from './support/program.ts';

const NAMES = ['alpha', 'beta', 'gamma'] as const;
type Name = (typeof NAMES)[number];
type Body = Record<string, unknown>;

const certificate = readFileSync(new URL('../packages/client/fixtures/expired-certificate.pem', import.meta.url));
let tls: Server;
beforeAll(async () => {
  tls = createServer({ cert: certificate, key: certificate }, (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
});
afterAll(() => void tls.close());

/** An audit folder of three workspaces, each a Braze and a key of its own. */
interface House {
  dir: string;
  braze: Record<Name, PlainBraze>;
  env: Record<string, string>;
  /** Endpoints in brazier.json that are not the workspace's own. */
  endpoints: Partial<Record<Name, string>>;
  /** Writes brazier.json with these workspaces. */
  configure(names: readonly Name[]): void;
  run(...argv: string[]): Promise<Outcome>;
  /** The JSON of a snapshot that has to end with this code. */
  snapshot(code: number, ...options: string[]): Promise<Body & { workspaces: Record<string, Body> }>;
  status(): Promise<Record<string, Body>>;
  edit(...names: Name[]): void;
  /** Requests since the last call: how many for lists, and the campaigns asked for. */
  asked(name: Name): { lists: number; details: string[] };
  close(): Promise<void>;
}

const keyVariable = (name: Name) => `KEY_OF_${name.toUpperCase()}`;

async function openHouse(): Promise<House> {
  const folder = temporaryFolder();
  const [alpha, beta, gamma] = await Promise.all(
    NAMES.map((_, index) => startPlainBraze(recordedCampaigns().slice(index, index + 4))),
  );
  if (!alpha || !beta || !gamma) throw new Error('three were started');
  const braze = { alpha, beta, gamma };
  const env = Object.fromEntries(NAMES.map((name) => [keyVariable(name), `key-of-${name}-that-never-shows`]));
  let edits = 0;
  git(folder.dir, 'init', '-q');
  const house: House = {
    dir: folder.dir,
    braze,
    env,
    endpoints: {},
    configure(names) {
      const workspaces = names.map((name) => [
        name,
        { endpoint: house.endpoints[name] ?? braze[name].endpoint, apiKeyEnv: keyVariable(name) },
      ]);
      const secretKey = '5a'.repeat(32);
      const config = { version: 1, secretKey, workspaces: Object.fromEntries(workspaces) };
      writeFileSync(join(folder.dir, 'brazier.json'), JSON.stringify(config));
    },
    run: (...argv) => runProgram(argv, { cwd: folder.dir, env: house.env }),
    async snapshot(code, ...options) {
      const outcome = await house.run('snapshot', '--format', 'json', '--max-wait', '1', ...options);
      expect(outcome.code, outcome.stderr).toBe(code);
      return JSON.parse(outcome.stdout);
    },
    async status() {
      return JSON.parse((await house.run('status', '--format', 'json')).stdout).workspaces;
    },
    edit(...names) {
      edits += 1;
      const time = `2026-05-01T00:${String(Math.floor(edits / 60)).padStart(2, '0')}:${String(edits % 60).padStart(2, '0')}+00:00`;
      for (const name of names) {
        const [campaign] = braze[name].campaigns;
        Object.assign(campaign?.row ?? {}, { last_edited: time });
        Object.assign(campaign?.details ?? {}, { description: `edit ${edits}`, updated_at: time });
      }
    },
    asked(name) {
      const requests = braze[name].requests.splice(0);
      const details = requests.filter(({ path }) => path.endsWith('details'));
      return {
        lists: requests.length - details.length,
        details: details.map(({ query }) => query.get('campaign_id') ?? ''),
      };
    },
    async close() {
      await Promise.all(NAMES.map((name) => braze[name].close()));
      folder.remove();
    },
  };
  return house;
}

const answering =
  (path: string, status: number, body = ''): PlainBraze['intercept'] =>
  (url, response) => {
    if (!url.pathname.startsWith(path)) return false;
    response.writeHead(status).end(body);
    return true;
  };

function moveTo(house: House, name: Name, endpoint: string): void {
  house.endpoints[name] = endpoint;
  house.configure(NAMES);
}

/** What can be wrong with one workspace: how it comes to be, its exit code, what is said. */
const FAULTS: [string, (house: House, name: Name) => void, number, RegExp][] = [
  ['whose key variable is not set', (house, name) => delete house.env[keyVariable(name)], 3, /KEY_OF_/],
  [
    'whose key variable is blank',
    (house, name) => Object.assign(house.env, { [keyVariable(name)]: ' \n' }),
    3,
    /KEY_OF_/,
  ],
  [
    'whose key is a placeholder that nobody filled in',
    (house, name) => Object.assign(house.env, { [keyVariable(name)]: '%BRAZE_API_KEY%' }),
    3,
    /KEY_OF_.*placeholder/,
  ],
  [
    'whose key is unknown',
    ({ braze }, name) => (braze[name].intercept = answering('/', 401)),
    4,
    /does not know the API key/,
  ],
  [
    'whose key may not list',
    ({ braze }, name) => (braze[name].intercept = answering('/campaigns/list', 403)),
    4,
    /campaigns\.list/,
  ],
  [
    'whose key may not read details',
    ({ braze }, name) => (braze[name].intercept = answering('/campaigns/details', 403)),
    4,
    /campaigns\.details/,
  ],
  ['that refuses connections', (house, name) => moveTo(house, name, 'http://127.0.0.1:1'), 5, /connections/],
  [
    'whose certificate has expired',
    (house, name) => moveTo(house, name, `https://127.0.0.1:${(tls.address() as AddressInfo).port}`),
    5,
    /certificate/,
  ],
  [
    'whose list answers 502',
    ({ braze }, name) => (braze[name].intercept = answering('/campaigns/list', 502)),
    5,
    /502/,
  ],
  [
    'whose list is a page of HTML',
    ({ braze }, name) => (braze[name].intercept = answering('/campaigns/list', 200, '<html>')),
    5,
    /JSON/,
  ],
  [
    'whose list answers 429',
    ({ braze }, name) => (braze[name].intercept = answering('/campaigns/list', 429)),
    5,
    /rate limit/,
  ],
  [
    'whose details all answer 500',
    ({ braze }, name) => (braze[name].intercept = answering('/campaigns/details', 500)),
    5,
    /500/,
  ],
  [
    'whose list is empty',
    ({ braze }, name) =>
      (braze[name].intercept = answering('/campaigns/list', 200, '{"message":"success","campaigns":[]}')),
    6,
    /--workspace \w+ --allow-removals/,
  ],
];

describe('of three workspaces one', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    house.configure(NAMES);
    await house.snapshot(0);
  });
  afterEach(() => {
    house.endpoints = {};
    house.configure(NAMES);
    for (const name of NAMES) {
      house.env[keyVariable(name)] = `key-of-${name}-that-never-shows`;
      house.braze[name].intercept = () => false;
    }
  });
  afterAll(() => house.close());

  const filesOf = (name: Name) =>
    Object.fromEntries(Object.entries(fingerprintFolder(house.dir)).filter(([path]) => path.includes(`/${name}/`)));

  describe.each(FAULTS)('%s', (what, breakWorkspace, exit, words) => {
    const first = FAULTS.findIndex(([name]) => name === what);
    const places = NAMES.map((_, index) => NAMES[(first + index) % NAMES.length] ?? 'alpha');
    it.each(places.slice(0, chooseCount({ short: 1, long: 3 })))('fails alone: %s', async (failing) => {
      const others = NAMES.filter((name) => name !== failing);
      const before = filesOf(failing);
      house.edit(...NAMES);
      breakWorkspace(house, failing);
      const { workspaces, campaigns } = await house.snapshot(7);
      const text = expect.stringMatching(words);
      expect(workspaces[failing]).toMatchObject({ complete: false, error: { exit, text } });
      for (const name of others) {
        expect(workspaces[name]).toMatchObject({ fetched: 1, complete: true });
        expect(workspaces[name]).not.toHaveProperty('error');
      }
      expect((campaigns as Body[]).map(({ workspace }) => workspace)).toEqual(others);
      expect(git(house.dir, 'log', '-1', '--format=%(trailers:key=Brazier-Workspace,valueonly)').trim()).toBe(
        others.join('\n'),
      );
      expect(filesOf(failing)).toEqual(before);
      const status = await house.status();
      expect(status[failing]).toMatchObject({ failure: { reason: text } });
      for (const name of others) {
        expect(status[name]).toMatchObject({ complete: true, failed: 0 });
        expect(status[name]).not.toHaveProperty('failure');
      }
      const { stdout } = await house.run('status');
      expect(stdout.split('\n').filter((line) => line.startsWith('  the last run failed'))).toEqual([text]);
    });

    it('is named by the doctor, who answers for the others too', async () => {
      // Guards are the snapshot's own.
      if (exit === 6) return;
      breakWorkspace(house, 'beta');
      const { code, stdout, stderr } = await house.run('doctor', '--format', 'json');
      expect(code).toBe(7);
      const { checks } = JSON.parse(stdout) as { checks: { workspace: string | null; ok: boolean; text: string }[] };
      const failed = checks.filter(({ ok }) => !ok);
      expect(failed).toEqual([expect.objectContaining({ workspace: 'beta', text: expect.stringMatching(words) })]);
      for (const name of ['alpha', 'gamma'])
        expect(checks.filter(({ workspace }) => workspace === name)).toHaveLength(4);
      expect(stderr).toMatch(/^brazier: beta: .+\n$/);
    });

    it('ends with its own code where all fail like it, and each is named', async () => {
      house.edit(...NAMES);
      const head = git(house.dir, 'rev-parse', 'HEAD');
      for (const name of NAMES) breakWorkspace(house, name);
      const { code, stdout, stderr } = await house.run('snapshot', '--format', 'json', '--max-wait', '1');
      expect({ code, stdout }).toEqual({ code: exit, stdout: '' });
      for (const name of NAMES) expect(stderr).toContain(name);
      expect(stderr).toMatch(/^brazier: .+\n$/);
      expect(git(house.dir, 'rev-parse', 'HEAD')).toBe(head);
      for (const { failure } of Object.values(await house.status())) expect(failure).toBeDefined();
    });
  });
});

describe('a workspace that is added later', () => {
  let house: House;
  beforeAll(async () => {
    house = await openHouse();
    house.configure(['alpha']);
    await house.snapshot(0);
  });
  afterAll(() => house.close());

  const ids = (name: Name) => house.braze[name].campaigns.map(({ id }) => id).toSorted();
  const fetched = (name: Name) => [...new Set(house.asked(name).details)].toSorted();

  it('is fetched whole once, and then only asked for its list', async () => {
    house.configure(['alpha', 'beta']);
    await house.snapshot(0);
    expect(fetched('beta')).toEqual(ids('beta'));
    house.asked('alpha');
    const { workspaces } = await house.snapshot(0);
    expect(workspaces).toMatchObject({ alpha: { requests: 2, fetched: 0 }, beta: { requests: 2, fetched: 0 } });
    for (const name of ['alpha', 'beta'] as const) expect(house.asked(name)).toEqual({ lists: 2, details: [] });
  });

  it('is asked afterwards only for what failed, where its first run was partial', async () => {
    house.configure(['alpha', 'beta', 'gamma']);
    const [failing = ''] = ids('gamma');
    house.braze.gamma.intercept = (url, response) =>
      url.searchParams.get('campaign_id') === failing && answering('/', 500)(url, response, undefined as never);
    const first = await house.snapshot(7, '--workspace', 'gamma');
    expect(first.workspaces).toMatchObject({ gamma: { failed: [{ id: failing }], complete: false } });
    expect(fetched('gamma')).toEqual(ids('gamma'));
    house.braze.gamma.intercept = () => false;
    await house.snapshot(0);
    expect(fetched('gamma')).toEqual([failing]);
    await house.snapshot(0);
    expect(fetched('gamma')).toEqual([]);
  });
});

describe('a workspace whose first runs fail', () => {
  it('is recorded, ages, and is fetched whole once by the first that does not', async () => {
    const house = await openHouse();
    delete house.env[keyVariable('beta')];
    house.configure(NAMES);
    const { workspaces } = await house.snapshot(7);
    expect(workspaces).toMatchObject({ alpha: { complete: true }, beta: { requests: 0, error: { exit: 3 } } });
    expect(await house.status()).toMatchObject({
      alpha: { complete: true },
      beta: { revision: null, time: null, ageSeconds: null, complete: false, failure: { reason: /KEY_OF_BETA/ } },
      gamma: { complete: true },
    });
    const aged = await house.run('status', '--max-age', '24h');
    expect(aged).toMatchObject({ code: 2, stderr: expect.stringMatching(/^brazier: warning: .*beta.*\n$/) });
    expect(aged.stdout).toMatch(/^beta: .*\n {2}the last run failed .*KEY_OF_BETA/m);
    expect((await house.run('status', '--max-age', '24h', '--workspace', 'gamma')).code).toBe(0);
    house.env[keyVariable('beta')] = 'the-key-that-was-missing';
    await house.snapshot(0);
    house.asked('beta');
    expect((await house.status())['beta']).not.toHaveProperty('failure');
    await house.snapshot(0);
    expect(house.asked('beta')).toEqual({ lists: 2, details: [] });
    await house.close();
  });
});

describe('workspaces that fail for different reasons', () => {
  it('end with 7, each with its own', async () => {
    const house = await openHouse();
    moveTo(house, 'gamma', 'http://127.0.0.1:1');
    delete house.env[keyVariable('alpha')];
    house.braze.beta.intercept = answering('/', 401);
    const report = await house.snapshot(7);
    expect(report).toMatchObject({
      revision: null,
      workspaces: { alpha: { error: { exit: 3 } }, beta: { error: { exit: 4 } }, gamma: { error: { exit: 5 } } },
    });
    house.braze.beta.intercept = () => false;
    const { code, stderr } = await house.run('snapshot', '--max-wait', '1');
    expect({ code, figures: stderr.split('\n').at(-2) }).toEqual({
      code: 7,
      figures: expect.stringMatching(/^brazier: beta: 4 campaigns, 4 changes, /),
    });
    house.braze.beta.intercept = answering('/', 401);
    await house.snapshot(7);
    const doctor = await house.run('doctor');
    expect(doctor.code).toBe(7);
    for (const name of NAMES) expect(doctor.stdout).toMatch(new RegExp(`^FAIL {2}${name}: `, 'm'));
    expect(Object.values(await house.status()).every(({ failure }) => failure !== undefined)).toBe(true);
    await house.close();
  });
});
