import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type AuditFolder,
  assertWritable,
  campaignFilePath,
  checkCampaignFiles,
  commitSnapshot,
  encodeCampaignFile,
  findAuditFolder,
  initAuditFolder,
  LockHeldError,
  listCampaignFiles,
  lockAuditFolder,
  openAuditFolder,
  pushSnapshots,
  readCampaign,
  readHead,
  readRunRecords,
  resolveSnapshot,
  restoreWorkTree,
  snapshots,
  writeRunRecords,
} from '../index.ts';

const env = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
const sleep = () => Promise.resolve();
const key = (size: number) => new Uint8Array(size).fill(3);
const file = (id: string) => campaignFilePath('production', id);
const campaign = (id: string, name: string) => encodeCampaignFile({ id, list: { id }, details: { name } });
const START = 1_767_225_600;

let root: string;
let folder: AuditFolder;

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.dir, encoding: 'utf8', env });
const commit = async (files: Record<string, string | null>, time = START, message = 'Snapshot\n') => {
  const { revision } = await readHead(folder.repository);
  return commitSnapshot(folder, { base: revision, files: new Map(Object.entries(files)), message, time }, sleep);
};
const all = async () => {
  const found = [];
  for await (const snapshot of snapshots(folder)) found.push(snapshot);
  return found;
};
const make = (dir: string, more = {}) =>
  initAuditFolder({
    dir,
    workspace: 'production',
    endpoint: 'https://rest.iad-01.braze.com',
    apiKeyEnv: 'BRAZE_API_KEY',
    env,
    randomBytes: key,
    sleep,
    time: START,
    ...more,
  });

beforeEach(async () => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'brazier-store-')));
  await make(join(root, 'audit'));
  folder = await openAuditFolder(join(root, 'audit'), env);
});
afterEach(async () => {
  await folder.close();
  rmSync(root, { recursive: true, force: true });
});

describe('a new audit folder', () => {
  it('is a clean repository with its own files committed, found from any folder below', async () => {
    expect(git('status', '--porcelain')).toBe('');
    expect(git('ls-files').split('\n').filter(Boolean)).toEqual(['.gitattributes', 'brazier.json']);
    expect(git('log', '--format=%an <%ae>').trim()).toBe('Brazier <brazier@localhost>');
    mkdirSync(join(folder.dir, 'a/b'), { recursive: true });
    expect(await findAuditFolder(join(folder.dir, 'a/b'))).toBe(folder.dir);
    expect(await all()).toEqual([]);
  });

  it('is never made over one that is there, nor with a slip in its options', async () => {
    await expect(make(folder.dir)).rejects.toThrow(/exists already/);
    await expect(make(join(root, 'x'), { workspace: 'con' })).rejects.toThrow(/Windows/);
    await expect(make(join(root, 'x'), { endpoint: 'http://braze.example' })).rejects.toThrow(/https/);
    expect(existsSync(join(root, 'x'))).toBe(false);
  });

  it.each(['github', 'gitlab'] as const)('with a job for %s, in a folder of a larger repository', async (ci) => {
    const outer = join(root, 'outer');
    mkdirSync(outer);
    execFileSync('git', ['init', '-q', outer], { env });
    const made = await make(join(outer, 'braze/audit'), { ci });
    expect(made.created).toContain(ci === 'github' ? '.github/workflows/brazier.yml' : '.gitlab-ci.yml');
    expect(made.created).toContain('braze/audit/brazier.json');
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: outer, encoding: 'utf8', env })).toBe('');
  });
});

describe('committing a snapshot', () => {
  it('writes the files, moves the branch and leaves a clean status', async () => {
    const { revision } = await commit({ [file('aaa')]: campaign('aaa', 'A'), [file('abb')]: campaign('abb', 'B') });
    expect(git('rev-parse', 'HEAD').trim()).toBe(revision);
    expect(git('status', '--porcelain')).toBe('');
    expect(readFileSync(join(folder.dir, file('aaa')), 'utf8')).toBe(campaign('aaa', 'A'));
    await commit({ [file('aaa')]: null });
    expect(existsSync(join(folder.dir, 'workspaces/production/campaigns/aa'))).toBe(false);
    expect(git('status', '--porcelain')).toBe('');
    expect(git('fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('leaves what else is staged, dirty or untracked exactly as it was', async () => {
    writeFileSync(join(folder.dir, 'notes.md'), 'one\n');
    git('add', 'notes.md');
    git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qm', 'Notes');
    writeFileSync(join(folder.dir, 'notes.md'), 'staged\n');
    git('add', 'notes.md');
    writeFileSync(join(folder.dir, 'notes.md'), 'dirty\n');
    writeFileSync(join(folder.dir, 'new.txt'), 'untracked\n');
    const before = git('status', '--porcelain');
    const staged = git('diff', '--cached');
    await commit({ [file('aaa')]: campaign('aaa', 'A') });
    expect(git('status', '--porcelain')).toBe(before);
    expect(git('diff', '--cached')).toBe(staged);
    expect(git('show', '--name-only', '--format=').trim()).toBe(file('aaa'));
  });

  it('knows no hooks, signing, editors or line-ending filters of the user', async () => {
    writeFileSync(join(folder.dir, '.git/hooks/pre-commit'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(folder.dir, '.git/hooks/reference-transaction'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    git('config', 'commit.gpgSign', 'true');
    git('config', 'core.autocrlf', 'true');
    git('config', 'core.editor', 'false');
    await commit({ [file('aaa')]: campaign('aaa', 'A') });
    expect(git('show', `HEAD:${file('aaa')}`)).toBe(campaign('aaa', 'A'));
    expect(git('status', '--porcelain')).toBe('');
  });

  it('is refused where the branch moved meanwhile, and writes nothing', async () => {
    const { revision } = await readHead(folder.repository);
    await commit({ [file('aaa')]: campaign('aaa', 'A') });
    const late = commitSnapshot(
      folder,
      { base: revision, files: new Map([[file('bbb'), campaign('bbb', 'B')]]), message: 'x', time: START },
      sleep,
    );
    await expect(late).rejects.toMatchObject({ name: 'ConcurrentCommitError' });
    expect(existsSync(join(folder.dir, file('bbb')))).toBe(false);
  });

  it('works on a detached HEAD, in a linked work tree and in a SHA-256 repository', async () => {
    git('checkout', '-q', '--detach');
    const { revision } = await commit({ [file('aaa')]: campaign('aaa', 'A') });
    expect(git('rev-parse', 'HEAD').trim()).toBe(revision);
    git('worktree', 'add', '-q', '-b', 'other', join(root, 'linked'));
    const linked = await openAuditFolder(join(root, 'linked'), env);
    const head = await readHead(linked.repository);
    await commitSnapshot(
      linked,
      { base: head.revision, files: new Map([[file('bbb'), campaign('bbb', 'B')]]), message: 'x', time: START },
      sleep,
    );
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: linked.dir, encoding: 'utf8', env })).toBe('');
    await linked.close();
    execFileSync('git', ['init', '-q', '--object-format=sha256', join(root, 'sha256')], { env });
    await make(join(root, 'sha256'));
    const wide = await openAuditFolder(join(root, 'sha256'), env);
    const base = (await readHead(wide.repository)).revision;
    const made = await commitSnapshot(
      wide,
      { base, files: new Map([[file('aaa'), campaign('aaa', 'A')]]), message: 'x', time: START },
      sleep,
    );
    expect(made.revision).toHaveLength(64);
    await wide.close();
  });

  it('warns, and loses nothing, while another git process holds the index', async () => {
    writeFileSync(join(folder.dir, '.git/index.lock'), '');
    const { warnings, revision } = await commit({ [file('aaa')]: campaign('aaa', 'A') });
    expect(warnings).toHaveLength(1);
    rmSync(join(folder.dir, '.git/index.lock'));
    expect(git('rev-parse', 'HEAD').trim()).toBe(revision);
    expect(await restoreWorkTree(folder, sleep)).toEqual([file('aaa')]);
    expect(git('status', '--porcelain')).toBe('');
  });

  it('does not touch a file whose bytes are right', async () => {
    await commit({ [file('aaa')]: campaign('aaa', 'A') });
    const before = statSync(join(folder.dir, file('aaa')));
    await commit({ [file('aaa')]: campaign('aaa', 'A'), [file('bbb')]: campaign('bbb', 'B') });
    const after = statSync(join(folder.dir, file('aaa')));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });
});

describe('restoring the work tree', () => {
  it('mends hand edits, deletions, strays and staged changes under workspaces/, and nothing else', async () => {
    await commit({
      [file('aaa')]: campaign('aaa', 'A'),
      [file('bbb')]: campaign('bbb', 'B'),
      [file('ccc')]: campaign('ccc', 'C'),
    });
    writeFileSync(join(folder.dir, file('aaa')), 'edited');
    rmSync(join(folder.dir, file('bbb')));
    writeFileSync(join(folder.dir, 'workspaces/production/stray.tmp'), 'x');
    writeFileSync(join(folder.dir, file('ccc')), 'staged');
    git('add', file('ccc'));
    writeFileSync(join(folder.dir, 'mine.txt'), 'x');
    const mended = await restoreWorkTree(folder, sleep);
    expect(mended.sort()).toEqual([file('aaa'), file('bbb'), file('ccc'), 'workspaces/production/stray.tmp'].sort());
    expect(git('status', '--porcelain')).toBe('?? mine.txt\n');
    expect(await restoreWorkTree(folder, sleep)).toEqual([]);
  });
});

describe('reading history', () => {
  it('gives snapshots newest first with trailers and blobs, and passes over other commits and migrations', async () => {
    const first = await commit(
      { [file('aaa')]: campaign('aaa', 'A') },
      START,
      'One\n\n* x\n\nBrazier-Complete: full\nBrazier-Changes: 1\n',
    );
    writeFileSync(join(folder.dir, 'notes.md'), 'x');
    git('add', 'notes.md');
    git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qm', 'Notes');
    await commit({ [file('aaa')]: `${campaign('aaa', 'A')} ` }, START + 10, 'Migrate\n\nBrazier-Migration: 1 2\n');
    const last = await commit({ [file('aaa')]: campaign('aaa', 'B') }, START + 20, 'Two\n');
    const found = await all();
    expect(found.map(({ revision, subject }) => [revision, subject])).toEqual([
      [last.revision, 'Two'],
      [first.revision, 'One'],
    ]);
    expect(found[1]?.trailers).toEqual({ 'Brazier-Complete': ['full'], 'Brazier-Changes': ['1'] });
    expect(found[1]?.files).toMatchObject([{ workspace: 'production', id: 'aaa', before: null }]);
    const [{ objectId } = { objectId: '' }] = await listCampaignFiles(folder, first.revision);
    expect(await readCampaign(folder, 'production', 'aaa', objectId)).toMatchObject({
      id: 'aaa',
      details: { name: 'A' },
    });
  });

  it('reads many blobs at once through one process, and refuses one that is not there', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `c${index}x`);
    await commit(Object.fromEntries(names.map((id) => [file(id), campaign(id, 'é'.repeat(2000) + id)])));
    const listed = await listCampaignFiles(folder, 'HEAD');
    const read = await Promise.all(listed.map(({ id, objectId }) => readCampaign(folder, 'production', id, objectId)));
    expect(read.map(({ id }) => id).sort()).toEqual([...names].sort());
    await expect(folder.blobs.read('0'.repeat(40))).rejects.toMatchObject({ name: 'GitError' });
    await expect(folder.blobs.read(listed[0]?.objectId ?? '')).resolves.toContain('formatVersion');
  });

  it('a date means the newest snapshot at or before it, a bare day its end; a revision means its tree', async () => {
    const first = await commit({ [file('aaa')]: campaign('aaa', 'A') }, START);
    const second = await commit({ [file('aaa')]: campaign('aaa', 'B') }, START + 86_400);
    expect((await resolveSnapshot(folder)).revision).toBe(second.revision);
    expect(await resolveSnapshot(folder, '2026-01-01')).toEqual({
      revision: first.revision,
      time: '2026-01-01T00:00:00Z',
    });
    expect((await resolveSnapshot(folder, '2026-01-02T00:00:00Z')).revision).toBe(second.revision);
    expect((await resolveSnapshot(folder, 'HEAD~1')).revision).toBe(first.revision);
    await expect(resolveSnapshot(folder, '2025-12-31')).rejects.toMatchObject({ name: 'UnknownRevisionError' });
    await expect(resolveSnapshot(folder, '--output=x')).rejects.toMatchObject({ name: 'UnknownRevisionError' });
  });

  it('without a snapshot says so', async () => {
    await expect(resolveSnapshot(folder)).rejects.toMatchObject({ name: 'NoSnapshotError' });
  });

  it('marks where a shallow clone ends', async () => {
    await commit({ [file('aaa')]: campaign('aaa', 'A') });
    await commit({ [file('aaa')]: campaign('aaa', 'B') });
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${folder.dir}`, join(root, 'shallow')], { env });
    const shallow = await openAuditFolder(join(root, 'shallow'), env);
    const found = [];
    for await (const snapshot of snapshots(shallow)) found.push(snapshot.boundary);
    expect(found).toEqual([true]);
    await expect(resolveSnapshot(shallow, '2025-01-01')).rejects.toMatchObject({ name: 'ShallowHistoryError' });
    await shallow.close();
  });
});

describe('what is refused before anything is done', () => {
  it('a merge in progress, a folder that leads elsewhere, a bare repository', async () => {
    await assertWritable(folder.repository, folder.dir);
    writeFileSync(join(folder.dir, '.git/MERGE_HEAD'), '');
    await expect(assertWritable(folder.repository, folder.dir)).rejects.toThrow(/merge is in progress/);
    rmSync(join(folder.dir, '.git/MERGE_HEAD'));
    mkdirSync(join(root, 'elsewhere'));
    symlinkSync(join(root, 'elsewhere'), join(folder.dir, 'workspaces'));
    await expect(assertWritable(folder.repository, folder.dir)).rejects.toThrow(/link/);
    execFileSync('git', ['init', '-q', '--bare', join(root, 'bare')], { env });
    writeFileSync(join(root, 'bare/brazier.json'), readFileSync(join(folder.dir, 'brazier.json')));
    await expect(openAuditFolder(join(root, 'bare'), env)).rejects.toThrow(/bare/);
  });

  it('a second run, unless the first is no longer there', async () => {
    const me = { pid: 10, host: 'here', since: '2026-01-01T00:00:00Z' };
    const other = { pid: 11, host: 'here', since: '2026-01-01T00:00:01Z' };
    const lock = await lockAuditFolder(folder, me, () => true);
    await expect(lockAuditFolder(folder, other, () => true)).rejects.toThrow(LockHeldError);
    const taken = await lockAuditFolder(folder, other, () => false);
    await lock.release();
    await expect(lockAuditFolder(folder, me, () => true)).rejects.toThrow(LockHeldError);
    await taken.release();
    await (await lockAuditFolder(folder, me, () => true)).release();
  });
});

describe('the lock', () => {
  const holder = (pid: number, since = '2026-01-01T12:00:00Z', host = 'here') => ({ pid, host, since });
  const isAlive = (pid: number) => pid !== 99;
  const lockFile = () => join(folder.dir, '.git/brazier/lock');

  it('is had by one of many that want it at once, also where a dead run left it or a crash emptied it', async () => {
    for (const left of [null, JSON.stringify(holder(99)), '']) {
      for (let round = 0; round < 20; round += 1) {
        if (left !== null) {
          mkdirSync(join(folder.dir, '.git/brazier'), { recursive: true });
          writeFileSync(lockFile(), left);
        }
        const wanted = Array.from({ length: 8 }, (_, index) => lockAuditFolder(folder, holder(index + 1), isAlive));
        const outcomes = await Promise.allSettled(wanted);
        const taken = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
        expect(taken).toHaveLength(1);
        for (const outcome of outcomes)
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(LockHeldError);
        await taken[0]?.release();
        expect(readdirSync(join(folder.dir, '.git/brazier'))).toEqual([]);
      }
    }
  });

  it('of another machine counts until no run can last that long, of this one too', async () => {
    for (const host of ['here', 'there']) {
      const lock = await lockAuditFolder(folder, holder(7, '2026-01-01T00:00:00Z', host), isAlive);
      await expect(lockAuditFolder(folder, holder(8, '2026-01-01T11:00:00Z'), isAlive)).rejects.toThrow(/process 7/);
      const next = await lockAuditFolder(folder, holder(8, '2026-01-01T13:00:00Z'), isAlive);
      await lock.release();
      expect(existsSync(lockFile())).toBe(true);
      await next.release();
    }
  });

  it('says how to go on all the same', async () => {
    await lockAuditFolder(folder, holder(7), isAlive);
    await expect(lockAuditFolder(folder, holder(8), isAlive)).rejects.toMatchObject({ override: `rm ${lockFile()}` });
  });
});

describe('run records', () => {
  it('stand on a reference of their own, the newest of each workspace', async () => {
    const record = (time: string) => ({ time, complete: true, lastFullSweep: null, failed: [], listed: 1 });
    const head = git('rev-parse', 'HEAD');
    await writeRunRecords(
      folder,
      { production: record('2026-01-01T00:00:00Z'), staging: record('2026-01-01T00:00:00Z') },
      START,
    );
    await writeRunRecords(folder, { production: record('2026-01-02T00:00:00Z') }, START);
    await writeRunRecords(folder, { staging: record('2025-01-01T00:00:00Z') }, START);
    expect(await readRunRecords(folder)).toEqual({
      production: record('2026-01-02T00:00:00Z'),
      staging: record('2026-01-01T00:00:00Z'),
    });
    expect(git('rev-parse', 'HEAD')).toBe(head);
    expect(git('status', '--porcelain')).toBe('');
  });
});

describe('pushing', () => {
  const options = (rebuild: Parameters<typeof pushSnapshots>[1]['rebuild']) => ({
    rebuild,
    sleep,
    random: () => 0,
    time: START,
  });

  it('makes our commit again on a tip that moved, and takes over what others changed', async () => {
    const remote = join(root, 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', remote], { env });
    git('remote', 'add', 'origin', remote);
    await pushSnapshots(
      folder,
      options(async () => null),
    );
    execFileSync('git', ['clone', '-q', remote, join(root, 'other')], { env });
    const inOther = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y', ...args], {
        cwd: join(root, 'other'),
        encoding: 'utf8',
        env,
      });
    writeFileSync(join(root, 'other/README.md'), 'theirs\n');
    inOther('add', 'README.md');
    inOther('commit', '-qm', 'Theirs');
    inOther('push', '-q');
    await commit({ [file('aaa')]: campaign('aaa', 'A') });
    const { revision } = await pushSnapshots(
      folder,
      options(async () => ({ files: new Map([[file('aaa'), campaign('aaa', 'A')]]), message: 'Ours\n' })),
    );
    expect(execFileSync('git', ['log', '--format=%s', 'HEAD'], { cwd: remote, encoding: 'utf8', env })).toMatch(
      /^Ours\nTheirs\n/,
    );
    expect(git('rev-parse', 'HEAD').trim()).toBe(revision);
    expect(git('status', '--porcelain')).toBe('');
    expect(existsSync(join(folder.dir, 'README.md'))).toBe(true);
  });

  it('never rebuilds a commit that is not a snapshot', async () => {
    const remote = join(root, 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', remote], { env });
    git('remote', 'add', 'origin', remote);
    await pushSnapshots(
      folder,
      options(async () => null),
    );
    git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-q', '--allow-empty', '-m', 'x');
    git('push', '-q', 'origin', 'HEAD');
    git('reset', '-q', '--hard', 'HEAD~1');
    writeFileSync(join(folder.dir, 'mine.md'), 'x');
    git('add', 'mine.md');
    git('-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qm', 'Mine');
    const head = git('rev-parse', 'HEAD');
    await expect(
      pushSnapshots(
        folder,
        options(async () => null),
      ),
    ).rejects.toThrow(/commits of your own/);
    expect(git('rev-parse', 'HEAD')).toBe(head);
  });

  it('without a remote, or with one that is gone, says so', async () => {
    await expect(
      pushSnapshots(
        folder,
        options(async () => null),
      ),
    ).rejects.toThrow(/no remote/);
    git('remote', 'add', 'origin', join(root, 'gone.git'));
    await expect(
      pushSnapshots(
        folder,
        options(async () => null),
      ),
    ).rejects.toMatchObject({ name: 'PushError' });
  });
});

describe('checking the files', () => {
  it('names each kind of damage, and nothing where there is none', async () => {
    const secret = encodeCampaignFile({
      id: 'sec',
      list: { id: 'sec' },
      details: { messages: { m1: { channel: 'webhook', headers: { Authorization: 'Bearer abcd1234efgh' } } } },
    });
    await commit({
      [file('aaa')]: campaign('aaa', 'A'),
      [file('bbb')]: campaign('bbb', 'B'),
      [file('ccc')]: campaign('ccc', 'C'),
      [file('ddd')]: campaign('ddd', 'D'),
    });
    expect(await checkCampaignFiles(folder)).toEqual({ checked: 4, problems: [] });
    await commit({ [file('sec')]: secret });
    await commit({ [file('sec')]: null });
    writeFileSync(join(folder.dir, file('aaa')), campaign('aaa', 'A').slice(0, 30));
    writeFileSync(join(folder.dir, file('bbb')), JSON.stringify(JSON.parse(campaign('bbb', 'B'))));
    writeFileSync(
      join(folder.dir, file('ccc')),
      campaign('ccc', 'C').replace('"formatVersion": 1', '"formatVersion": 3'),
    );
    writeFileSync(join(folder.dir, file('ddd')), campaign('ddd', 'edited by hand'));
    writeFileSync(join(folder.dir, file('dde')), campaign('ddd', 'D'));
    const { problems } = await checkCampaignFiles(folder);
    expect(problems.map(({ file: path, kind }) => [path, kind]).sort()).toEqual(
      [
        [file('aaa'), 'corrupt'],
        [file('bbb'), 'not-canonical'],
        [file('ccc'), 'newer-format'],
        [file('ddd'), 'not-committed'],
        [file('dde'), 'duplicate'],
        [file('sec'), 'unmasked-secret'],
      ].sort(),
    );
    expect(problems.map(({ text }) => text).join()).not.toContain('abcd1234efgh');
  });
});
