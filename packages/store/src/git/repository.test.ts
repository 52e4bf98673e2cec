import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { assertWritable, LockHeldError, lockAuditFolder, openAuditFolder } from '../index.ts';
import { env, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();

describe('what is refused before anything is done', () => {
  it('a merge in progress, a folder that leads elsewhere, a bare repository', async () => {
    await assertWritable(at.folder.repository, at.folder.dir);
    writeFileSync(join(at.folder.dir, '.git/MERGE_HEAD'), '');
    await expect(assertWritable(at.folder.repository, at.folder.dir)).rejects.toThrow(/merge is in progress/);
    rmSync(join(at.folder.dir, '.git/MERGE_HEAD'));
    mkdirSync(join(at.root, 'elsewhere'));
    symlinkSync(join(at.root, 'elsewhere'), join(at.folder.dir, 'workspaces'));
    await expect(assertWritable(at.folder.repository, at.folder.dir)).rejects.toThrow(/link/);
    execFileSync('git', ['init', '-q', '--bare', join(at.root, 'bare')], { env });
    writeFileSync(join(at.root, 'bare/brazier.json'), readFileSync(join(at.folder.dir, 'brazier.json')));
    await expect(openAuditFolder(join(at.root, 'bare'), env)).rejects.toThrow(/bare/);
  });

  it('a second run, unless the first is no longer there', async () => {
    const me = { pid: 10, host: 'here', since: '2026-01-01T00:00:00Z' };
    const other = { pid: 11, host: 'here', since: '2026-01-01T00:00:01Z' };
    const lock = await lockAuditFolder(at.folder, me, () => true);
    await expect(lockAuditFolder(at.folder, other, () => true)).rejects.toThrow(LockHeldError);
    const taken = await lockAuditFolder(at.folder, other, () => false);
    await lock.release();
    await expect(lockAuditFolder(at.folder, me, () => true)).rejects.toThrow(LockHeldError);
    await taken.release();
    await (await lockAuditFolder(at.folder, me, () => true)).release();
  });
});
