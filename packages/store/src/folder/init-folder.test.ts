import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { configWithSecretKey, findAuditFolder, parseConfig, secretKey } from '../index.ts';
import { env, gitIn, make, snapshotsOf, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();

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

  it.each(['github', 'gitlab'] as const)('with a job for %s, in a folder of a larger repository', async (ci) => {
    const outer = join(at.root, 'outer');
    mkdirSync(outer);
    execFileSync('git', ['init', '-q', outer], { env });
    const made = await make(join(outer, 'braze/audit'), { ci });
    expect(made.created).toContain(ci === 'github' ? '.github/workflows/brazier.yml' : '.gitlab-ci.yml');
    expect(made.created).toContain('braze/audit/brazier.json');
    expect(execFileSync('git', ['status', '--porcelain'], { cwd: outer, encoding: 'utf8', env })).toBe('');
  });

  it('has a job whose folder is quoted, whose key comes by environment, and that nothing cancels', async () => {
    const outer = join(at.root, "it's # here");
    mkdirSync(outer);
    gitIn(at.root, 'init', '-q', outer);
    await make(join(outer, "a: 'b' #c"), { ci: 'github', apiKeyEnv: 'MY_KEY' });
    const github = readFileSync(join(outer, '.github/workflows/brazier.yml'), 'utf8');
    expect(github).toContain('working-directory: "a: \'b\' #c"\n');
    expect(github).toContain('          MY_KEY: ${{ secrets.MY_KEY }}\n');
    expect(github).toContain('cancel-in-progress: false');
    expect(github).toMatch(/cron: "(?!0 )\d+ \* \* \* \*"/);
    expect(github.match(/run: .*/g)).toEqual(['run: npx -y brazier@0 snapshot --push']);
    await make(join(outer, "d'e"), { ci: 'gitlab', workspace: 'staging' });
    expect(readFileSync(join(outer, '.gitlab-ci.yml'), 'utf8')).toContain(`    - "cd 'd'\\\\''e'"\n`);
  });

  it('makes a key of its own, and keeps it where a snapshot later needs one', async () => {
    const text = readFileSync(join(at.folder.dir, 'brazier.json'), 'utf8');
    expect(parseConfig(text, 'brazier.json').secretKey).toMatch(/^(?:03){32}$/);
    expect(secretKey(at.folder.config, {})).toEqual(Buffer.alloc(32, 3));
    writeFileSync(join(at.folder.dir, 'brazier.json'), text.replace(/,\s*"secretKey": "[^"]*"/, ''));
    const added = await configWithSecretKey(at.folder.dir, new Uint8Array(32).fill(5));
    expect(added).toBe(text.replace(/(?:03){32}/, '05'.repeat(32)));
  });

  it('reads the key from the environment variable that brazier.json names, and says where it is not set', () => {
    const config = { ...at.folder.config, secretKeyEnv: 'MASK_KEY' };
    expect(secretKey(config, { MASK_KEY: 'from outside' })).toEqual(Buffer.from('from outside'));
    expect(() => secretKey(config, {})).toThrow(/MASK_KEY/);
  });
});
