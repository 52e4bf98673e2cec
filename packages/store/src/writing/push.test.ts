import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  fetchRunRecords,
  openAuditFolder,
  pushSnapshots,
  RUNS_REF,
  readHead,
  readRunRecords,
  writeRunRecords,
} from '../index.ts';
import { campaign, commitIn, env, file, gitIn, START, sleep, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();

describe('pushing', () => {
  const options = (rebuild: Parameters<typeof pushSnapshots>[1]['rebuild']) => ({
    rebuild,
    sleep,
    random: () => 0,
    time: START,
  });

  it('makes our commit again on a tip that moved, and takes over what others changed', async () => {
    const remote = join(at.root, 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', remote], { env });
    gitIn(at.folder.dir, 'remote', 'add', 'origin', remote);
    await pushSnapshots(
      at.folder,
      options(async () => null),
    );
    execFileSync('git', ['clone', '-q', remote, join(at.root, 'other')], { env });
    const inOther = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y', ...args], {
        cwd: join(at.root, 'other'),
        encoding: 'utf8',
        env,
      });
    writeFileSync(join(at.root, 'other/README.md'), 'theirs\n');
    inOther('add', 'README.md');
    inOther('commit', '-qm', 'Theirs');
    inOther('push', '-q');
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    const { revision } = await pushSnapshots(
      at.folder,
      options(async () => ({ files: new Map([[file('aaa'), campaign('aaa', 'A')]]), message: 'Ours\n' })),
    );
    expect(execFileSync('git', ['log', '--format=%s', 'HEAD'], { cwd: remote, encoding: 'utf8', env })).toMatch(
      /^Ours\nTheirs\n/,
    );
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD').trim()).toBe(revision);
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
    expect(existsSync(join(at.folder.dir, 'README.md'))).toBe(true);
  });

  it('never rebuilds a commit that is not a snapshot', async () => {
    const remote = join(at.root, 'remote.git');
    execFileSync('git', ['init', '-q', '--bare', remote], { env });
    gitIn(at.folder.dir, 'remote', 'add', 'origin', remote);
    await pushSnapshots(
      at.folder,
      options(async () => null),
    );
    gitIn(at.folder.dir, 'commit', '-q', '--allow-empty', '-m', 'x');
    gitIn(at.folder.dir, 'push', '-q', 'origin', 'HEAD');
    gitIn(at.folder.dir, 'reset', '-q', '--hard', 'HEAD~1');
    writeFileSync(join(at.folder.dir, 'mine.md'), 'x');
    gitIn(at.folder.dir, 'add', 'mine.md');
    gitIn(at.folder.dir, 'commit', '-qm', 'Mine');
    const head = gitIn(at.folder.dir, 'rev-parse', 'HEAD');
    await expect(
      pushSnapshots(
        at.folder,
        options(async () => null),
      ),
    ).rejects.toThrow(/commits of your own/);
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD')).toBe(head);
  });

  const toRemote = () => {
    const remote = join(at.root, 'remote.git');
    gitIn(at.root, 'init', '-q', '--bare', remote);
    gitIn(at.folder.dir, 'remote', 'add', 'origin', remote);
    gitIn(at.folder.dir, 'push', '-q', '-u', 'origin', 'HEAD');
    return remote;
  };
  const clone = async (...args: string[]) => {
    const dir = join(at.root, `clone${args.length}`);
    gitIn(at.root, 'clone', '-q', ...args, `file://${join(at.root, 'remote.git')}`, dir);
    return openAuditFolder(dir, env);
  };
  const moveRemote = (name: string) => {
    const dir = join(at.root, 'mover');
    if (!existsSync(dir)) gitIn(at.root, 'clone', '-q', join(at.root, 'remote.git'), dir);
    writeFileSync(join(dir, name), name);
    gitIn(dir, 'add', '.');
    gitIn(dir, 'commit', '-qm', name);
    gitIn(dir, 'push', '-q');
  };
  const ours = { files: new Map([[file('aaa'), campaign('aaa', 'A')]]), message: 'Ours\n' };

  it('gives up after five rounds in which the remote moved, and keeps our commit', async () => {
    const remote = toRemote();
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    moveRemote('0');
    let rounds = 0;
    const push = pushSnapshots(
      at.folder,
      options(async () => {
        rounds += 1;
        moveRemote(String(rounds));
        return ours;
      }),
    );
    await expect(push).rejects.toThrow(
      /kept moving during 5 attempts; the remote keeps it as refs\/brazier\/unpushed\//,
    );
    expect(rounds).toBe(4);
    const head = gitIn(at.folder.dir, 'rev-parse', 'HEAD').trim();
    expect(gitIn(remote, 'rev-parse', `refs/brazier/unpushed/${head.slice(0, 12)}`).trim()).toBe(head);
    expect(gitIn(at.folder.dir, 'log', '-1', '--format=%s').trim()).toBe('Ours');
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
  });

  it('of a shallow clone arrives, on a remote that moved', async () => {
    const remote = toRemote();
    await commitIn(at.folder, { [file('bbb')]: campaign('bbb', 'B') });
    gitIn(at.folder.dir, 'push', '-q');
    const shallow = await clone('--depth', '1');
    moveRemote('theirs');
    await commitIn(shallow, { [file('aaa')]: campaign('aaa', 'A') });
    const { revision } = await pushSnapshots(
      shallow,
      options(async () => ours),
    );
    expect(gitIn(remote, 'rev-parse', 'HEAD').trim()).toBe(revision);
    expect(gitIn(remote, 'rev-list', '--count', 'HEAD').trim()).toBe('4');
    await shallow.close();
  });

  it('never touches a file that is being edited', async () => {
    toRemote();
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    const head = gitIn(at.folder.dir, 'rev-parse', 'HEAD');
    moveRemote('notes.md');
    writeFileSync(join(at.folder.dir, 'notes.md'), 'mine');
    const push = pushSnapshots(
      at.folder,
      options(async () => ours),
    );
    await expect(push).rejects.toThrow(/local changes/);
    expect(readFileSync(join(at.folder.dir, 'notes.md'), 'utf8')).toBe('mine');
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD')).toBe(head);
  });

  it('says what the remote said where that refuses, and tries no other way', async () => {
    const remote = toRemote();
    writeFileSync(join(remote, 'hooks/pre-receive'), '#!/bin/sh\necho "no pushes on Friday" >&2\nexit 1\n', {
      mode: 0o755,
    });
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    const push = pushSnapshots(
      at.folder,
      options(() => expect.unreachable()),
    );
    await expect(push).rejects.toThrow(/no pushes on Friday|pre-receive hook declined/);
  });

  it('sends no tags, and joins the run records of two clones', async () => {
    const remote = toRemote();
    gitIn(at.folder.dir, 'config', 'push.followTags', 'true');
    gitIn(at.folder.dir, 'tag', '-a', '-m', 'v1', 'v1');
    const record = (time: string) => ({ time, complete: true, lastFullSweep: null, failed: [], listed: 1 });
    const other = await clone();
    await writeRunRecords(at.folder, { production: record('2026-01-02T00:00:00Z') }, START);
    await writeRunRecords(
      other,
      { production: record('2026-01-01T00:00:00Z'), staging: record('2026-01-01T00:00:00Z') },
      START,
    );
    for (const folder of [at.folder, other]) {
      const { warnings } = await pushSnapshots(
        folder,
        options(async () => null),
      );
      expect(warnings).toEqual([]);
    }
    const both = { production: record('2026-01-02T00:00:00Z'), staging: record('2026-01-01T00:00:00Z') };
    expect(await readRunRecords(other)).toEqual(both);
    await fetchRunRecords(at.folder, START);
    expect(await readRunRecords(at.folder)).toEqual(both);
    expect(gitIn(remote, 'for-each-ref', '--format=%(refname)').trim().split('\n').sort()).toEqual([
      RUNS_REF,
      `${(await readHead(at.folder.repository)).branch}`,
    ]);
    await other.close();
  });

  it('tells no password of the remote’s address', async () => {
    gitIn(at.folder.dir, 'remote', 'add', 'origin', 'http://user:s3cret-pw@127.0.0.1:1/x.git');
    const error: unknown = await pushSnapshots(
      at.folder,
      options(async () => null),
    ).catch((cause: unknown) => cause);
    expect(error).toMatchObject({ name: 'PushError', message: expect.stringContaining('127.0.0.1') });
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error as object))).not.toContain('s3cret-pw');
    expect(inspect(error, { depth: 9, showHidden: true })).not.toContain('s3cret-pw');
  });

  it('needs a branch', async () => {
    gitIn(at.folder.dir, 'checkout', '-q', '--detach');
    const push = pushSnapshots(
      at.folder,
      options(async () => null),
    );
    await expect(push).rejects.toThrow(/detached/);
  });

  it('without a remote, or with one that is gone, says so', async () => {
    await expect(
      pushSnapshots(
        at.folder,
        options(async () => null),
      ),
    ).rejects.toThrow(/no remote/);
    gitIn(at.folder.dir, 'remote', 'add', 'origin', join(at.root, 'gone.git'));
    await expect(
      pushSnapshots(
        at.folder,
        options(async () => null),
      ),
    ).rejects.toMatchObject({ name: 'PushError' });
  });
});
