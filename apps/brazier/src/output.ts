import { type JsonObject, visible } from '@brazier/schema';
import { toJsonText } from './json-text.ts';
import { OutputError } from './output-error.ts';
import type { OutputStream, ProgramIo } from './program-io.ts';
import { createProgress, type Progress } from './progress.ts';
import { createSecrets } from './secrets.ts';
import { colorLevel } from './tui/paint.ts';

const DEFAULT_WIDTH = 80;

/** How loud the program is, and whether the command line settles colours. */
export interface OutputOptions {
  quiet: boolean;
  verbose: boolean;
  /** Undefined where the command line says nothing. */
  color: boolean | undefined;
}

/** Where everything that the program says goes: data to standard output, all else to standard error, secrets nowhere. */
export interface Output {
  /** Whether standard output takes colours. */
  readonly color: boolean;
  /** Columns of standard output; 80 where it is no terminal. */
  readonly width: number;
  /** True where standard output is a terminal. */
  readonly terminal: boolean;
  readonly verbose: boolean;
  /** Held back until `finish`, since an error must leave standard output empty; shown at once on a terminal, where somebody waits. */
  data(text: string): void;
  /** One line on standard error, unless --quiet. */
  note(text: string): void;
  /** One line on standard error, unless --quiet. */
  warn(text: string): void;
  /** One line on standard error, always. */
  fail(text: string): void;
  /** One JSON line on standard error with --verbose. */
  event(facts: JsonObject): void;
  /** Several lines on standard error, as they are but for control characters: the stack of an internal error. */
  detail(text: string): void;
  readonly progress: Progress;
  /** A value that must not come out anywhere, such as an API key. */
  hide(secret: string | undefined): void;
  /**
   * Writes what was held back, or drops it, and waits until the streams have taken everything. Gives the error where standard output did not take
   * all of the data; null also where its reader has gone away (`brazier log | head`), since there is nobody left to read the rest.
   */
  finish(outcome: 'write' | 'drop'): Promise<OutputError | null>;
}

/** Makes the output of one run. */
export function createOutput(io: ProgramIo, options: OutputOptions): Output {
  const secrets = createSecrets();
  const terminal = io.stdout.isTTY === true;
  const held: string[] = [];
  let pending: Promise<void> = Promise.resolve();
  let unwritten: OutputError | null = null;
  const send = (stream: OutputStream, text: string) => {
    const written = write(stream, secrets.scrub(text)).then((error) => {
      if (stream === io.stdout && error !== null && !isReaderGone(error)) unwritten ??= new OutputError(error);
    });
    pending = Promise.all([pending, written]).then(() => undefined);
  };
  const progress = createProgress(io, options, (text) => send(io.stderr, text));
  const line = (text: string) => {
    progress.clear();
    send(io.stderr, `${text}\n`);
  };
  return {
    color: colorLevel({ flag: options.color, env: io.env, depth: colorDepth(io) }) > 0,
    width: (terminal ? io.stdout.columns : undefined) ?? DEFAULT_WIDTH,
    terminal,
    verbose: options.verbose,
    progress,
    data(text) {
      if (!terminal) {
        held.push(text);
        return;
      }
      progress.clear();
      send(io.stdout, text);
    },
    note(text) {
      if (!options.quiet) line(`brazier: ${oneLine(text)}`);
    },
    warn(text) {
      if (!options.quiet) line(`brazier: warning: ${oneLine(text)}`);
    },
    fail(text) {
      line(`brazier: ${oneLine(text)}`);
    },
    event(facts) {
      if (options.verbose && !options.quiet) line(toJsonText(facts));
    },
    detail(text) {
      line(visible(text, { newlines: 'keep' }).replaceAll('\n::', '\n ::'));
    },
    hide: secrets.hide,
    async finish(outcome) {
      progress.clear();
      if (outcome === 'write' && held.length > 0) send(io.stdout, held.join(''));
      held.length = 0;
      await pending;
      return unwritten;
    },
  };
}

function colorDepth({ stdout, env }: ProgramIo): number {
  return stdout.isTTY === true ? (stdout.getColorDepth?.(env) ?? 1) : 1;
}

function oneLine(text: string): string {
  return visible(text.replace(/\s*[\r\n]+\s*/g, ' ').trim());
}

/** Resolves to what it failed with, if it did. */
function write(stream: OutputStream, text: string): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    if (stream.destroyed || text === '') resolve(null);
    else stream.write(text, (error) => resolve(error ?? null));
  });
}

function isReaderGone({ code }: NodeJS.ErrnoException): boolean {
  return code === 'EPIPE' || code === 'ECONNRESET' || code === 'ERR_STREAM_DESTROYED';
}
