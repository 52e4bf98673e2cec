import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LockHeldError, lockAuditFolder } from '../index.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();

describe('the lock', () => {
  const holder = (pid: number, since = '2026-01-01T12:00:00Z', host = 'here') => ({ pid, host, since });
  const isAlive = (pid: number) => pid !== 99;
  const lockFile = () => join(at.folder.dir, '.git/brazier/lock');

  it('is had by one of many that want it at once, also where a dead run left it or a crash emptied it', async () => {
    for (const left of [null, JSON.stringify(holder(99)), '']) {
      for (let round = 0; round < 20; round += 1) {
        if (left !== null) {
          mkdirSync(join(at.folder.dir, '.git/brazier'), { recursive: true });
          writeFileSync(lockFile(), left);
        }
        const wanted = Array.from({ length: 8 }, (_, index) => lockAuditFolder(at.folder, holder(index + 1), isAlive));
        const outcomes = await Promise.allSettled(wanted);
        const taken = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []));
        expect(taken).toHaveLength(1);
        for (const outcome of outcomes)
          if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(LockHeldError);
        await taken[0]?.release();
        expect(readdirSync(join(at.folder.dir, '.git/brazier'))).toEqual([]);
      }
    }
  });

  it('of another machine counts until no run can last that long, of this one too', async () => {
    for (const host of ['here', 'there']) {
      const lock = await lockAuditFolder(at.folder, holder(7, '2026-01-01T00:00:00Z', host), isAlive);
      await expect(lockAuditFolder(at.folder, holder(8, '2026-01-01T11:00:00Z'), isAlive)).rejects.toThrow(/process 7/);
      const next = await lockAuditFolder(at.folder, holder(8, '2026-01-01T13:00:00Z'), isAlive);
      await lock.release();
      expect(existsSync(lockFile())).toBe(true);
      await next.release();
    }
  });

  it('says how to go on all the same', async () => {
    await lockAuditFolder(at.folder, holder(7), isAlive);
    await expect(lockAuditFolder(at.folder, holder(8), isAlive)).rejects.toMatchObject({
      override: `rm ${lockFile()}`,
    });
  });
});
