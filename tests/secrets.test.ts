import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseCount } from './support/choose-count.ts';
import { type PlainBraze, startPlainBraze } from './support/plain-braze.ts';
import { campaignWith, PLANTED_SECRETS } from './support/planted-secrets.ts';
import { API_KEY, brazier, git, type Outcome, temporaryFolder } from './support/program.ts';

const FORMATS: Record<string, readonly string[]> = {
  diff: ['text', 'json', 'markdown', 'html'],
  log: ['text', 'json', 'markdown', 'html'],
  check: ['text', 'json', 'markdown', 'html', 'github', 'sarif', 'junit'],
};
const ROTATIONS = [1, 2] as const;

/** Everything that must be nowhere, as it stands in Braze and as an address or JSON would write it. */
const NEEDLES = [API_KEY, ...PLANTED_SECRETS.flatMap(({ secret }) => [...ROTATIONS, 3].map(secret))].flatMap(
  (secret) => [...new Set([secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)])],
);

/** What of it stands in a text. */
function foundIn(text: string): string[] {
  return NEEDLES.filter((needle) => text.includes(needle));
}

/** Every file below the folder, git's own among them; its objects are read through git. */
function filesBelow(dir: string): string {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .filter((path) => !path.startsWith('.git/objects/') && statSync(join(dir, path)).isFile())
    .map((path) => `${path}\n${readFileSync(join(dir, path), 'latin1')}`)
    .join('\n');
}

describe('secrets planted in campaigns', () => {
  const folder = temporaryFolder();
  const outputs: [string, Outcome][] = [];
  let braze: PlainBraze;

  const run = async (...args: string[]): Promise<Outcome> => {
    const outcome = await brazier(folder.dir, args);
    outputs.push([args.join(' '), outcome]);
    return outcome;
  };
  const rotate = (index: number, rotation: number) => {
    const planted = PLANTED_SECRETS[index];
    if (!planted) throw new Error(`nothing is planted at ${index}`);
    const campaign = campaignWith(planted, index, rotation);
    campaign.row['last_edited'] = `2026-02-${13 + rotation}T15:00:00+00:00`;
    campaign.details['updated_at'] = campaign.row['last_edited'];
    braze.campaigns = braze.campaigns.map((known) => (known.id === campaign.id ? campaign : known));
    return campaign.id;
  };

  beforeAll(async () => {
    braze = await startPlainBraze(PLANTED_SECRETS.map((planted, index) => campaignWith(planted, index, 1)));
    const made = await run('init', '.', '--workspace', 'production', '--endpoint', braze.endpoint);
    expect(made, made.stderr).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await braze.close();
    folder.remove();
  });

  it('there are at least 20 of different shapes, and each would be found', () => {
    expect(PLANTED_SECRETS.length).toBeGreaterThanOrEqual(20);
    for (const { secret, where } of PLANTED_SECRETS)
      expect(foundIn(`${where} ${secret(1)} ${secret(2)}`)).not.toEqual([]);
    const served = JSON.stringify(PLANTED_SECRETS.map((planted, index) => campaignWith(planted, index, 1)));
    for (const { secret, where } of PLANTED_SECRETS) expect(served.includes(secret(1)), where).toBe(true);
  });

  it('a first snapshot keeps each campaign without its secret', async () => {
    const outcome = await run('snapshot', '--verbose', '--format', 'json', '--stats-file', 'stats.json');
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    expect(JSON.parse(outcome.stdout).workspaces.production).toMatchObject({ fetched: PLANTED_SECRETS.length });
    const { stdout } = await run('verify');
    expect(stdout).toBe(`${PLANTED_SECRETS.length} files checked, 0 problems.\n`);
  });

  it('rotating one shows as one change, and nothing else does', async () => {
    // Each is in a campaign of its own, so that several rotations can be told apart in one snapshot.
    const size = Math.ceil(PLANTED_SECRETS.length / chooseCount({ short: 3, long: PLANTED_SECRETS.length }));
    for (let first = 0; first < PLANTED_SECRETS.length; first += size) {
      const planted = PLANTED_SECRETS.slice(first, first + size);
      const ids = planted.map((_, offset) => rotate(first + offset, 2));
      const outcome = await run('snapshot', '--format', 'json');
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
      const shown = new Map<string, unknown[]>(
        JSON.parse(outcome.stdout).campaigns.map(({ id, changes }: { id: string; changes: unknown[] }) => [
          id,
          changes,
        ]),
      );
      expect([...shown.keys()].sort()).toEqual(ids.toSorted());
      for (const [offset, { where, changes = 1 }] of planted.entries()) {
        const found = shown.get(ids[offset] ?? '');
        expect(found, where).toHaveLength(changes);
        expect(JSON.stringify(found), where).toMatch(/brazier:secret:[0-9a-f]{32}.*brazier:secret:[0-9a-f]{32}/);
      }
    }
  });

  it('nor does a dry run, a run without a commit, or one that Braze answers with the secrets themselves', async () => {
    const answers: ((response: ServerResponse, echo: string) => void)[] = [
      (response, echo) => response.writeHead(400).end(JSON.stringify({ message: `Invalid Campaign ID ${echo}` })),
      (response, echo) => response.writeHead(200, { 'content-type': 'application/json' }).end(`${echo} is no JSON`),
      (response, echo) => response.writeHead(200).end(JSON.stringify({ message: echo })),
      (response, echo) => response.writeHead(200).end(JSON.stringify(echo)),
      (response, echo) => response.writeHead(302, { location: `https://x.example/?api_key=${echo}` }).end(),
      (response, echo) => response.writeHead(500, { 'x-echo': encodeURIComponent(echo) }).end(`<html>${echo}</html>`),
    ];
    for (const [index] of answers.entries()) rotate(index, 3);
    rotate(answers.length, 3);
    const echoing = (url: URL, response: ServerResponse, request: IncomingMessage): boolean => {
      const index = Number(/^planted-(\d+)$/.exec(url.searchParams.get('campaign_id') ?? '')?.[1] ?? -1);
      const answer = answers[index];
      answer?.(response, `${request.headers.authorization} ${PLANTED_SECRETS[index]?.secret(3)}`);
      return answer !== undefined;
    };
    await run('snapshot', '--dry-run', '--verbose');
    await run('snapshot', '--dry-run', '--format', 'json');
    await run('snapshot', '--no-commit');
    braze.intercept = echoing;
    // A list may hold rows that are no campaigns: they are told by what they have for an id.
    braze.campaigns.push({
      id: 'x',
      row: { id: `https://svc:${PLANTED_SECRETS[0]?.secret(3)}@x.example/` },
      details: {},
    });
    const partial = await run('snapshot', '--full', '--verbose', '--stats-file', 'partial.json');
    expect(partial, partial.stderr).toMatchObject({ code: 7 });
    braze.campaigns.pop();
    for (const status of [401, 403, 500]) {
      braze.intercept = (_url, response, request) => {
        response
          .writeHead(status)
          .end(JSON.stringify({ message: `Invalid API key: ${request.headers.authorization}` }));
        return true;
      };
      expect([4, 5]).toContain((await run('snapshot', '--verbose', '--stats-file', `${status}.json`)).code);
      if (status === 401) await run('doctor');
    }
    braze.intercept = () => false;
    await run('doctor', '--format', 'json');
    const outcome = await run('snapshot', '--full');
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
  });

  it('nor does anything that is told of the history, in any format', async () => {
    const first = git(folder.dir, 'log', '--reverse', '--format=%H', '--', 'workspaces').split('\n')[0] ?? '';
    for (const [command, formats] of Object.entries(FORMATS)) {
      for (const format of formats) {
        const range = command === 'log' ? [] : [first, 'HEAD'];
        const outcome = await run(command, ...range, '--format', format, '--verbose');
        expect([0, 2], outcome.stderr).toContain(outcome.code);
        expect(outcome.stdout).toContain('secret');
      }
    }
    // The log and the diff have told each of them already.
    for (let index = 0; index < PLANTED_SECRETS.length; index += 5) {
      const outcome = await run('show', `planted-${index}`, '--format', index % 2 ? 'json' : 'text');
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    }
    for (const args of [['blame', 'planted-6'], ['status'], ['schema'], ['verify', '--format', 'json']])
      await run(...args);
  });

  it('none of them is in any output', () => {
    for (const [args, { stdout, stderr }] of outputs) expect(foundIn(stdout + stderr), args).toEqual([]);
  });

  it('nor in any file, object, message, reference or log of references', () => {
    expect(foundIn(filesBelow(folder.dir))).toEqual([]);
    const objects = git(folder.dir, 'cat-file', '--batch-all-objects', '--batch');
    expect(objects).toContain('brazier:secret:');
    expect(objects).toContain('Record a run of production');
    expect(foundIn(objects)).toEqual([]);
    expect(foundIn(git(folder.dir, 'log', '--all', '-g', '-p'))).toEqual([]);
    expect(foundIn(git(folder.dir, 'for-each-ref', '--format=%(refname) %(contents)'))).toEqual([]);
  });

  it('one that was committed unmasked is masked by the next run, which does not tell it, and found by verify wherever in history', async () => {
    const secret = 'committed-by-hand-77';
    const path = git(folder.dir, 'ls-files', 'workspaces/*planted-2.json').trim();
    const file = join(folder.dir, path);
    const kept = readFileSync(file, 'utf8');
    const byHand = (...args: string[]) => git(folder.dir, '-c', 'user.name=x', '-c', 'user.email=x@y', ...args);
    writeFileSync(file, kept.replace(/brazier:secret:[0-9a-f]{32}/, secret));
    byHand('commit', '-qam', 'By hand');
    const object = git(folder.dir, 'rev-parse', `HEAD:${path}`).slice(0, 12);
    const mended = await run('snapshot', '--full', '--format', 'json');
    expect(mended, mended.stderr).toMatchObject({ code: 0 });
    expect(readFileSync(file, 'utf8')).toBe(kept);
    expect(git(folder.dir, 'log', '--format=%B')).not.toContain(secret);
    expect(mended.stdout + mended.stderr).not.toContain(secret);
    const outcome = await run('verify', '--format', 'json');
    expect(outcome).toMatchObject({ code: 2 });
    const { problems } = JSON.parse(outcome.stdout);
    expect(problems).toMatchObject([{ file: path, kind: 'unmasked-secret' }]);
    expect(problems[0].text).toContain(object);
    expect(problems[0].text).toContain('/messages/variation-1/headers/X-Api-Key');
    expect(outcome.stdout + outcome.stderr).not.toContain(secret);
  });
});
