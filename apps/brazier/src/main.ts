import { randomBytes } from 'node:crypto';
import nodeModule from 'node:module';
import { hostname } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import type { Interruption, ProgramIo } from './program-io.ts';

// The one file that knows the process. What it imports statically must load on any Node, so that an older one can say that it is too old.

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`brazier: needs Node 22.18 or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 3;
} else {
  nodeModule.enableCompileCache?.();
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
  process.on('uncaughtException', endAsBug);
  process.on('unhandledRejection', endAsBug);
  const { run } = await import('./run.ts');
  // Not `exitCode` alone: a connection that is still kept alive must not keep the program.
  process.exit(await run(process.argv.slice(2), createIo()));
}

function createIo(): ProgramIo {
  return {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    env: process.env,
    cwd: process.cwd(),
    now: () => Date.now(),
    sleep,
    random: () => Math.random(),
    randomBytes: (size) => randomBytes(size),
    pid: process.pid,
    isAlive,
    hostname: hostname(),
    nodeVersion: process.versions.node,
    onInterrupt,
  };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // It runs, but belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function sleep(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await wait(ms, undefined, signal ? { signal } : {});
  } catch (error) {
    throw signal?.aborted ? signal.reason : error;
  }
}

// The first signal asks, a second one ends the process as if nobody listened.
function onInterrupt(listener: (signal: Interruption) => void): () => void {
  const release = () => {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  };
  const onSignal = (signal: NodeJS.Signals) => {
    release();
    listener(signal === 'SIGTERM' ? 'SIGTERM' : 'SIGINT');
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return release;
}

// The reader of a pipe has gone: there is nobody left to tell.
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') endAsBug(error);
}

function endAsBug(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  const sentence = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  process.stderr.write(`brazier: internal error, a bug in Brazier: ${sentence}\n`);
  process.exit(1);
}
