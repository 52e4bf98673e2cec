import { randomBytes } from 'node:crypto';
import { appendFileSync, fstatSync } from 'node:fs';
import nodeModule from 'node:module';
import { hostname } from 'node:os';
import { Writable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Interruption, ProgramIo } from './program-io.ts';

// The one file that knows the process. What it imports statically must load on any Node, so that an older one can say that it is too old.

const STDOUT = 1;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(`brazier: needs Node 22.18 or newer; this is ${process.versions.node}.\n`);
  process.exitCode = 3;
} else {
  nodeModule.enableCompileCache?.();
  process.on('uncaughtException', endAsBug);
  process.on('unhandledRejection', endAsBug);
  const { run } = await import('./run.ts');
  const io = createIo();
  for (const stream of [io.stdout, io.stderr]) stream.on('error', leaveToWriter);
  // Not `exitCode` alone: a connection that is still kept alive must not keep the program.
  process.exit(await run(process.argv.slice(2), io));
}

function createIo(): ProgramIo {
  return {
    stdin: process.stdin,
    stdout: isFile(STDOUT) ? createFileOutput(STDOUT) : process.stdout,
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
    programFile: fileURLToPath(new URL('brazier.mjs', import.meta.url)),
    nodeVersion: process.versions.node,
    onInterrupt,
  };
}

function isFile(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isFile();
  } catch {
    return false;
  }
}

// Node's own stream forgets the rest of a write that a nearly full disk took in part, and calls that a success.
function createFileOutput(descriptor: number): Writable {
  return new Writable({
    write(chunk: Buffer, _encoding, done) {
      try {
        appendFileSync(descriptor, chunk);
        done();
      } catch (error) {
        done(error as Error);
      }
    },
  });
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

// Whoever wrote hears of it from the write itself.
function leaveToWriter(): void {}

function endAsBug(error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  const sentence = text.replace(/[\u0000-\u001f\u007f-\u009f]+/g, ' ');
  process.stderr.write(`brazier: internal error, a bug in Brazier: ${sentence}\n`);
  process.exit(1);
}
