import { readdirSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { type SnapshotOptions, takeSnapshot } from '@brazier/audit';
import { type AuditFolder, openAuditFolder } from '@brazier/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseCount } from './support/choose-count.ts';
import { type PlainBraze, recordedCampaigns, startPlainBraze } from './support/plain-braze.ts';
import { API_KEY, brazier, git, temporaryFolder } from './support/program.ts';

const RUNS = chooseCount({ short: 5, long: 100 });
const START = Date.UTC(2026, 2, 1, 8);
const HOUR = 3_600_000;

type Body = Record<string, unknown>;

/** Chance that is the same each time: the seed is what a failing test names. */
function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  return items
    .map((item) => ({ item, rank: random() }))
    .sort((left, right) => left.rank - right.rank)
    .map(({ item }) => item);
}

/** Keys of every object in another order. */
function reordered(value: unknown, random: () => number): unknown {
  if (Array.isArray(value)) return value.map((item) => reordered(item, random));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    shuffled(Object.entries(value), random).map(([key, inner]) => [key, reordered(inner, random)]),
  );
}

function shuffleSets(body: Body, fields: readonly string[], random: () => number): void {
  for (const field of fields) {
    const set = body[field];
    if (Array.isArray(set)) body[field] = shuffled(set, random);
  }
}

/** The same campaign as Braze may give it an hour later, though nobody edited it. */
function anHourLater(body: Body, at: string, random: () => number): Body {
  const later = reordered(body, random) as Body;
  later['updated_at'] = at;
  later['last_sent'] = at;
  shuffleSets(later, ['tags', 'channels', 'teams'], random);
  for (const behavior of (later['conversion_behaviors'] ?? []) as Body[]) shuffleSets(behavior, ['app_ids'], random);
  for (const message of Object.values((later['messages'] ?? {}) as Record<string, Body>)) {
    shuffleSets(message, ['from'], random);
  }
  return later;
}

/** Every file in the folder and everything of git's that a snapshot may write, with inode, time of change and size. */
function printsOf(dir: string): Record<string, string> {
  const grows = /^\.git\/(?:objects|brazier|refs\/brazier|logs\/refs\/brazier)(?:\/|$)/;
  const prints: Record<string, string> = {};
  for (const path of readdirSync(dir, { recursive: true, encoding: 'utf8' })) {
    const { ino, mtimeMs, size } = statSync(join(dir, path));
    if (!grows.test(path) && path !== '.git') prints[path] = `${ino} ${mtimeMs} ${size}`;
  }
  return prints;
}

describe('runs in which only volatile fields and orders move', () => {
  const at = temporaryFolder();
  const random = chanceFrom(2026);
  let braze: PlainBraze;
  let folder: AuditFolder;
  let clock = START;

  const options = (): SnapshotOptions => ({
    env: { PATH: process.env['PATH'], HOME: at.dir, GIT_CONFIG_GLOBAL: '/dev/null', BRAZE_API_KEY: API_KEY },
    now: () => clock,
    sleep: async (milliseconds) => {
      clock += milliseconds;
    },
    random,
    randomBytes: (size) => new Uint8Array(size).fill(7),
    pid: process.pid,
    hostname: 'here',
    isAlive: () => true,
  });
  const passHour = () => {
    clock += HOUR;
    const now = new Date(clock).toISOString();
    braze.campaigns = shuffled(braze.campaigns, random);
    for (const campaign of braze.campaigns) {
      campaign.details = anHourLater(campaign.details, now, random);
      if (campaign.draft) campaign.draft = anHourLater(campaign.draft, now, random);
      campaign.row = reordered(campaign.row, random) as Body;
      shuffleSets(campaign.row, ['tags'], random);
    }
  };
  const state = () => [git(at.dir, 'rev-parse', 'HEAD').trim(), printsOf(at.dir)];

  beforeAll(async () => {
    const campaigns = recordedCampaigns();
    // The recorded ones have single members here; orders need two.
    for (const { details } of campaigns) details['teams'] = ['Growth', 'CRM', 'Legal'];
    for (const { details } of campaigns) {
      for (const behavior of (details['conversion_behaviors'] ?? []) as Body[]) behavior['app_ids'] = ['a', 'b', 'c'];
    }
    braze = await startPlainBraze(campaigns);
    const made = await brazier(at.dir, ['init', '.', '--workspace', 'production', '--endpoint', braze.endpoint]);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    folder = await openAuditFolder(at.dir, options().env);
    const first = await takeSnapshot(folder, options());
    expect(first.workspaces['production']).toMatchObject({ fetched: campaigns.length, failed: [], complete: true });
    // Git looks once more at files that are no older than its index, by the second, and may then write that anew: here the first hour has passed.
    const anHourAgo = new Date(Date.now() - HOUR);
    for (const path of git(at.dir, 'ls-files').trim().split('\n')) utimesSync(join(at.dir, path), anHourAgo, anHourAgo);
    const settled = await brazier(at.dir, ['snapshot', '--full', '--quiet']);
    expect(settled, settled.stderr).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await folder.close();
    await braze.close();
    at.remove();
  });

  it(`${RUNS} of them make no commit and touch no file, by inode and time of change`, async () => {
    const before = state();
    const records = git(at.dir, 'rev-parse', 'refs/brazier/runs');
    for (let run = 1; run <= RUNS; run += 1) {
      passHour();
      const result = await takeSnapshot(folder, { ...options(), full: true });
      const { failed, fetched } = result.workspaces['production'] ?? {};
      expect({ revision: result.revision, failed, fetched, ...result.changes.summary.campaigns }, `run ${run}`).toEqual(
        { revision: null, failed: [], fetched: braze.campaigns.length, added: 0, removed: 0, changed: 0 },
      );
    }
    expect(state()).toEqual(before);
    // The runs took place: each left its record, which is no commit of the branch.
    expect(git(at.dir, 'rev-parse', 'refs/brazier/runs')).not.toBe(records);
  });

  it('nor does the program, asked for everything or only for what was edited', async () => {
    const before = state();
    for (const args of [[], ['--full'], ['--full', '--no-commit'], ['--dry-run', '--full'], ['--full', '--verbose']]) {
      passHour();
      const outcome = await brazier(at.dir, ['snapshot', '--format', 'json', ...args]);
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
      expect(JSON.parse(outcome.stdout)).toMatchObject({ revision: null, campaigns: [] });
    }
    expect(state()).toEqual(before);
    expect(git(at.dir, 'status', '--porcelain')).toBe('');
  });

  it('and an edit among them is committed, so that the runs before could have failed', async () => {
    const [campaign] = braze.campaigns;
    passHour();
    if (campaign) campaign.details['description'] = 'edited';
    const result = await takeSnapshot(folder, { ...options(), full: true });
    expect(result.changes.summary.campaigns).toEqual({ added: 0, removed: 0, changed: 1 });
    expect(git(at.dir, 'rev-parse', 'HEAD').trim()).toBe(result.revision);
  });
});
