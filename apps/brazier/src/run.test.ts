import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from './commands.ts';
import { runProgram } from './testing/run-program.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';
import { VERSION } from './version.ts';

const cwd = await temporaryFolder();

test('--version prints the version and nothing else', async () => {
  for (const argv of [['--version'], ['diff', '--version']]) {
    expect(await runProgram(argv, { cwd })).toEqual({ code: 0, stdout: `${VERSION}\n`, stderr: '' });
  }
});

test('--help names every command, on standard output', async () => {
  const { code, stdout, stderr } = await runProgram(['--help'], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  for (const { usage, summary } of COMMANDS) {
    expect(stdout).toContain(usage.replace('$0', 'brazier'));
    expect(stdout.replace(/\s+/g, ' ')).toContain(summary);
  }
});

test.each(COMMANDS.filter(({ name }) => name !== '$0').map(({ name }) => name))(
  '%s --help tells its options and formats',
  async (name) => {
    const { code, stdout, stderr } = await runProgram([name, '--help'], { cwd, columns: 120 });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const option of ['--dir', '--format', '--no-color', '--quiet', '--verbose', '--help', '--version']) {
      expect(stdout).toContain(option);
    }
    expect(stdout).toContain('Examples:');
  },
);

test.each([
  [['frobnicate'], /frobnicate/],
  [['--frobnicate'], /frobnicate/],
  [['diff', '--frobnicate'], /frobnicate/],
  [['diff', 'a', 'b', 'c'], /c/],
  [['diff', 'a', '--', 'b', '-c'], /“-c” is not expected/],
  [['status', '--', '--max-age'], /“--max-age” is not expected/],
  [['show'], /campaign/i],
  [['diff', '--format', 'sarif'], /sarif/],
  [['init', '--format', 'json'], /json/],
  [['check', '--fail-on', 'fatal'], /fatal/],
  [['log', '--area', 'sky'], /sky/],
  [['log', '-n', 'ten'], /ten/],
  [['log', '--since'], /since/],
  [['diff', '--dir', 'a', '--dir', 'b'], /dir/],
  [['snapshot', '--max-wait', 'soon'], /soon/],
  [['snapshot', '--no-commit', '--push'], /push/],
  [['diff', '--exit-code', '--no-exit-code'], /no-exit-code/],
])('%j is a usage error: one sentence, code 3', async (argv, words) => {
  const { code, stdout, stderr } = await runProgram(argv, { cwd });
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^brazier: [^\n]+\n$/);
  expect(stderr).toMatch(words);
});

test('what the system refuses is one sentence that says what to do, code 3', async () => {
  await writeFile(join(cwd, 'file'), '');
  const { code, stdout, stderr } = await runProgram(
    ['init', 'file/folder', '--endpoint', 'https://rest.iad-01.braze.com'],
    {
      cwd,
    },
  );
  expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
  expect(stderr).toMatch(/^brazier: The system refused \(ENOTDIR: .+\); see what lies there, and run it again\.\n$/);
});

test('completion prints a script for the shell', async () => {
  const { code, stdout } = await runProgram(['completion'], { cwd });
  expect(code).toBe(0);
  expect(stdout).toContain('brazier');
});
