import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { watchChildren } from './child-memory.ts';

/** The built program, as users start it. */
export const PROGRAM: string = fileURLToPath(new URL('../apps/brazier/dist/brazier.js', import.meta.url));

const folders: string[] = [];
process.on('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new empty folder that goes when the benchmark ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'brazier-bench-'));
  folders.push(folder);
  return folder;
}

/** Runs a command to its end and gives its standard output; git sees no configuration but this. */
export async function runCommand(
  command: string,
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<string> {
  return (await startCommand(command, args, cwd, env)).stdout;
}

/** As `runCommand`, with the process beside the promise. */
function startCommand(command: string, args: readonly string[], cwd: string, env: Record<string, string>) {
  return promisify(execFile)(command, args, {
    cwd,
    maxBuffer: 1 << 30,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: cwd,
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Bench',
      GIT_AUTHOR_EMAIL: 'bench@example.com',
      GIT_COMMITTER_NAME: 'Bench',
      GIT_COMMITTER_EMAIL: 'bench@example.com',
      ...env,
    },
  });
}

/** Runs the built program. */
export function runBrazier(args: readonly string[], cwd: string, env: Record<string, string> = {}): Promise<string> {
  return runCommand(process.execPath, [PROGRAM, ...args], cwd, env);
}

/** What a Node process used. */
export interface NodeUsage {
  [measure: string]: number;
  /** Microseconds, without the processes that it started. */
  CPU: number;
  /** The most that it held, in kilobytes. */
  memory: number;
  /** The most that any process held that it started, in kilobytes; 0 where the system does not tell. */
  git: number;
}

/** Runs a program on Node to its end; gives its standard output and what it used. */
export async function measureNode(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<{ stdout: string; usage: NodeUsage }> {
  const file = join(temporaryFolder(), 'usage.json');
  const tellUsage = new URL('processes/tell-usage.mjs', import.meta.url).href;
  const run = startCommand(process.execPath, ['--import', tellUsage, ...args], cwd, { ...env, BENCH_USAGE: file });
  const stopWatching = watchChildren(run.child.pid ?? 0);
  try {
    const { stdout } = await run;
    const own = JSON.parse(readFileSync(file, 'utf8')) as Omit<NodeUsage, 'git'>;
    return { stdout, usage: { ...own, git: stopWatching() ?? 0 } as NodeUsage };
  } finally {
    stopWatching();
  }
}

/** Makes an audit folder for a stand-in, in a git repository of its own. */
export async function createAuditFolder(endpoint: string): Promise<string> {
  const folder = temporaryFolder();
  await runBrazier(['init', '.', '--workspace', 'production', '--endpoint', endpoint], folder);
  return folder;
}
