import { Readable } from 'node:stream';
import type { Interruption, ProgramIo } from '../program-io.ts';
import { run } from '../run.ts';
import { CapturedStream } from './captured-stream.ts';

/** What one run left behind. */
export interface Outcome {
  code: number;
  stdout: string;
  stderr: string;
}

/** What a test decides about the run; the rest is a plain pipe, an empty environment and a clock that never waits. */
export interface Surroundings {
  cwd: string;
  env?: Record<string, string | undefined>;
  /** Milliseconds since the epoch. */
  now?: () => number;
  sleep?: ProgramIo['sleep'];
  /** What is typed on a terminal; an empty pipe where nothing is given. */
  stdin?: Readable;
  stdoutTerminal?: boolean;
  stderrTerminal?: boolean;
  /** What standard output, or standard error, fails with whenever something is written. */
  stdoutError?: string;
  stderrError?: string;
  columns?: number;
  programFile?: string;
  /** Gets the function that sends a signal to the run. */
  onListening?: (interrupt: (signal: Interruption) => void) => void;
}

/** Runs the program in this process, as `main.ts` does in its own. */
export async function runProgram(argv: readonly string[], surroundings: Surroundings): Promise<Outcome> {
  const columns = surroundings.columns ?? 80;
  const stdout = new CapturedStream({
    terminal: surroundings.stdoutTerminal ?? false,
    columns,
    code: surroundings.stdoutError,
  });
  const stderr = new CapturedStream({
    terminal: surroundings.stderrTerminal ?? false,
    columns,
    code: surroundings.stderrError,
  });
  const code = await run(argv, {
    stdin: surroundings.stdin ? Object.assign(surroundings.stdin, { isTTY: true }) : Readable.from([]),
    stdout,
    stderr,
    env: { ...GIT_ALONE, ...surroundings.env },
    cwd: surroundings.cwd,
    now: surroundings.now ?? (() => Date.now()),
    sleep: surroundings.sleep ?? (async () => {}),
    random: () => 0.5,
    randomBytes: (size) => new Uint8Array(size).map((_, index) => (index * 37 + 11) % 256),
    isAlive: () => true,
    pid: process.pid,
    hostname: 'test-host',
    programFile: surroundings.programFile ?? '/nonexistent/brazier.mjs',
    nodeVersion: process.versions.node,
    onInterrupt(listener) {
      surroundings.onListening?.(listener);
      return () => {};
    },
  });
  return { code, stdout: stdout.text, stderr: stderr.text };
}

// Git finds its programs, and nothing of the configuration of whoever runs the tests.
const GIT_ALONE: Record<string, string | undefined> = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_NOSYSTEM: '1',
};
