import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { restoreWorkTree } from '../index.ts';
import { campaign, commitIn, file, gitIn, sleep, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();

describe('restoring the work tree', () => {
  it('mends hand edits, deletions, strays and staged changes under workspaces/, and nothing else', async () => {
    await commitIn(at.folder, {
      [file('aaa')]: campaign('aaa', 'A'),
      [file('bbb')]: campaign('bbb', 'B'),
      [file('ccc')]: campaign('ccc', 'C'),
    });
    writeFileSync(join(at.folder.dir, file('aaa')), 'edited');
    rmSync(join(at.folder.dir, file('bbb')));
    writeFileSync(join(at.folder.dir, 'workspaces/production/stray.tmp'), 'x');
    writeFileSync(join(at.folder.dir, file('ccc')), 'staged');
    gitIn(at.folder.dir, 'add', file('ccc'));
    writeFileSync(join(at.folder.dir, 'mine.txt'), 'x');
    const mended = await restoreWorkTree(at.folder, sleep);
    expect(mended.sort()).toEqual([file('aaa'), file('bbb'), file('ccc'), 'workspaces/production/stray.tmp'].sort());
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('?? mine.txt\n');
    expect(await restoreWorkTree(at.folder, sleep)).toEqual([]);
  });
});
