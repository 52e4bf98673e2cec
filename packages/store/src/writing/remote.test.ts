import { existsSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type AuditFolder, openAuditFolder, pushSnapshots } from '../index.ts';
import { env, gitIn, START, sleep, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();

const push = (folder: AuditFolder = at.folder) =>
  pushSnapshots(folder, { rebuild: async () => null, sleep, random: () => 0, time: START });
const failure = async (folder?: AuditFolder): Promise<Error> =>
  push(folder).then(
    () => expect.fail('the push went through'),
    (error: Error) => error,
  );
const bare = (name: string) => {
  const dir = join(at.root, name);
  gitIn(at.root, 'init', '-q', '--bare', dir);
  return dir;
};
const script = (name: string, lines: string) => {
  const file = join(at.root, name);
  writeFileSync(file, `#!/bin/sh\n${lines}\n`, { mode: 0o755 });
  return file;
};
/** What runs while the test's own environment has these variables, besides those that every test has. */
const withEnvironment = async <Result>(
  more: Record<string, string>,
  job: (folder: AuditFolder) => Promise<Result>,
): Promise<Result> => {
  const folder = await openAuditFolder(at.folder.dir, { ...env, ...more });
  return job(folder).finally(() => folder.close());
};

describe('a push goes where git push would send it', () => {
  const tipsOf = (dir: string) => gitIn(dir, 'for-each-ref', '--format=%(refname)', 'refs/heads').trim();

  it.each<[string, string[][], string]>([
    ['the only remote, whatever it is called', [['remote', 'add', 'somewhere', 'fork']], 'refs/heads/main'],
    [
      'remote.pushDefault',
      [
        ['remote', 'add', 'origin', 'origin'],
        ['remote', 'add', 'fork', 'fork'],
        ['config', 'remote.pushDefault', 'fork'],
      ],
      'refs/heads/main',
    ],
    [
      'branch.<name>.pushRemote, before remote.pushDefault',
      [
        ['remote', 'add', 'origin', 'origin'],
        ['remote', 'add', 'fork', 'fork'],
        ['config', 'remote.pushDefault', 'origin'],
        ['config', 'branch.main.pushRemote', 'fork'],
      ],
      'refs/heads/main',
    ],
    [
      'branch.<name>.remote, to the branch that it follows there',
      [
        ['remote', 'add', 'origin', 'origin'],
        ['remote', 'add', 'fork', 'fork'],
        ['config', 'branch.main.remote', 'fork'],
        ['config', 'branch.main.merge', 'refs/heads/audit'],
      ],
      'refs/heads/audit',
    ],
    [
      'the branch of the same name where push.default says so',
      [
        ['remote', 'add', 'fork', 'fork'],
        ['config', 'branch.main.remote', 'fork'],
        ['config', 'branch.main.merge', 'refs/heads/audit'],
        ['config', 'push.default', 'current'],
      ],
      'refs/heads/main',
    ],
    [
      'what a push refspec says',
      [
        ['remote', 'add', 'fork', 'fork'],
        ['config', 'remote.fork.push', 'refs/heads/*:refs/heads/from-ci/*'],
      ],
      'refs/heads/from-ci/main',
    ],
    [
      'what a push refspec says of HEAD',
      [
        ['remote', 'add', 'fork', 'fork'],
        ['config', 'remote.fork.push', 'HEAD:from-ci'],
      ],
      'refs/heads/from-ci',
    ],
    [
      'a push address of its own',
      [
        ['remote', 'add', 'origin', 'origin'],
        ['remote', 'set-url', '--push', 'origin', 'fork'],
      ],
      'refs/heads/main',
    ],
    ['an address in place of a remote', [['config', 'branch.main.remote', 'fork']], 'refs/heads/main'],
  ])('%s', async (_what, settings, target) => {
    const [origin, fork] = [bare('origin'), bare('fork')];
    const addresses = new Map([
      ['origin', origin],
      ['fork', fork],
    ]);
    gitIn(at.folder.dir, 'branch', '-q', '-M', 'main');
    for (const [command = '', ...rest] of settings) {
      // The last word is an address, but for names of remotes in the configuration.
      const isAddress = command === 'remote' || (rest[0] === 'branch.main.remote' && settings.length === 1);
      const last = rest.pop() ?? '';
      gitIn(at.folder.dir, command, ...rest, isAddress ? (addresses.get(last) ?? last) : last);
    }
    const { revision } = await push();
    expect(tipsOf(origin)).toBe('');
    expect(tipsOf(fork)).toBe(target);
    // A second runner moved it: what is fetched to go on from is what is pushed to.
    const other = join(at.root, 'other');
    gitIn(at.root, 'clone', '-q', '-b', target.replace('refs/heads/', ''), fork, other);
    writeFileSync(join(other, 'README.md'), 'theirs');
    gitIn(other, 'add', '.');
    gitIn(other, 'commit', '-qm', 'Theirs');
    gitIn(other, 'push', '-q', 'origin', 'HEAD');
    const again = await push();
    expect(again.revision).not.toBe(revision);
    expect(existsSync(join(at.folder.dir, 'README.md'))).toBe(true);
    expect(gitIn(fork, 'rev-parse', target).trim()).toBe(again.revision);
  });

  it('which is nowhere for a branch that follows another branch of the same repository', async () => {
    bare('origin');
    gitIn(at.folder.dir, 'remote', 'add', 'origin', join(at.root, 'origin'));
    gitIn(at.folder.dir, 'branch', '-q', 'base');
    gitIn(at.folder.dir, 'branch', '-q', '--set-upstream-to', 'base');
    expect((await failure()).message).toContain('follows another branch of this repository and no remote');
  });
});

describe('the environment of a runner reaches fetch and push', () => {
  const address = 'https://host.invalid/audit.git';

  it.each<[string, (remote: string) => Record<string, string>]>([
    [
      'GIT_CONFIG_COUNT',
      (remote) => ({
        GIT_CONFIG_COUNT: '2',
        GIT_CONFIG_KEY_0: `url.${remote}.insteadOf`,
        GIT_CONFIG_VALUE_0: address,
        GIT_CONFIG_KEY_1: 'credential.helper',
        GIT_CONFIG_VALUE_1: '!f() { echo password=x; }; f',
      }),
    ],
    ['GIT_CONFIG_PARAMETERS', (remote) => ({ GIT_CONFIG_PARAMETERS: `'url.${remote}.insteadOf'='${address}'` })],
  ])('%s', async (_what, variables) => {
    const remote = bare('remote.git');
    gitIn(at.folder.dir, 'remote', 'add', 'origin', address);
    const { revision } = await withEnvironment(variables(remote), push);
    expect(gitIn(remote, 'for-each-ref', '--format=%(objectname)', 'refs/heads').trim()).toBe(revision);
  });

  it('GIT_SSH_COMMAND, and a repository that other variables name is not pushed from', async () => {
    const remote = bare('remote.git');
    const ssh = script('ssh.sh', 'while [ "$1" != host.invalid ]; do shift; done; shift; exec sh -c "$*"');
    gitIn(at.folder.dir, 'remote', 'add', 'origin', `ssh://host.invalid${remote}`);
    const elsewhere = { GIT_DIR: remote, GIT_WORK_TREE: at.root, GIT_OBJECT_DIRECTORY: join(at.root, 'none') };
    const { revision } = await withEnvironment({ GIT_SSH_COMMAND: ssh, ...elsewhere }, push);
    expect(gitIn(remote, 'for-each-ref', '--format=%(objectname)', 'refs/heads').trim()).toBe(revision);
  });

  it('a certificate that GIT_SSL_CAINFO names is looked for', async () => {
    const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.destroy()));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    gitIn(at.folder.dir, 'remote', 'add', 'origin', `https://127.0.0.1:${port}/audit.git`);
    const missing = join(at.root, 'company-ca.pem');
    const { message } = await withEnvironment({ GIT_SSL_CAINFO: missing }, failure);
    // Each library that git may be built with says it in its own words.
    expect(message).toMatch(/CA cert|company-ca|certificate file/i);
    server.close();
  });
});

describe('a push that does not arrive', () => {
  const refusedWith = async (hook: string) => {
    const remote = bare('remote.git');
    writeFileSync(join(remote, 'hooks/pre-receive'), `#!/bin/sh\n${hook}\nexit 1\n`, { mode: 0o755 });
    gitIn(at.folder.dir, 'remote', 'add', 'origin', remote);
    return failure();
  };

  it('tells all that the remote said, as one harmless line', async () => {
    const { name, message } = await refusedWith(
      "printf 'error: GH006: Protected branch update failed.\\n\\n::error::forged\\n\\033[2Jcleared\\r\\nsee https://user:s3cret@host.example/x\\n' >&2",
    );
    expect(name).toBe('PushError');
    expect(message).toMatch(
      /the remote says “error: GH006: Protected branch update failed. ::error::forged ␛\[2Jcleared/,
    );
    expect(message).toContain('pre-receive hook declined');
    expect(message).toContain('https://host.example/x');
    expect(message).not.toMatch(/[\n\r\u001b]|s3cret/);
  });

  it('is cut where the remote never ends, and is no race because the remote speaks of one', async () => {
    let rounds = 0;
    const remote = bare('remote.git');
    const hook = '#!/bin/sh\nfor n in $(seq 200); do echo "fetch first, non-fast-forward" >&2; done\nexit 1\n';
    writeFileSync(join(remote, 'hooks/pre-receive'), hook, { mode: 0o755 });
    gitIn(at.folder.dir, 'remote', 'add', 'origin', remote);
    const pushing = pushSnapshots(at.folder, {
      rebuild: async () => null,
      async sleep() {
        rounds += 1;
      },
      random: () => 0,
      time: START,
    });
    const error = await pushing.then(
      () => expect.fail('it went through'),
      (cause: Error) => cause,
    );
    expect(error.message.length).toBeLessThan(1_500);
    expect(error.message).toContain('pre-receive hook declined');
    expect(rounds).toBe(0);
  });

  it('because a signal ended git is not taken for one that did', async () => {
    const ssh = script('ssh.sh', 'kill -9 $PPID');
    gitIn(at.folder.dir, 'remote', 'add', 'origin', 'ssh://host.invalid/audit.git');
    expect((await withEnvironment({ GIT_SSH_COMMAND: ssh }, failure)).name).toBe('PushError');
  });
});
