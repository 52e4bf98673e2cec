import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pushSnapshots } from '../index.ts';
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
