import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commitSnapshot, openAuditFolder, readHead, restoreWorkTree } from '../index.ts';
import {
  campaign,
  commitIn,
  env,
  file,
  gitIn,
  make,
  START,
  sleep,
  snapshotsOf,
  temporaryFolder,
} from '../testing/temporary-folder.ts';

const at = temporaryFolder();

describe('committing a snapshot', () => {
  it('writes the files, moves the branch and leaves a clean status', async () => {
    const { revision } = await commitIn(at.folder, {
      [file('aaa')]: campaign('aaa', 'A'),
      [file('abb')]: campaign('abb', 'B'),
    });
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD').trim()).toBe(revision);
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
    expect(readFileSync(join(at.folder.dir, file('aaa')), 'utf8')).toBe(campaign('aaa', 'A'));
    await commitIn(at.folder, { [file('aaa')]: null });
    expect(existsSync(join(at.folder.dir, 'workspaces/production/campaigns/aa'))).toBe(false);
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
    expect(gitIn(at.folder.dir, 'fsck', '--strict', '--no-dangling')).toBe('');
  });

  it('leaves what else is staged, dirty or untracked exactly as it was', async () => {
    writeFileSync(join(at.folder.dir, 'notes.md'), 'one\n');
    gitIn(at.folder.dir, 'add', 'notes.md');
    gitIn(at.folder.dir, 'commit', '-qm', 'Notes');
    writeFileSync(join(at.folder.dir, 'notes.md'), 'staged\n');
    gitIn(at.folder.dir, 'add', 'notes.md');
    writeFileSync(join(at.folder.dir, 'notes.md'), 'dirty\n');
    writeFileSync(join(at.folder.dir, 'new.txt'), 'untracked\n');
    const before = gitIn(at.folder.dir, 'status', '--porcelain');
    const staged = gitIn(at.folder.dir, 'diff', '--cached');
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe(before);
    expect(gitIn(at.folder.dir, 'diff', '--cached')).toBe(staged);
    expect(gitIn(at.folder.dir, 'show', '--name-only', '--format=').trim()).toBe(file('aaa'));
  });

  it('names author and committer as git does: by environment, then by their own settings, then by the user’s', async () => {
    const people = () => gitIn(at.folder.dir, 'show', '-s', '--format=%an <%ae>, %cn <%ce>').trim();
    gitIn(at.folder.dir, 'config', 'user.name', 'User');
    gitIn(at.folder.dir, 'config', 'user.email', 'user@here');
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    expect(people()).toBe('User <user@here>, User <user@here>');
    gitIn(at.folder.dir, 'config', 'author.name', 'Author');
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'B') });
    expect(people()).toBe('Author <user@here>, User <user@here>');
    const folder = await openAuditFolder(at.folder.dir, {
      ...env,
      GIT_COMMITTER_NAME: 'Robot',
      GIT_COMMITTER_EMAIL: 'r@x',
    });
    await commitIn(folder, { [file('aaa')]: campaign('aaa', 'C') });
    await folder.close();
    expect(people()).toBe('Author <user@here>, Robot <r@x>');
  });

  it('knows no hooks, signing, editors or line-ending filters of the user', async () => {
    writeFileSync(join(at.folder.dir, '.git/hooks/pre-commit'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(at.folder.dir, '.git/hooks/reference-transaction'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    gitIn(at.folder.dir, 'config', 'commit.gpgSign', 'true');
    gitIn(at.folder.dir, 'config', 'core.autocrlf', 'true');
    gitIn(at.folder.dir, 'config', 'core.editor', 'false');
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    expect(gitIn(at.folder.dir, 'show', `HEAD:${file('aaa')}`)).toBe(campaign('aaa', 'A'));
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
  });

  it('leaves everything as it was where git cannot write the commit, without a report of the crash', async () => {
    const before = [gitIn(at.folder.dir, 'rev-parse', 'HEAD'), readdirSync(join(at.folder.dir, '.git'))];
    await expect(commitIn(at.folder, { 'workspaces//no-path': 'x' })).rejects.toMatchObject({
      name: 'GitError',
      data: { command: 'fast-import' },
    });
    expect([gitIn(at.folder.dir, 'rev-parse', 'HEAD'), readdirSync(join(at.folder.dir, '.git'))]).toEqual(before);
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
  });

  it('is refused where the branch moved meanwhile, and writes nothing', async () => {
    const { revision } = await readHead(at.folder.repository);
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    const late = commitSnapshot(
      at.folder,
      { base: revision, files: new Map([[file('bbb'), campaign('bbb', 'B')]]), message: 'x', time: START },
      sleep,
    );
    await expect(late).rejects.toMatchObject({ name: 'ConcurrentCommitError' });
    expect(existsSync(join(at.folder.dir, file('bbb')))).toBe(false);
  });

  it('works on a detached HEAD, in a linked work tree and in a SHA-256 repository', async () => {
    gitIn(at.folder.dir, 'checkout', '-q', '--detach');
    const { revision } = await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD').trim()).toBe(revision);
    gitIn(at.folder.dir, 'worktree', 'add', '-q', '-b', 'other', join(at.root, 'linked'));
    const linked = await openAuditFolder(join(at.root, 'linked'), env);
    const head = await readHead(linked.repository);
    await commitSnapshot(
      linked,
      { base: head.revision, files: new Map([[file('bbb'), campaign('bbb', 'B')]]), message: 'x', time: START },
      sleep,
    );
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: linked.dir, encoding: 'utf8', env })).toBe('');
    await linked.close();
    execFileSync('git', ['init', '-q', '--object-format=sha256', join(at.root, 'sha256')], { env });
    await make(join(at.root, 'sha256'));
    const wide = await openAuditFolder(join(at.root, 'sha256'), env);
    const base = (await readHead(wide.repository)).revision;
    const made = await commitSnapshot(
      wide,
      { base, files: new Map([[file('aaa'), campaign('aaa', 'A')]]), message: 'x', time: START },
      sleep,
    );
    expect(made.revision).toHaveLength(64);
    await wide.close();
  });

  it('works in a submodule and in a folder of a larger repository, whatever that does to its files', async () => {
    const outer = join(at.root, 'outer');
    gitIn(at.root, 'init', '-q', outer);
    gitIn(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', at.folder.dir, 'audit');
    writeFileSync(join(outer, '.gitattributes'), '* text eol=crlf\n*.json filter=refuse ident\n');
    gitIn(outer, 'config', 'filter.refuse.clean', 'false');
    gitIn(outer, 'config', 'filter.refuse.required', 'true');
    await make(join(outer, 'inside'));
    for (const dir of ['audit', 'inside']) {
      const folder = await openAuditFolder(join(outer, dir), env);
      await commitIn(folder, { [file('aaa')]: campaign('aaa', '$Id$') });
      expect(gitIn(folder.dir, 'status', '--porcelain', 'workspaces')).toBe('');
      rmSync(join(folder.dir, 'workspaces'), { recursive: true });
      gitIn(folder.dir, 'checkout', '-q', '--', 'workspaces');
      expect(readFileSync(join(folder.dir, file('aaa')), 'utf8')).toBe(campaign('aaa', '$Id$'));
      expect((await snapshotsOf(folder)).map(({ files }) => files.length)).toEqual([1]);
      await folder.close();
    }
  });

  it.each(['--no-sparse-index', '--sparse-index'])('works in a sparse checkout (%s)', async (kind) => {
    mkdirSync(join(at.folder.dir, 'docs'));
    writeFileSync(join(at.folder.dir, 'docs/a.md'), 'a\n');
    gitIn(at.folder.dir, 'add', '.');
    gitIn(at.folder.dir, 'commit', '-qm', 'Docs');
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A'), [file('bbb')]: campaign('bbb', 'B') });
    gitIn(at.folder.dir, 'sparse-checkout', 'set', '--cone', kind, 'docs');
    expect(existsSync(join(at.folder.dir, 'workspaces'))).toBe(false);
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A2'), [file('ccc')]: campaign('ccc', 'C') });
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
    expect(await restoreWorkTree(at.folder, sleep)).toEqual([]);
    expect(gitIn(at.folder.dir, 'ls-tree', '-r', '--name-only', 'HEAD').split('\n')).toContain(file('bbb'));
    expect(gitIn(at.folder.dir, 'show', `HEAD:${file('aaa')}`)).toBe(campaign('aaa', 'A2'));
  });

  it('works on a branch without a commit, in a repository of somebody else’s files', async () => {
    const dir = join(at.root, 'unborn');
    gitIn(at.root, 'init', '-q', '-b', 'trunk', dir);
    writeFileSync(join(dir, 'staged.txt'), 'x');
    gitIn(dir, 'add', 'staged.txt');
    writeFileSync(join(dir, 'brazier.json'), readFileSync(join(at.folder.dir, 'brazier.json')));
    const folder = await openAuditFolder(dir, env);
    expect(await readHead(folder.repository)).toEqual({ revision: null, branch: 'refs/heads/trunk' });
    await commitIn(folder, { [file('aaa')]: campaign('aaa', 'A') });
    expect(gitIn(dir, 'status', '--porcelain')).toBe('A  staged.txt\n?? brazier.json\n');
    await folder.close();
  });

  it('keeps path filters for the log, and packs where the user’s configuration says that it is time', async () => {
    gitIn(at.folder.dir, 'config', 'gc.autoPackLimit', '1');
    gitIn(at.folder.dir, 'config', 'gc.autoDetach', 'false');
    for (const name of ['one', 'two', 'three']) {
      // More than a hundred objects make a pack of their own.
      const ids = Array.from({ length: 120 }, (_, index) => `c${index}`);
      await commitIn(at.folder, Object.fromEntries(ids.map((id) => [file(id), campaign(id, name)])));
    }
    const inObjects = (name: string) => readdirSync(join(at.folder.dir, '.git/objects', name));
    expect(inObjects('info')).toContain('commit-graphs');
    expect(inObjects('pack').filter((name) => name.endsWith('.pack'))).toHaveLength(1);
    expect(gitIn(at.folder.dir, 'fsck', '--no-dangling')).toBe('');
  });

  it('refuses two ids that differ in case alone where the file system knows no case', async () => {
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A'), [file('AAA')]: campaign('AAA', 'B') });
    gitIn(at.folder.dir, 'config', 'core.ignorecase', 'true');
    const before = gitIn(at.folder.dir, 'rev-parse', 'HEAD');
    await expect(commitIn(at.folder, { [file('bbb')]: campaign('bbb', 'B') })).rejects.toThrow(/knows no case/);
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD')).toBe(before);
  });

  it('names the lock file that a killed git left behind', async () => {
    const lock = join(at.folder.dir, '.git', `${(await readHead(at.folder.repository)).branch}.lock`);
    writeFileSync(lock, '');
    await expect(commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') })).rejects.toMatchObject({
      name: 'UnsafeFolderError',
      override: expect.stringContaining(lock),
    });
  });

  it('warns, and loses nothing, while another git process holds the index', async () => {
    writeFileSync(join(at.folder.dir, '.git/index.lock'), '');
    const { warnings, revision } = await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    expect(warnings).toHaveLength(1);
    rmSync(join(at.folder.dir, '.git/index.lock'));
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD').trim()).toBe(revision);
    expect(await restoreWorkTree(at.folder, sleep)).toEqual([file('aaa')]);
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
  });

  it('does not touch a file whose bytes are right', async () => {
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    const before = statSync(join(at.folder.dir, file('aaa')));
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A'), [file('bbb')]: campaign('bbb', 'B') });
    const after = statSync(join(at.folder.dir, file('aaa')));
    expect([after.ino, after.mtimeMs]).toEqual([before.ino, before.mtimeMs]);
  });
});
