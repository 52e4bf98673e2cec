import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createWorld, startFakeBraze } from '@brazier/fake-braze';
import { afterAll, describe, expect, it } from 'vitest';
import { COMMANDS } from './commands.ts';
import { type Outcome, runProgram, type Surroundings } from './testing/run-program.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const braze = await startFakeBraze({ world: createWorld({ campaigns: 8 }) });
afterAll(() => braze.close());
const cwd = await temporaryFolder();
const run = (argv: readonly string[], rest: Partial<Surroundings> = {}): Promise<Outcome> =>
  runProgram(argv, { cwd, env: { BRAZE_API_KEY: braze.apiKey }, ...rest });

await run(['init', '.', '--endpoint', braze.endpoint]);
await run(['snapshot']);
const { campaigns } = JSON.parse((await run(['diff', '--format', 'json'])).stdout);
const name: string = campaigns[0].name;
const POSITIONALS: Record<string, string[]> = { show: [name], blame: [name] };

/** Every command that prints in this folder, in each of its formats. */
const PRINTING: string[][] = [['--help'], ['--version'], ['completion'], ['diff', '--help']];
for (const { name: command, load } of COMMANDS) {
  if (['init', 'demo'].includes(command)) continue;
  for (const format of (await load()).formats)
    PRINTING.push([...(command === '$0' ? [] : [command]), ...(POSITIONALS[command] ?? []), '--format', format]);
}

const SENTENCE =
  /^brazier: The output is incomplete: standard output could not be written \(ENOSPC: refused\); make room on the disk, and run it again\.$/m;

describe('standard output', () => {
  it.each(PRINTING)('of a full disk is one sentence and code 3: %s %s %s %s', async (...argv) => {
    const { code, stderr } = await run(argv, { stdoutError: 'ENOSPC' });
    if (code === 0) return expect(await run(argv)).toMatchObject({ code: 0, stdout: '' });
    expect(stderr).toMatch(SENTENCE);
    expect(stderr).not.toMatch(/bug|^\s+at /m);
    expect(code).toBe(3);
  });

  it.each(['EPIPE', 'ECONNRESET'])(
    'whose reader is gone (%s) is no error: the code is as it would be',
    async (error) => {
      expect(await run(['diff', '--exit-code'], { stdoutError: error })).toEqual({ code: 2, stdout: '', stderr: '' });
      expect(await run(['log'], { stdoutError: error })).toEqual({ code: 0, stdout: '', stderr: '' });
    },
  );

  it('that fails hides no worse code, and no finding passes for a whole report', async () => {
    expect(await run(['diff', '--exit-code'], { stdoutError: 'EIO' })).toMatchObject({ code: 3 });
    expect(await run(['log', '--format', 'json'], { stdoutError: 'EBADF' })).toMatchObject({ code: 3 });
    const id = braze.world.idOf(name);
    braze.faults.failDetails(id, { kind: 'status', status: 503 }, Number.POSITIVE_INFINITY);
    const partial = await run(['snapshot', '--full', '--format', 'json'], { stdoutError: 'ENOSPC' });
    expect(partial).toMatchObject({ code: 7 });
    expect(partial.stderr).toMatch(SENTENCE);
    braze.faults.clear();
  });

  it('is whole where standard error takes nothing', async () => {
    const whole = await run(['diff']);
    expect(await run(['diff'], { stderrError: 'ENOSPC' })).toEqual(whole);
  });
});

describe('the figures of a run', () => {
  it('say that the output was not written', async () => {
    const outcome = await run(['snapshot', '--format', 'json', '--stats-file', 'figures.json'], {
      stdoutError: 'ENOSPC',
    });
    expect(outcome).toMatchObject({ code: 3 });
    const figures = JSON.parse(await readFile(join(cwd, 'figures.json'), 'utf8'));
    expect(figures).toMatchObject({ exitCode: 3, error: 'OutputError' });
  });

  const refused: [file: string, words: RegExp][] = [
    ['missing/figures.json', /ENOENT.+; see that its folder is there\.$/m],
    ['.', /EISDIR.+; see what lies there\.$/m],
  ];
  if (process.platform === 'linux') refused.push(['/dev/full', /ENOSPC.+; make room on the disk\.$/m]);

  it.each(refused)(
    'that cannot be written to %s are one sentence and code 3, the run itself being done',
    async (file, words) => {
      const { code, stderr } = await run(['snapshot', '--quiet', '--stats-file', file]);
      expect(stderr).toMatch(/^brazier: the figures were not written \([^\n]+\n$/);
      expect(stderr).toMatch(words);
      expect(code).toBe(3);
    },
  );
});
