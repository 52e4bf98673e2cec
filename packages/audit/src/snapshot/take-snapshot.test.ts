import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld, type FakeBraze, startFakeBraze } from '@brazier/fake-braze';
import { campaignFilePath, openAuditFolder } from '@brazier/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHistory, type SnapshotOptions, takeSnapshot } from '../index.ts';
import { openWorkshop, testOptions, type Workshop } from '../testing/workshop.ts';

let shop: Workshop;
let ids: string[];
beforeEach(async () => {
  shop = await openWorkshop(createWorld({ campaigns: 6, seed: 2 }));
  ids = shop.world.ids;
});
afterEach(() => shop.close());

const id = (index: number): string => ids[index] ?? '';
const fileOf = (index: number): string => campaignFilePath('production', id(index));
const describeAs = (index: number, description: string): void =>
  shop.world.editCampaign(id(index), (details) => Object.assign(details, { description }), shop.at());
const everything = () => [shop.prints(), shop.git('for-each-ref'), shop.git('count-objects', '-v')];
const head = () => shop.git('rev-parse', 'HEAD').trim();

describe('without committing', () => {
  it('a dry run tells what would change and writes nothing, not even an object', async () => {
    await shop.snapshot();
    describeAs(1, 'edited');
    const before = everything();
    const result = await shop.snapshot({ dryRun: true });
    expect(result).toMatchObject({ revision: null, changes: { campaigns: [{ id: id(1) }] } });
    expect(everything()).toEqual(before);
  });

  it('--no-commit writes the files, and the next run commits them', async () => {
    await shop.snapshot();
    describeAs(1, 'edited');
    const before = head();
    const result = await shop.snapshot({ commit: false });
    expect(result).toMatchObject({ revision: null, changes: { campaigns: [{ id: id(1) }] } });
    expect(head()).toBe(before);
    expect(shop.git('status', '--porcelain')).toBe(` M ${fileOf(1)}\n`);
    const next = await shop.snapshot();
    expect(next.changes).toMatchObject({ campaigns: [{ id: id(1) }] });
    expect(shop.git('status', '--porcelain')).toBe('');
  });
});

describe('the folder', () => {
  it('is healed: hand edits go, and what else is dirty or staged stays', async () => {
    await shop.snapshot();
    writeFileSync(join(shop.dir, fileOf(0)), 'edited by hand');
    writeFileSync(join(shop.dir, 'notes.md'), 'mine');
    shop.git('add', 'notes.md');
    describeAs(1, 'edited');
    const result = await shop.snapshot();
    expect(result.warnings).toEqual([expect.stringContaining(fileOf(0))]);
    expect(shop.git('status', '--porcelain')).toBe('A  notes.md\n');
    expect(shop.git('show', '--name-only', '--format=', 'HEAD').trim()).toBe(fileOf(1));
  });

  it('has a damaged file mended, and neither damage nor mending is told as a change', async () => {
    await shop.snapshot();
    writeFileSync(join(shop.dir, fileOf(0)), readFileSync(join(shop.dir, fileOf(0)), 'utf8').slice(0, 99));
    shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qam', 'Damage');
    describeAs(1, 'edited');
    const result = await shop.snapshot();
    expect(result.changes.campaigns.map((campaign) => campaign.id)).toEqual([id(1)]);
    expect(shop.git('show', '--name-only', '--format=', 'HEAD').trim().split('\n').sort()).toEqual(
      [fileOf(0), fileOf(1)].sort(),
    );
    const history = openHistory(shop.folder);
    expect(await history.changesOf(head())).toEqual(result.changes);
    expect((await history.changesOf(shop.git('rev-parse', 'HEAD~1').trim())).campaigns).toEqual([]);
    expect((await history.show({ workspace: 'production', id: id(0) })).state.id).toBe(id(0));
  });

  it('gets a masking key with the first snapshot where it has none', async () => {
    const file = join(shop.dir, 'brazier.json');
    const { secretKey: _key, ...config } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(config, null, 2));
    shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qam', 'Without a key');
    const folder = await openAuditFolder(shop.dir, shop.env);
    const result = await takeSnapshot(folder, testOptions(shop.clock, shop.env));
    await folder.close();
    expect(result.revision).toBe(head());
    expect(JSON.parse(shop.git('show', 'HEAD:brazier.json'))).toEqual({ ...config, secretKey: '07'.repeat(32) });
    expect(shop.git('status', '--porcelain')).toBe('');
  });

  it('gets a masking key without committing what else somebody edited in brazier.json', async () => {
    const file = join(shop.dir, 'brazier.json');
    const { secretKey, ...config } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
    shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qam', 'Without a key');
    const edited = { ...config, rateReserve: 0.25 };
    writeFileSync(file, `${JSON.stringify(edited, null, 2)}\n`);
    const folder = await shop.open(shop.dir);
    await takeSnapshot(folder, testOptions(shop.clock, shop.env));
    await folder.close();
    const key = { secretKey: '07'.repeat(32) };
    expect(JSON.parse(shop.git('show', 'HEAD:brazier.json'))).toEqual({ ...config, ...key });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ ...edited, ...key });
    expect(shop.git('status', '--porcelain')).toBe(' M brazier.json\n');
  });

  it('makes no second masking key where the committed one was taken out of the file by hand', async () => {
    const file = join(shop.dir, 'brazier.json');
    const { secretKey, ...config } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(config));
    const folder = await shop.open(shop.dir);
    const before = everything();
    await expect(takeSnapshot(folder, testOptions(shop.clock, shop.env))).rejects.toThrow(/secretKey: is missing here/);
    await folder.close();
    expect(everything()).toEqual(before);
    expect(shop.braze.requests).toEqual([]);
  });

  it('commits the masking key with the first commit, whatever run made it', async () => {
    const file = join(shop.dir, 'brazier.json');
    const { secretKey: _key, ...config } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify(config, null, 2));
    shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qam', 'Without a key');
    for (const commit of [false, true]) {
      const folder = await openAuditFolder(shop.dir, shop.env);
      await takeSnapshot(folder, { ...testOptions(shop.clock, shop.env), commit });
      await folder.close();
    }
    expect(JSON.parse(shop.git('show', 'HEAD:brazier.json'))).toEqual({ ...config, secretKey: '07'.repeat(32) });
    expect(shop.git('status', '--porcelain')).toBe('');
  });

  it('takes a commit that somebody made meanwhile as its parent', async () => {
    await shop.snapshot();
    describeAs(1, 'edited');
    const result = await shop.snapshot({
      onProgress({ kind }) {
        if (kind !== 'committing') return;
        writeFileSync(join(shop.dir, 'notes.md'), 'mine');
        shop.git('add', 'notes.md');
        shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qm', 'Mine');
      },
    });
    expect(result.revision).toBe(head());
    expect(shop.git('log', '--format=%s', '-2', '--skip=1').split('\n')[0]).toBe('Mine');
    expect(shop.git('status', '--porcelain')).toBe('');
  });
});

describe('two runs at once', () => {
  it('one works, the other says so', async () => {
    const outcomes = await Promise.allSettled([shop.snapshot(), shop.snapshot({ pid: 1 })]);
    const refused = outcomes.filter(({ status }) => status === 'rejected');
    expect(refused).toMatchObject([{ reason: { name: 'LockHeldError' } }]);
    expect((await shop.snapshot()).revision).toBeNull();
  });
});

describe('what is refused before anything is fetched', () => {
  it.each<[string, Partial<SnapshotOptions>, string]>([
    ['a workspace that is not configured', { workspaces: ['staging'] }, 'UnknownWorkspaceError'],
    ['a key that is not set', { env: {} }, 'MissingKeyError'],
    ['a key that is empty', { env: { BRAZE_API_KEY: ' ' } }, 'MissingKeyError'],
  ])('%s', async (_what, options, name) => {
    await expect(shop.snapshot(options)).rejects.toMatchObject({ name });
    expect(shop.braze.requests).toEqual([]);
  });
});

describe('a HEAD that is on no branch', () => {
  it('is refused with --push before anything is fetched, with the branch that is meant, and otherwise committed to', async () => {
    shop.git('branch', '-M', 'audit');
    shop.git('checkout', '-q', '--detach');
    const refused: Error = await shop.snapshot({ push: true }).then(
      () => expect.fail('a detached HEAD was pushed'),
      (error) => error,
    );
    expect(refused).toMatchObject({ name: 'DetachedHeadError', override: 'git switch audit' });
    for (const way of ['`git switch audit`', '$CI_COMMIT_BRANCH', 'actions/checkout']) {
      expect(refused.message).toContain(way);
    }
    expect(shop.braze.requests).toEqual([]);
    expect((await shop.snapshot()).revision).toBe(head());
  });
});

describe('several workspaces', () => {
  let staging: FakeBraze;
  const both = async (options: Partial<SnapshotOptions> = {}) => {
    const folder = await openAuditFolder(shop.dir, shop.env);
    shop.clock.now += 3_600_000;
    const env = { ...shop.env, STAGING_KEY: staging.apiKey };
    return takeSnapshot(folder, { ...testOptions(shop.clock, env), ...options }).finally(() => folder.close());
  };
  beforeEach(async () => {
    staging = await startFakeBraze({ world: createWorld({ campaigns: 3, seed: 4 }), now: () => shop.clock.now });
    const file = join(shop.dir, 'brazier.json');
    const config = JSON.parse(readFileSync(file, 'utf8'));
    config.workspaces.staging = { endpoint: staging.endpoint, apiKeyEnv: 'STAGING_KEY' };
    writeFileSync(file, JSON.stringify(config));
  });
  afterEach(() => staging.close());

  it('are one commit', async () => {
    const result = await both();
    expect(result.changes.summary.campaigns.added).toBe(9);
    expect(shop.git('log', '-1', '--format=%(trailers:key=Brazier-Workspace,valueonly)').trim()).toBe(
      'production\nstaging',
    );
    expect(shop.git('rev-list', '--count', 'HEAD').trim()).toBe('2');
  });

  it('do not keep each other: what one cannot have is told, the other is committed', async () => {
    shop.braze.faults.failList('any', { kind: 'status', status: 500 }, 99);
    const result = await both();
    expect(result.workspaces).toMatchObject({
      production: { complete: false, error: { name: 'BrazeUnavailableError' } },
      staging: { complete: true, listed: 3 },
    });
    expect(result.changes.summary.campaigns.added).toBe(3);
    expect(shop.git('log', '-1', '--format=%(trailers:key=Brazier-Workspace,valueonly)').trim()).toBe('staging');
  });

  it('are swept each in its own week: one that was added later was fetched whole when it came', async () => {
    await shop.snapshot();
    shop.clock.now += 4 * 86_400_000;
    expect((await both()).workspaces).toMatchObject({
      production: { full: false, fetched: 0 },
      staging: { full: true, fetched: 3 },
    });
    shop.clock.now += 4 * 86_400_000;
    expect((await both()).workspaces).toMatchObject({
      production: { full: true, fetched: 6 },
      staging: { full: false, fetched: 0 },
    });
    shop.clock.now += 4 * 86_400_000;
    expect((await both()).workspaces).toMatchObject({ production: { full: false }, staging: { full: true } });
  });

  it('that fail alike throw one error that names each; that fail for different reasons are told in the result', async () => {
    shop.braze.faults.failList('any', { kind: 'status', status: 500 }, 99);
    staging.faults.failList('any', { kind: 'status', status: 500 }, 99);
    const failure: Error = await both().then(
      () => expect.fail('both cannot be had'),
      (error) => error,
    );
    const alike = { name: 'WorkspacesFailedError', cause: { name: 'BrazeUnavailableError' } };
    expect(failure).toMatchObject(alike);
    for (const { endpoint } of [shop.braze, staging]) expect(failure.message).toContain(endpoint);
    staging.faults.clear();
    staging.faults.failList('any', { kind: 'html' }, 99);
    await expect(both()).rejects.toMatchObject(alike);
    staging.faults.clear();
    staging.faults.failList('any', { kind: 'status', status: 403 }, 99);
    const result = await both();
    expect(result).toMatchObject({ revision: null, workspaces: { staging: { error: { name: 'BrazeAuthError' } } } });
  });
});

describe('pushing', () => {
  let remote: string;
  let other: string;
  const inOther = async (options: Partial<SnapshotOptions> = {}) => {
    const folder = await openAuditFolder(other, shop.env);
    return takeSnapshot(folder, { ...testOptions(shop.clock, shop.env), push: true, ...options }).finally(() =>
      folder.close(),
    );
  };
  beforeEach(async () => {
    remote = join(shop.dir, '..', 'remote.git');
    other = join(shop.dir, '..', 'other');
    shop.git('init', '-q', '--bare', remote);
    shop.git('remote', 'add', 'origin', remote);
    await shop.snapshot({ push: true });
    shop.git('clone', '-q', remote, other);
  });

  it('makes our commit again on another runner’s, campaign by campaign, the newer edit of both', async () => {
    describeAs(0, 'theirs, then ours');
    describeAs(1, 'ours');
    shop.clock.now += 3_600_000;
    const stale = await shop.snapshot();
    describeAs(0, 'theirs, later');
    describeAs(2, 'theirs');
    shop.clock.now += 3_600_000;
    expect((await inOther()).pushed).toBe(true);
    const pushed = await shop.snapshot({ push: true });
    expect(pushed).toMatchObject({ pushed: true, warnings: [] });
    expect(stale.revision).not.toBeNull();
    const log = execFileSync('git', ['log', '--format=%H', 'HEAD'], { cwd: remote, encoding: 'utf8' });
    expect(log.split('\n')[0]).toBe(head());
    const history = openHistory(shop.folder);
    const described = async (index: number) =>
      (await history.show({ workspace: 'production', id: id(index) })).state.details['description'];
    expect(await Promise.all([0, 1, 2].map(described))).toEqual(['theirs, later', 'ours', 'theirs']);
    expect(shop.git('status', '--porcelain')).toBe('');
  });

  it('masks a secret that stands unmasked on both sides, although nothing else differs', async () => {
    const secret = 'https://svc:committed-by-hand-77@hooks.example/in';
    describeAs(0, secret);
    await shop.snapshot({ push: true });
    const file = join(shop.dir, fileOf(0));
    const masked = readFileSync(file, 'utf8');
    writeFileSync(file, masked.replace(/brazier:secret:[0-9a-f]{32}/, 'committed-by-hand-77'));
    shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qam', 'By hand');
    shop.git('push', '-q', 'origin', 'HEAD');
    execFileSync('git', ['pull', '-q'], { cwd: other, env: shop.env });
    describeAs(2, 'theirs');
    await inOther();
    await shop.snapshot({ push: true, full: true });
    expect(readFileSync(file, 'utf8')).toBe(masked);
    expect(shop.git('--git-dir', remote, 'show', `HEAD:${fileOf(0)}`)).toBe(masked);
  });

  it('sends an older commit with nothing new, and says why where it cannot', async () => {
    describeAs(0, 'edited');
    shop.git('remote', 'set-url', 'origin', `${remote}-gone`);
    const kept = await shop.snapshot({ push: true });
    expect(kept).toMatchObject({ pushed: false, pushError: { name: 'PushError' } });
    expect(kept.revision).toBe(head());
    shop.git('remote', 'set-url', 'origin', remote);
    const sent = await shop.snapshot({ push: true });
    expect(sent).toMatchObject({ pushed: true, revision: null });
    expect(execFileSync('git', ['rev-parse', 'HEAD'], { cwd: remote, encoding: 'utf8' }).trim()).toBe(head());
  });

  it('tells other clones that a run failed', async () => {
    await shop.snapshot({ push: true });
    shop.braze.faults.failList('any', { kind: 'status', status: 401 }, 9);
    await expect(shop.snapshot({ push: true })).rejects.toMatchObject({ name: 'BrazeAuthError' });
    shop.braze.faults.clear();
    const record = execFileSync('git', ['show', 'refs/brazier/runs:production.json'], {
      cwd: remote,
      encoding: 'utf8',
    });
    expect(JSON.parse(record)).toMatchObject({ failure: { reason: expect.stringContaining('API key') } });
  });

  it('lets a fresh, shallow clone go on where the last runner stopped', async () => {
    const shallow = join(shop.dir, '..', 'shallow');
    shop.git('clone', '-q', '--depth', '1', `file://${remote}`, shallow);
    describeAs(3, 'edited');
    shop.clock.now += 3_600_000;
    shop.asked();
    const folder = await openAuditFolder(shallow, shop.env);
    const result = await takeSnapshot(folder, testOptions(shop.clock, shop.env)).finally(() => folder.close());
    expect(shop.asked()).toEqual([id(3)]);
    expect(result.changes.campaigns).toMatchObject([{ id: id(3), status: 'changed' }]);
  });
});
