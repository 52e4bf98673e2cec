import type { Readable, Writable } from 'node:stream';

/** A stream that may be a terminal, as `process.stdout` and `process.stderr` are. */
export interface OutputStream extends Writable {
  isTTY?: boolean;
  /** Width in columns, where it is a terminal. */
  columns?: number;
  rows?: number;
  /** Colours as a number of bits: 1, 4, 8 or 24. */
  getColorDepth?(env?: Record<string, string | undefined>): number;
}

/** Where keys come from. */
export interface InputStream extends Readable {
  isTTY?: boolean;
  setRawMode?(raw: boolean): unknown;
}

/** A signal that asks a run to end early. */
export type Interruption = 'SIGINT' | 'SIGTERM';

/** Everything that the program takes from the outside; only `main.ts` and the tests make one. */
export interface ProgramIo {
  stdin: InputStream;
  stdout: OutputStream;
  stderr: OutputStream;
  env: Record<string, string | undefined>;
  /** Absolute. */
  cwd: string;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when it is aborted before. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** At least 0, below 1. */
  random(): number;
  randomBytes(size: number): Uint8Array;
  pid: number;
  /** Whether a process of this machine runs. */
  isAlive(pid: number): boolean;
  hostname: string;
  /** The file with the whole program in it, which a CI job can run; absolute. Missing where the program was not built. */
  programFile: string;
  /** The version of Node that runs the program, for example `24.21.0`. */
  nodeVersion: string;
  /** Calls back instead of ending the program; gives the function that takes this back. */
  onInterrupt(listener: (signal: Interruption) => void): () => void;
}
