import { execFile, execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import {
  addWorkflow,
  type ContinuousIntegration,
  findAuditFolder,
  openAuditFolder,
  parseConfig,
  secretKey,
  withSecretKey,
} from '../index.ts';
import { serveGit } from '../testing/git-server.ts';
import { env, gitIn, make, START, sleep, snapshotsOf, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();
const PROGRAM = '#!/usr/bin/env node\n';
const jobFor = (service: ContinuousIntegration) => ({ service, program: PROGRAM });

describe('a new audit folder', () => {
  it('is a clean repository with its own files committed, found from any folder below', async () => {
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
    expect(gitIn(at.folder.dir, 'ls-files').split('\n').filter(Boolean)).toEqual(['.gitattributes', 'brazier.json']);
    expect(gitIn(at.folder.dir, 'log', '--format=%an <%ae>').trim()).toBe('Brazier <brazier@localhost>');
    mkdirSync(join(at.folder.dir, 'a/b'), { recursive: true });
    expect(await findAuditFolder(join(at.folder.dir, 'a/b'))).toBe(at.folder.dir);
    expect(await snapshotsOf(at.folder)).toEqual([]);
  });

  it('is never made over one that is there, nor with a slip in its options', async () => {
    await expect(make(at.folder.dir)).rejects.toThrow(/exists already/);
    await expect(make(join(at.root, 'x'), { workspace: 'con' })).rejects.toThrow(/Windows/);
    await expect(make(join(at.root, 'x'), { endpoint: 'http://braze.example' })).rejects.toThrow(/https/);
    expect(existsSync(join(at.root, 'x'))).toBe(false);
  });

  it.each([
    ['nobody committed yet', false],
    ['is committed, with edits that are not', true],
  ])('adds its lines to a .gitattributes that %s, and commits nothing else of it', async (_, isCommitted) => {
    const outer = join(at.root, 'outer');
    const file = join(outer, '.gitattributes');
    gitIn(at.root, 'init', '-q', outer);
    writeFileSync(file, '*.png binary');
    if (isCommitted) {
      gitIn(outer, 'add', '.');
      gitIn(outer, 'commit', '-qm', 'Begin');
      writeFileSync(file, '*.png binary\n*.psd binary\n');
    }
    const before = readFileSync(file, 'utf8').trimEnd();
    await make(outer, { gitDriver: 'show' });
    const added = gitIn(outer, 'show', 'HEAD:.gitattributes').replace('*.png binary\n', '');
    expect(added.split('\n')).toEqual([
      expect.stringMatching(/^workspaces\/\*\* -text /),
      'workspaces/**/*.json diff=brazier',
      '',
    ]);
    expect(readFileSync(file, 'utf8')).toBe(`${before}\n${added}`);
    expect(gitIn(outer, 'show', 'HEAD:.gitattributes').includes('png')).toBe(isCommitted);
    expect(gitIn(outer, 'show', '--name-only', '--format=', 'HEAD').trim()).toBe('.gitattributes\nbrazier.json');
    expect(gitIn(outer, 'status', '--porcelain')).toBe(' M .gitattributes\n');
  });

  it('has lines that stand in .gitattributes already not twice, and follows no link there', async () => {
    const outer = join(at.root, 'outer');
    gitIn(at.root, 'init', '-q', outer);
    const lines = gitIn(at.folder.dir, 'show', 'HEAD:.gitattributes');
    writeFileSync(join(outer, '.gitattributes'), lines);
    await make(outer);
    expect(readFileSync(join(outer, '.gitattributes'), 'utf8')).toBe(lines);
    const linked = join(at.root, 'linked');
    gitIn(at.root, 'init', '-q', linked);
    symlinkSync(join(outer, '.gitattributes'), join(linked, '.gitattributes'));
    await expect(make(linked)).rejects.toThrow(/exists already/);
  });

  it.each(['github', 'gitlab'] as const)('with a job for %s, in a folder of a larger repository', async (ci) => {
    const outer = join(at.root, 'outer');
    mkdirSync(outer);
    execFileSync('git', ['init', '-q', outer], { env });
    const made = await make(join(outer, 'braze/audit'), { ci: jobFor(ci) });
    expect(made.created).toContain(ci === 'github' ? '.github/workflows/brazier.yml' : '.gitlab-ci.yml');
    expect(made.created).toContain('braze/audit/brazier.json');
    expect(gitIn(outer, 'show', 'HEAD:braze/audit/.brazier/brazier.mjs')).toBe(PROGRAM);
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: outer, encoding: 'utf8', env })).toBe('');
  });

  it('has a job whose folder is quoted, whose key comes by environment, and that nothing cancels', async () => {
    const outer = join(at.root, "it's # here");
    mkdirSync(outer);
    gitIn(at.root, 'init', '-q', outer);
    await make(join(outer, "a: 'b' #c"), { ci: jobFor('github'), apiKeyEnv: 'MY_KEY' });
    const github = readFileSync(join(outer, '.github/workflows/brazier.yml'), 'utf8');
    expect(github).toContain('working-directory: "a: \'b\' #c"\n');
    expect(github).toContain('          MY_KEY: ${{ secrets.MY_KEY }}\n');
    expect(github).toContain('cancel-in-progress: false');
    expect(github).toMatch(/cron: "(?!0 )\d+ \* \* \* \*"/);
    expect(github.match(/run: .*/g)).toEqual([
      'run: node .brazier/brazier.mjs snapshot --push',
      'run: git bundle create "$RUNNER_TEMP/unpushed.bundle" --branches --not --remotes || true',
    ]);
    await make(join(outer, "d'e"), { ci: jobFor('gitlab'), workspace: 'staging' });
    const gitlab = readFileSync(join(outer, '.gitlab-ci.yml'), 'utf8');
    expect(gitlab).toContain(`    - "cd 'd'\\\\''e'"\n    - node .brazier/brazier.mjs snapshot --push\n`);
    // A package that anybody may publish would get the key.
    for (const job of [github, gitlab]) expect(job).not.toMatch(/\b(npx|npm|pnpm|yarn|bunx?|deno|dlx)\b/);
  });

  it.each(['github', 'gitlab'] as const)('has a job for %s that keeps what could not be pushed', async (ci) => {
    const dir = join(at.root, 'audit-with-job');
    await make(dir, { ci: jobFor(ci) });
    const job = readFileSync(join(dir, ci === 'github' ? '.github/workflows/brazier.yml' : '.gitlab-ci.yml'), 'utf8');
    const [, script = ''] = /(git bundle create .*)/.exec(job) ?? [];
    const remote = join(at.root, 'remote.git');
    gitIn(at.root, 'init', '-q', '--bare', remote);
    gitIn(dir, 'remote', 'add', 'origin', remote);
    gitIn(dir, 'push', '-q', 'origin', 'HEAD');
    const bundle = join(dir, 'unpushed.bundle');
    const run = () =>
      execFileSync('sh', ['-ec', script], { cwd: dir, env: { ...env, RUNNER_TEMP: dir }, stdio: 'pipe' });
    run();
    expect(existsSync(bundle)).toBe(false);
    gitIn(dir, 'commit', '-q', '--allow-empty', '-m', 'Not pushed');
    run();
    expect(gitIn(dir, 'bundle', 'list-heads', bundle)).toContain(gitIn(dir, 'rev-parse', 'HEAD').trim());
  });

  it.each(['github', 'gitlab'] as const)('has a job for %s whose token reaches the host, and no file', async (ci) => {
    const token = 'token-of-the-job';
    const remote = join(at.root, 'team/audit.git');
    gitIn(at.root, 'init', '-q', '--bare', remote);
    const server = await serveGit(at.root, token);
    try {
      const dir = join(at.root, 'audit-with-job');
      // In place of the program: what that does with git.
      const program = `import { execFileSync } from 'node:child_process';
for (const verb of ['push', 'fetch']) execFileSync('git', [verb, '-q', 'origin', 'main']);
`;
      await make(dir, { ci: { service: ci, program } });
      gitIn(dir, 'branch', '-q', '-M', 'main');
      gitIn(dir, 'remote', 'add', 'origin', `${server.url}/team/audit.git`);
      gitIn(dir, 'checkout', '-q', ci === 'gitlab' ? '--detach' : 'main');
      const job = readFileSync(join(dir, ci === 'github' ? '.github/workflows/brazier.yml' : '.gitlab-ci.yml'), 'utf8');
      const steps = / {2}script:\n((?: {4}.*\n)+)/.exec(job)?.[1]?.match(/(?<=- ).+/g);
      const script = steps ?? [/- run: (.+)/.exec(job)?.[1]];
      const given = [...job.matchAll(/^ {10}(GIT_\w+|PUSH_TOKEN): (.*)$/gm)].map(([, name, value = '']) => [
        name,
        value
          .replace('${{ github.token }}', token)
          .replace('${{ github.server_url }}', server.url)
          .replace(/^(['"])(.*)\1$/, '$2'),
      ]);
      const ofGitlab = {
        PUSH_TOKEN: token,
        CI_COMMIT_BRANCH: 'main',
        CI_SERVER_URL: server.url,
        CI_PROJECT_URL: `${server.url}/team/audit`,
      };
      const ofJob = ci === 'gitlab' ? ofGitlab : Object.fromEntries(given);
      const options = { cwd: dir, env: { ...env, GIT_TERMINAL_PROMPT: '0', ...ofJob } };
      await promisify(execFile)('sh', ['-ec', script.join('\n')], options);
      expect(gitIn(remote, 'rev-parse', 'main')).toBe(gitIn(dir, 'rev-parse', 'HEAD'));
      expect(gitIn(dir, 'config', '--list')).not.toContain(token);
      expect(() => gitIn(at.root, 'grep', '-r', '--no-index', '-l', token)).toThrow();
      if (ci === 'github') expect(job).toContain('persist-credentials: false');
    } finally {
      await server.close();
    }
  });

  it.each(['github', 'gitlab'] as const)(
    'takes a job for %s later, with the keys of all its workspaces',
    async (ci) => {
      const path = join(at.folder.dir, 'brazier.json');
      const config = JSON.parse(readFileSync(path, 'utf8'));
      config.workspaces.staging = { endpoint: 'https://rest.iad-02.braze.com', apiKeyEnv: 'STAGING_KEY' };
      writeFileSync(path, JSON.stringify(config));
      const folder = await openAuditFolder(at.folder.dir, env);
      const { created } = await addWorkflow(folder, jobFor(ci), { sleep, time: START });
      expect(gitIn(at.folder.dir, 'show', '--name-only', '--format=').trim().split('\n').sort()).toEqual(
        created.sort(),
      );
      expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe(' M brazier.json\n');
      const job = readFileSync(join(at.folder.dir, created.find((path) => path.endsWith('.yml')) ?? ''), 'utf8');
      for (const name of ['BRAZE_API_KEY', 'STAGING_KEY']) expect(job).toContain(name);
      await expect(addWorkflow(folder, jobFor(ci), { sleep, time: START })).rejects.toThrow(/exists already/);
      await folder.close();
    },
  );

  it('makes a key of its own, and keeps it where a snapshot later needs one', () => {
    const text = readFileSync(join(at.folder.dir, 'brazier.json'), 'utf8');
    expect(parseConfig(text, 'brazier.json').secretKey).toMatch(/^(?:03){32}$/);
    expect(secretKey(at.folder.config, {})).toEqual(Buffer.alloc(32, 3));
    const added = withSecretKey(text.replace(/,\s*"secretKey": "[^"]*"/, ''), new Uint8Array(32).fill(5));
    expect(added).toBe(text.replace(/(?:03){32}/, '05'.repeat(32)));
  });

  it('reads the key from the environment variable that brazier.json names as it would from brazier.json', () => {
    const { secretKey: key = '', ...others } = at.folder.config;
    const config = { ...others, secretKeyEnv: 'MASK_KEY' };
    for (const text of [key, key.toUpperCase(), `${key}\n`])
      expect(secretKey(config, { MASK_KEY: text })).toEqual(secretKey(at.folder.config, {}));
  });

  it('refuses an environment variable that is not set or holds no key, without telling what it holds', () => {
    const config = { ...at.folder.config, secretKeyEnv: 'MASK_KEY' };
    expect(() => secretKey(config, {})).toThrow(/MASK_KEY, which holds the masking key, is not set/);
    for (const text of ['a passphrase', 'ab'.repeat(16), `${'ab'.repeat(32)}0`]) {
      const read = () => secretKey(config, { MASK_KEY: text });
      expect(read).toThrow(/MASK_KEY holds no masking key: that is 64 hexadecimal digits/);
      expect(read).not.toThrow(text);
    }
  });
});
