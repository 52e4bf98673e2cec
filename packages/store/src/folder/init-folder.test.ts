import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findAuditFolder } from '../index.ts';
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
});
