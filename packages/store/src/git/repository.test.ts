import { chmodSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertWritable, openAuditFolder } from '../index.ts';
import {
  campaign,
  commitIn,
  env,
  file,
  gitIn,
  make,
  snapshotsOf,
  temporaryFolder,
} from '../testing/temporary-folder.ts';

const at = temporaryFolder();
const refusal = () => assertWritable(at.folder.repository, at.folder.dir);

describe('what is refused before anything is done', () => {
  it.each([
    ['MERGE_HEAD', /merge is in progress/],
    ['CHERRY_PICK_HEAD', /cherry-pick is in progress/],
    ['REVERT_HEAD', /revert is in progress/],
    ['BISECT_LOG', /bisection is in progress/],
    ['rebase-merge/', /rebase is in progress/],
    ['rebase-apply/', /rebase is in progress/],
  ])('an operation that left %s', async (name, reason) => {
    const path = join(at.folder.dir, '.git', name);
    if (name.endsWith('/')) mkdirSync(path);
    else writeFileSync(path, '');
    await expect(refusal()).rejects.toThrow(reason);
    rmSync(path, { recursive: true });
    await expect(refusal()).resolves.toBeUndefined();
  });

  it.each(['', '/production', '/production/campaigns', '/production/campaigns/aa'])(
    'workspaces%s as a link that leads elsewhere',
    async (below) => {
      const path = join(at.folder.dir, `workspaces${below}`);
      mkdirSync(join(path, '..'), { recursive: true });
      mkdirSync(join(at.root, 'elsewhere'));
      symlinkSync(join(at.root, 'elsewhere'), path);
      await expect(refusal()).rejects.toThrow(`${path} is a link`);
    },
  );

  it.skipIf(process.getuid?.() === 0)('a folder that cannot be written', async () => {
    chmodSync(at.folder.dir, 0o500);
    await expect(refusal()).rejects.toThrow(/cannot be written/);
    chmodSync(at.folder.dir, 0o700);
  });

  it('a git that is too old, and none that is new enough or says nothing of its version', async () => {
    const bin = join(at.root, 'bin');
    mkdirSync(bin);
    const withGit = (version: string) => {
      const script = `#!/bin/sh\ncase "$*" in *" version") echo "${version}";; *) exit 99;; esac\n`;
      writeFileSync(join(bin, 'git'), script, { mode: 0o755 });
      const repository = { ...at.folder.repository, env: { ...env, PATH: `${bin}:${env.PATH}` } };
      return assertWritable(repository, at.folder.dir);
    };
    for (const version of ['1.8.3.1', '2.20.1', '2.31.8 (Apple Git-99)'])
      await expect(withGit(`git version ${version}`)).rejects.toThrow(
        `git is ${version.split(' ')[0]}, which lacks what snapshots rely on; install git 2.32 or later.`,
      );
    for (const text of ['git version 2.32.0', 'git version 2.39.5.windows.1', 'git version 10.0', 'git of my own'])
      await expect(withGit(text)).resolves.toBeUndefined();
  });

  it('a bare repository, one that git cannot read, and none at all', async () => {
    const config = readFileSync(join(at.folder.dir, 'brazier.json'));
    const open = (dir: string) => openAuditFolder(dir, env);
    gitIn(at.root, 'init', '-q', '--bare', 'bare');
    mkdirSync(join(at.root, 'none'));
    for (const dir of ['bare', 'none']) writeFileSync(join(at.root, dir, 'brazier.json'), config);
    await expect(open(join(at.root, 'bare'))).rejects.toThrow(/bare/);
    await expect(open(join(at.root, 'none'))).rejects.toThrow(/no git repository.*git init/);
    writeFileSync(join(at.folder.dir, '.git/config'), '[core\n');
    await expect(open(at.folder.dir)).rejects.toMatchObject({ name: 'GitError' });
    await expect(make(join(at.folder.dir, 'inner'))).rejects.toMatchObject({ name: 'GitError' });
  });
});

describe('a repository whose configuration would change what git does or prints', () => {
  it('is read and written all the same', async () => {
    for (const [key, value] of [
      ['log.follow', 'true'],
      ['log.showSignature', 'true'],
      ['diff.orderFile', '/nonexistent/order'],
      ['diff.noprefix', 'true'],
      ['i18n.logOutputEncoding', 'latin1'],
      ['trailer.separators', '='],
      ['core.quotePath', 'true'],
      ['core.fsmonitor', '/bin/false'],
      ['core.hooksPath', '/nonexistent'],
      ['color.ui', 'always'],
      ['commit.gpgSign', 'true'],
      ['gpg.program', '/bin/false'],
    ] as const)
      gitIn(at.folder.dir, 'config', key, value);
    const { revision } = await commitIn(
      at.folder,
      { [file('aaa')]: campaign('aaa', 'A') },
      undefined,
      'Größe “geändert”\n\nBrazier-Changes: 1\n',
    );
    expect(await snapshotsOf(at.folder)).toMatchObject([
      { revision, subject: 'Größe “geändert”', trailers: { 'Brazier-Changes': ['1'] } },
    ]);
  });
});
