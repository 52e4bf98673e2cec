import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { API_KEY } from './program.ts';

const program = fileURLToPath(new URL('../../apps/brazier/dist/brazier.js', import.meta.url));

const PNPM_VERSION: string = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')).devEngines
  .packageManager.version;

/** One line of commands as a shell ran it. */
export interface ShellStep {
  command: string;
  /** What a comment behind it promises (`# exits 2`), else 0. */
  expected: number;
  /** Null where the shell did not come so far. */
  code: number | null;
  stdout: string;
  stderr: string;
}

/**
 * Runs commands as a user types them, line by line in one shell, so that `cd`, `export` and `alias` last. `brazier` is the built program; `npx` runs
 * nothing but the build, which is done already.
 *
 * @param options.home the home folder, and where the shell's own files go meanwhile.
 */
export async function runShell(
  script: string,
  options: { cwd: string; home: string; env?: Record<string, string> },
): Promise<ShellStep[]> {
  const own = mkdtempSync(join(options.home, 'shell-'));
  const bin = join(own, 'bin');
  mkdirSync(bin);
  writeCommand(join(bin, 'brazier'), `exec '${process.execPath}' '${program}' "$@"`);
  writeCommand(join(bin, 'npx'), `[ "$*" = "-y pnpm@${PNPM_VERSION} build" ] || exit 99`);
  writeCommand(join(bin, 'node'), `exec '${process.execPath}' "$@"`);
  const lines = script.split('\n').filter((line) => line.trim() !== '');
  const steps = lines.map(
    (line, index) => `{ ${line}\n} >'${own}/${index}.out' 2>'${own}/${index}.err'; echo $? >'${own}/${index}.code'`,
  );
  await runBash(['shopt -s expand_aliases', ...steps].join('\n'), {
    cwd: options.cwd,
    env: {
      PATH: `${bin}:${process.env['PATH'] ?? ''}`,
      HOME: options.home,
      GIT_CONFIG_GLOBAL: '/dev/null',
      BRAZE_API_KEY: API_KEY,
      ...options.env,
    },
  });
  const read = (name: string) => (existsSync(join(own, name)) ? readFileSync(join(own, name), 'utf8') : '');
  const told = lines.map((line, index) => {
    const [command = '', comment = ''] = line.split(/\s+#\s/);
    const code = read(`${index}.code`);
    return {
      command,
      expected: Number(/^exits (\d+)/.exec(comment)?.[1] ?? 0),
      code: code === '' ? null : Number(code),
      stdout: read(`${index}.out`),
      stderr: read(`${index}.err`),
    };
  });
  rmSync(own, { recursive: true, force: true });
  return told;
}

function writeCommand(file: string, script: string): void {
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

function runBash(script: string, options: { cwd: string; env: Record<string, string> }): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('bash', ['-c', script], { ...options, stdio: 'ignore' });
    child.on('error', reject);
    child.on('close', () => resolve());
  });
}
