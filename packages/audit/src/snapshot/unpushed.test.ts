import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld } from '@brazier/fake-braze';
import { campaignFilePath, checkCampaignFiles, openAuditFolder } from '@brazier/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openHistory, type SnapshotOptions, type SnapshotResult, takeSnapshot } from '../index.ts';
import { openWorkshop, testOptions, type Workshop } from '../testing/workshop.ts';

const KEPT = 'refs/brazier/unpushed/';

let shop: Workshop;
let remote: string;
let runners: number;

const id = (index: number): string => shop.world.ids[index] ?? '';
const fileOf = (index: number): string => campaignFilePath('production', id(index));
const describeAs = (index: number, description: string): void =>
  shop.world.editCampaign(id(index), (details) => Object.assign(details, { description }), shop.at());
const inRemote = (...args: string[]): string =>
  execFileSync('git', args, { cwd: remote, env: identified(), encoding: 'utf8' }).trim();
const identified = () => ({
  ...shop.env,
  GIT_AUTHOR_NAME: 'x',
  GIT_AUTHOR_EMAIL: 'x@y',
  GIT_COMMITTER_NAME: 'x',
  GIT_COMMITTER_EMAIL: 'x@y',
});
const kept = (): string[] =>
  inRemote('for-each-ref', '--format=%(refname)', KEPT)
    .split('\n')
    .filter((name) => name !== '');
/** What the remote does with a push; without a script it takes everything. */
const hook = (lines: string | null): void => {
  const file = join(remote, 'hooks/update');
  if (lines === null) rmSync(file, { force: true });
  else writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
};
const protect = () => hook('case $1 in refs/heads/*) echo "the branch is protected" >&2; exit 1;; esac');

/** A run in a clone of its own, as a CI service makes it; the clone is thrown away with all that only it had. */
const run = async (options: Partial<SnapshotOptions> = {}, ...depth: string[]): Promise<SnapshotResult> => {
  runners += 1;
  const dir = join(shop.dir, '..', `runner-${runners}`);
  execFileSync('git', ['clone', '-q', ...depth, `file://${remote}`, dir], { env: shop.env });
  shop.clock.now += 3_600_000;
  const folder = await openAuditFolder(dir, shop.env);
  try {
    const result = await takeSnapshot(folder, { ...testOptions(shop.clock, shop.env), push: true, ...options });
    expect((await checkCampaignFiles(folder)).problems).toEqual([]);
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: dir, env: shop.env, encoding: 'utf8' })).toBe('');
    return result;
  } finally {
    await folder.close();
    execFileSync('git', ['fsck', '--no-dangling'], { cwd: dir, env: shop.env, stdio: 'pipe' });
    rmSync(dir, { recursive: true, force: true });
  }
};
/** What a campaign's description was in each snapshot of the remote's branch, newest first. */
const described = async (index: number): Promise<unknown[]> => {
  const dir = join(shop.dir, '..', 'reader');
  rmSync(dir, { recursive: true, force: true });
  execFileSync('git', ['clone', '-q', remote, dir], { env: shop.env });
  const folder = await openAuditFolder(dir, shop.env);
  const history = openHistory(folder);
  const texts: unknown[] = [];
  for await (const { revision } of history.snapshots()) {
    const { state } = await history.show({ workspace: 'production', id: id(index) }, revision);
    if (texts.at(-1) !== state.details['description']) texts.push(state.details['description']);
  }
  await folder.close();
  return texts.slice(0, -1);
};

beforeEach(async () => {
  runners = 0;
  shop = await openWorkshop(createWorld({ campaigns: 4, seed: 3 }));
  remote = join(shop.dir, '..', 'remote.git');
  shop.git('init', '-q', '--bare', remote);
  shop.git('remote', 'add', 'origin', remote);
  shop.git('branch', '-M', 'main');
  shop.git('--git-dir', remote, 'symbolic-ref', 'HEAD', 'refs/heads/main');
  await shop.snapshot({ push: true });
});
afterEach(async () => {
  expect(inRemote('fsck', '--strict', '--no-dangling')).toBe('');
  await shop.close();
});

describe('a commit whose branch the remote protects', () => {
  it('waits there, and is on the branch with the next run that may push, before what that run found', async () => {
    protect();
    describeAs(0, 'first');
    const refused = await run();
    expect(refused).toMatchObject({ pushed: false, pushError: { name: 'PushError' } });
    const [reference] = kept();
    expect(reference).toBe(`${KEPT}${refused.revision?.slice(0, 12)}`);
    expect(refused.pushError?.message).toContain('the remote says “the branch is protected');
    expect(refused.pushError?.message).toContain(`the remote keeps it as ${reference}`);
    describeAs(0, 'second');
    describeAs(1, 'other');
    expect((await run()).pushed).toBe(false);
    expect(kept()).toHaveLength(2);
    // Somebody with more rights goes on with the branch, so that a shallow clone does not have what the commits follow.
    hook(null);
    writeFileSync(join(shop.dir, 'README.md'), 'theirs');
    shop.git('add', 'README.md');
    shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qm', 'Theirs');
    shop.git('push', '-q', 'origin', 'main');
    describeAs(0, 'third');
    const pushed = await run({}, '--depth=1');
    expect(pushed).toMatchObject({ pushed: true, warnings: [], changes: { campaigns: [{ id: id(0) }] } });
    expect(pushed.notes).toContain('2 snapshots that could not be pushed before were committed again.');
    expect(kept()).toEqual([]);
    expect(await described(0)).toEqual(['third', 'second', 'first']);
    expect(await described(1)).toEqual(['other']);
    const trailers = inRemote('log', '-1', '--skip=2', '--format=%(trailers:key=Brazier-Complete,valueonly)', 'main');
    expect(trailers.trim()).toBe('full');
  });

  it('waits with others through many runs in shallow clones, which keep their boundary', async () => {
    protect();
    const texts = ['first', 'second', 'third', 'fourth'];
    for (const text of texts) {
      describeAs(0, text);
      const { pushError } = await run({}, '--depth=1');
      expect(pushError?.message).toContain('the remote keeps it as');
    }
    expect(kept()).toHaveLength(4);
    hook(null);
    const boundary = () => readFileSync(join(shop.dir, '..', `runner-${runners}`, '.git/shallow'), 'utf8');
    const before: string[] = [];
    const { pushed, warnings } = await run({ onProgress: () => void before.push(boundary()) }, '--depth=2');
    expect({ pushed, warnings, kept: kept() }).toEqual({ pushed: true, warnings: [], kept: [] });
    expect(new Set(before)).toEqual(new Set([`${inRemote('rev-parse', 'main~5')}\n`]));
    expect(await described(0)).toEqual([...texts].reverse());
  });

  it('of a clone that stays is sent by that, and kept once', async () => {
    protect();
    describeAs(0, 'first');
    await shop.snapshot({ push: true });
    describeAs(0, 'second');
    await shop.snapshot({ push: true });
    await shop.snapshot({ push: true });
    expect(kept()).toHaveLength(2);
    hook(null);
    const sent = await shop.snapshot({ push: true });
    expect(sent).toMatchObject({ pushed: true, revision: null, warnings: [], notes: [] });
    expect(kept()).toEqual([]);
    expect(await described(0)).toEqual(['second', 'first']);
  });

  it('is not kept with commits of the user’s own, which nobody asked to send', async () => {
    protect();
    writeFileSync(join(shop.dir, 'notes.md'), 'mine');
    shop.git('add', 'notes.md');
    shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qm', 'Mine');
    describeAs(0, 'first');
    expect((await shop.snapshot({ push: true })).pushError?.message).toContain('git bundle create');
    expect(kept()).toEqual([]);
  });

  it('is replayed by one of two runners at once, and neither minds the other', async () => {
    protect();
    describeAs(0, 'first');
    await run();
    hook(null);
    const [reference = ''] = kept();
    const result = await run({
      onProgress({ kind }) {
        if (kind !== 'pushing') return;
        // What the other does meanwhile: the commit is on the branch, the reference deleted.
        inRemote('update-ref', 'refs/heads/main', reference);
        inRemote('update-ref', '-d', reference);
      },
    });
    expect(result).toMatchObject({ pushed: true, warnings: [] });
    expect(await described(0)).toEqual(['first']);
    expect(kept()).toEqual([]);
  });

  it('that removes a campaign is left to the next run, which asks Braze', async () => {
    protect();
    const gone = id(3);
    shop.world.removeCampaign(gone);
    describeAs(0, 'first');
    await run();
    hook(null);
    const { pushed, changes, warnings } = await run();
    expect(pushed).toBe(true);
    expect(changes.campaigns).toMatchObject([{ id: gone, status: 'removed' }]);
    expect(warnings).toEqual([expect.stringContaining(`only Braze can say, which this run asks (${gone})`)]);
    expect(kept()).toEqual([]);
    expect(await described(0)).toEqual(['first']);
  });

  it('is left out where the branch went on to another state, and said so', async () => {
    protect();
    describeAs(0, 'first');
    await run();
    hook(null);
    describeAs(0, 'second');
    const [reference] = kept();
    const revision = inRemote('rev-parse', reference ?? '');
    inRemote('update-ref', '-d', reference ?? '');
    expect((await run()).pushed).toBe(true);
    inRemote('update-ref', reference ?? '', revision);
    const { warnings, pushed } = await run();
    expect(pushed).toBe(true);
    expect(warnings).toEqual([
      expect.stringContaining(`the branch has another state by now than the one that it began with (${id(0)})`),
    ]);
    expect(kept()).toEqual([]);
    expect(await described(0)).toEqual(['second']);
  });
});

describe('a remote that takes nothing', () => {
  it('leaves a commit to a bundle, from which it comes back', async () => {
    hook('echo "no pushes on Friday" >&2; exit 1');
    describeAs(0, 'first');
    const { pushError, revision } = await shop.snapshot({ push: true });
    const command = /`(git bundle create \S+ main --not --remotes)`/.exec(pushError?.message ?? '')?.[1] ?? '';
    expect(pushError?.message).toContain(`nor does the remote take it as ${KEPT}${revision?.slice(0, 12)}`);
    shop.git(...command.split(' ').slice(1));
    const bundle = join(shop.dir, `brazier-${revision?.slice(0, 12)}.bundle`);
    hook(null);
    inRemote('fetch', '-q', bundle, `main:${KEPT}${revision?.slice(0, 12)}`);
    describeAs(0, 'second');
    expect((await run()).pushed).toBe(true);
    expect(await described(0)).toEqual(['second', 'first']);
  });

  it('or that goes away in between, leaves it here', async () => {
    hook('mv "$PWD" "$PWD-gone"; exit 1');
    describeAs(0, 'first');
    const { pushError, revision } = await shop.snapshot({ push: true });
    execFileSync('mv', [`${remote}-gone`, remote]);
    hook(null);
    expect(pushError?.message).toContain('git bundle create');
    expect(shop.git('rev-parse', 'HEAD').trim()).toBe(revision);
    expect((await shop.snapshot({ push: true })).pushed).toBe(true);
    expect(await described(0)).toEqual(['first']);
  });

  it('or deletes nothing, takes the commit and is named', async () => {
    protect();
    describeAs(0, 'first');
    await run();
    hook('case $3 in *[!0]*) exit 0;; esac; echo "nothing is deleted here" >&2; exit 1');
    const { warnings, pushed } = await run();
    expect(pushed).toBe(true);
    expect(warnings).toEqual([
      expect.stringMatching(/could not be deleted there: the remote says “nothing is deleted here/),
    ]);
    expect(await run()).toMatchObject({ pushed: true, notes: [] });
    expect(await described(0)).toEqual(['first']);
  });
});

describe('a reference that no run made', () => {
  /** A commit on the branch's tip, made by hand, under the reference that a run would give it. */
  const plant = (
    files: Record<string, string | null>,
    message = 'Evil\n',
    { mode = '100644', parent = 'main' } = {},
  ) => {
    const index = { ...identified(), GIT_INDEX_FILE: join(remote, 'evil-index') };
    const git = (args: string[], input?: string) =>
      execFileSync('git', args, { cwd: remote, env: index, encoding: 'utf8', input }).trim();
    git(['read-tree', parent === '' ? '--empty' : parent]);
    for (const [path, text] of Object.entries(files)) {
      const object =
        text === null
          ? null
          : mode === '160000'
            ? git(['rev-parse', 'main'])
            : git(['hash-object', '-w', '--stdin'], text);
      git(
        ['update-index', '--index-info'],
        object === null ? `0 ${'0'.repeat(40)}\t${path}\n` : `${mode} ${object}\t${path}\n`,
      );
    }
    const commit = git(['commit-tree', git(['write-tree']), ...(parent === '' ? [] : ['-p', parent])], message);
    git(['update-ref', `${KEPT}${commit.slice(0, 12)}`, commit]);
    return commit;
  };
  const stored = (index: number) => inRemote('show', `main:${fileOf(index)}`);
  const edited = (index: number, description: string) => {
    const text = `${stored(index)}\n`;
    const changed = text.replace(/"description": ".*"/, `"description": ${JSON.stringify(description)}`);
    expect(changed).not.toBe(text);
    return changed;
  };

  const evil: [string, () => string][] = [
    ['other files', () => plant({ 'brazier.json': '{}', '.github/workflows/evil.yml': 'on: push\n', '../x': 'x' })],
    [
      'a workspace that is not configured',
      () => plant({ [fileOf(0).replace('production', 'staging')]: edited(0, 'evil') }),
    ],
    [
      'a file that a snapshot would write otherwise',
      () => plant({ [fileOf(0)]: edited(0, 'evil').replace(/\n/g, '\r\n') }),
    ],
    ['what is no campaign', () => plant({ [fileOf(0)]: '{"formatVersion": 1}' })],
    ['another campaign’s id', () => plant({ [fileOf(0)]: edited(1, 'evil') })],
    ['a link', () => plant({ [fileOf(0)]: '../../../../../../etc/passwd' }, 'Evil\n', { mode: '120000' })],
    ['an executable', () => plant({ [fileOf(0)]: edited(0, 'evil') }, 'Evil\n', { mode: '100755' })],
    ['a submodule', () => plant({ [fileOf(0)]: 'x' }, 'Evil\n', { mode: '160000' })],
    ['no parent', () => plant({ [fileOf(0)]: edited(0, 'evil') }, 'Evil\n', { parent: '' })],
    ['all campaigns removed', () => plant(Object.fromEntries([0, 1, 2, 3].map((index) => [fileOf(index), null])))],
    [
      'a time in the future',
      () => plant({ [fileOf(0)]: edited(0, 'evil').replace(/"updated_at": "20/, '"updated_at": "21') }),
    ],
    [
      'another time of creation',
      () => plant({ [fileOf(0)]: edited(0, 'evil').replace(/"created_at": "20/, '"created_at": "19') }),
    ],
    [
      'no commit',
      () => {
        const blob = inRemote('hash-object', '-w', 'config');
        inRemote('update-ref', `${KEPT}${blob.slice(0, 12)}`, blob);
        return blob;
      },
    ],
  ];

  it('brings nothing to the branch, is named and deleted', async () => {
    const before = inRemote('rev-parse', 'main');
    const planted = evil.map(([what, make]) => [what, make().slice(0, 12)] as const);
    expect(kept()).toHaveLength(evil.length);
    const { warnings, pushed, revision } = await run();
    expect({ pushed, revision }).toEqual({ pushed: true, revision: null });
    for (const [what, name] of planted) {
      const about = warnings.filter((warning) => warning.includes(name));
      expect(about, what).toEqual([expect.stringMatching(/left out|not taken whole/)]);
    }
    expect(inRemote('rev-parse', 'main')).toBe(before);
    expect(kept()).toEqual([]);
  });

  it('has its secrets masked, its message made anew, and is never dated in the future', async () => {
    const secret = 'sk_live_51HnU7bKz9QwErTyUiOpAsDfG';
    const forged =
      'Evil [skip ci]\n\nBrazier-Migration: 1 2\nBrazier-Changes: 999\nBrazier-Severity: critical\nBrazier-Workspace: evil\n';
    plant({ [fileOf(0)]: edited(0, `https://svc:${secret}@hooks.example/in`), 'evil.txt': 'x' }, forged);
    const { warnings } = await run();
    expect(warnings).toEqual([expect.stringContaining('not taken whole')]);
    expect(inRemote('show', `main~1:${fileOf(0)}`).includes('brazier:secret:')).toBe(true);
    expect(inRemote('log', '-p', 'main').includes(secret)).toBe(false);
    expect(inRemote('log', '--format=%B', '--name-only', 'main')).not.toMatch(/skip ci|Migration|999|evil/i);
    const [replayed, time] = inRemote('log', '--format=%(trailers:only)%x00%ct', '-1', '--skip=1', 'main').split('\0');
    expect(replayed).toContain('Brazier-Workspace: production\nBrazier-Complete: partial');
    expect(replayed).toContain('Brazier-Changes: 1\n');
    expect(Number(time)).toBeLessThanOrEqual(shop.clock.now / 1000);
    expect(kept()).toEqual([]);
    // Braze was asked, and says otherwise.
    expect(stored(0).includes('brazier:secret:')).toBe(false);
  });

  it('of another audit folder in the repository is left to that, and other names are not looked at', async () => {
    inRemote('update-ref', `${KEPT}0123456789ab`, 'main');
    inRemote('update-ref', 'refs/brazier/unpushed/a/b', 'main');
    const config = readFileSync(join(shop.dir, 'brazier.json'), 'utf8');
    execFileSync('mkdir', ['-p', join(shop.dir, 'second')]);
    writeFileSync(join(shop.dir, 'second/brazier.json'), config);
    shop.git('add', 'second');
    shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qm', 'A second folder');
    shop.git('push', '-q', 'origin', 'main');
    plant({ [`second/${fileOf(0)}`]: edited(0, 'theirs') });
    const { warnings } = await run();
    expect(warnings).toEqual([]);
    expect(kept()).toHaveLength(3);
    expect(existsSync(join(shop.dir, 'second', fileOf(0)))).toBe(false);
  });

  it('among many does not hold a run up: a hundred are looked at', async () => {
    const stream = Array.from(
      { length: 102 },
      (_, n) => `commit refs/heads/evil${n}\ncommitter x <x@y> ${n} +0000\ndata 1\n${n % 10}\n`,
    );
    execFileSync('git', ['fast-import', '--quiet'], { cwd: remote, env: shop.env, input: stream.join('') });
    const commits = inRemote('for-each-ref', '--format=%(objectname)', 'refs/heads/evil*').split('\n');
    execFileSync('git', ['update-ref', '--stdin'], {
      cwd: remote,
      env: shop.env,
      input: commits
        .map((commit, n) => `create ${KEPT}${commit.slice(0, 12)} ${commit}\ndelete refs/heads/evil${n}\n`)
        .join(''),
    });
    const { warnings } = await run();
    expect(warnings).toContain('2 commits that earlier runs could not push stay on the remote for the next run.');
    expect(kept()).toHaveLength(2);
  });
});
