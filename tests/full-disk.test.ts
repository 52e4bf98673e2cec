import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { git, PROGRAM, temporaryFolder } from './support/program.ts';

const folder = temporaryFolder();
afterAll(() => folder.remove());

/** Runs a line of shell in which no file can grow beyond so many KiB: the rest of a write is refused, as on a disk that is nearly full. `$BRAZIER` is the built program. */
function runOnFullDisk(kibibytes: number, line: string, cwd = folder.dir) {
  const { status, stdout, stderr } = spawnSync('bash', ['-c', `ulimit -f ${kibibytes}; ${line}`], {
    cwd,
    encoding: 'utf8',
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: folder.dir,
      GIT_CONFIG_GLOBAL: '/dev/null',
      BRAZIER: `'${process.execPath}' '${PROGRAM}'`,
    },
  });
  return { code: status, stdout, stderr };
}

describe.skipIf(process.platform === 'win32')('a disk that takes only a part', () => {
  it('of the output makes the program fail, however little is missing', () => {
    const { code, stderr } = runOnFullDisk(1, 'eval "$BRAZIER --help > help.txt"');
    expect(stderr).toMatch(/^brazier: The output is incomplete: .*EFBIG.*\n$/);
    expect(code).toBe(3);
    expect(readFileSync(join(folder.dir, 'help.txt'))).toHaveLength(1024);
    expect(runOnFullDisk(64, 'eval "$BRAZIER --help > help.txt"')).toMatchObject({ code: 0, stderr: '' });
    expect(readFileSync(join(folder.dir, 'help.txt'), 'utf8')).toMatch(/\n$/);
  });

  it('is nothing to a reader that leaves early, and output is added to a file as a shell asks', () => {
    expect(runOnFullDisk(64, 'eval "$BRAZIER --help" | true; exit ${PIPESTATUS[0]}')).toMatchObject({
      code: 0,
      stderr: '',
    });
    const line = 'echo first > all.txt; eval "{ $BRAZIER --version; $BRAZIER --version; } >> all.txt"; cat all.txt';
    expect(runOnFullDisk(64, line).stdout).toMatch(/^first\n(\d+\.\d+\.\d+)\n\1\n$/);
  });

  it('of what init writes leaves no file that would stop the next attempt, and not half of one that was there', () => {
    const dir = join(folder.dir, 'audit');
    mkdirSync(dir);
    git(dir, 'init', '-q');
    const attributes = '*.png binary\n'.repeat(100);
    writeFileSync(join(dir, '.gitattributes'), attributes);
    const { code, stderr } = runOnFullDisk(1, 'eval "$BRAZIER init . --endpoint https://rest.iad-01.braze.com"', dir);
    expect({ code, stderr }).toMatchObject({ code: 3, stderr: expect.stringMatching(/^brazier: .*EFBIG.*\n$/) });
    expect(readdirSync(dir).sort()).toEqual(['.git', '.gitattributes']);
    expect(readFileSync(join(dir, '.gitattributes'), 'utf8')).toBe(attributes);
    expect(runOnFullDisk(64, 'eval "$BRAZIER init . --endpoint https://rest.iad-01.braze.com"', dir)).toMatchObject({
      code: 0,
    });
  });

  it('of an export, or of what is acknowledged, leaves none of it', () => {
    const source = (path: string) => fileURLToPath(new URL(`../${path}`, import.meta.url));
    writeFileSync(
      join(folder.dir, 'write.ts'),
      `import { exportView } from ${JSON.stringify(source('apps/brazier/src/tui/export-view.ts'))};
      import { writeWorkTree } from ${JSON.stringify(source('packages/store/src/folder/work-tree.ts'))};
      const table = { title: 'T', subtitle: 'S', columns: ['a'], rows: Array.from({ length: 500 }, () => ['long']) };
      const say = (work: Promise<unknown>) => work.then(String, (error) => console.log(error.message));
      await say(exportView({ kind: 'table', table }, 'table.html', { history: null, filters: null, tell() {} } as never));
      await say(writeWorkTree({ dir: '.' }, new Map([['brazier.json', 'x'.repeat(2000)]])));`,
    );
    writeFileSync(join(folder.dir, 'brazier.json'), '{}');
    const { stdout, stderr } = runOnFullDisk(
      1,
      `'${process.execPath}' --disable-warning=ExperimentalWarning --conditions=@brazier/source write.ts 2>&1 | cat`,
    );
    expect(stdout + stderr).toMatch(/^nothing was written \(EFBIG[^\n]+\): allow larger files there\nEFBIG[^\n]+\n$/);
    expect(readdirSync(folder.dir).filter((name) => /table|brazier\.json/.test(name))).toEqual(['brazier.json']);
    expect(readFileSync(join(folder.dir, 'brazier.json'), 'utf8')).toBe('{}');
  });
});

it.skipIf(!existsSync('/dev/full'))('a device that takes nothing makes the program fail', () => {
  expect(runOnFullDisk(64, 'eval "$BRAZIER --help > /dev/full"')).toMatchObject({
    code: 3,
    stderr: expect.stringMatching(
      /^brazier: The output is incomplete: .*ENOSPC.*; make room on the disk, and run it again\.\n$/,
    ),
  });
});
