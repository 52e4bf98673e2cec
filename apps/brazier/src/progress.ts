import { visible } from '@brazier/schema';
import type { ProgramIo } from './program-io.ts';

const LEAST_GAP_MS = 100;
const ERASE_LINE = '\r\u001b[K';

/** One line on standard error that says how far a job is; nothing at all where that is no terminal. */
export interface Progress {
  /** Shows the text instead of the last one, at most ten times a second. */
  show(text: string): void;
  /** Takes the line away. */
  clear(): void;
}

/** A progress line that `write` puts on standard error. */
export function createProgress(
  io: Pick<ProgramIo, 'stderr' | 'env' | 'now'>,
  { quiet, verbose }: { quiet: boolean; verbose: boolean },
  write: (text: string) => void,
): Progress {
  // With --verbose the lines of events tell the same, and would be torn apart.
  if (io.stderr.isTTY !== true || io.env['TERM'] === 'dumb' || quiet || verbose) return { show() {}, clear() {} };
  let shownAt = Number.NEGATIVE_INFINITY;
  let shown = false;
  return {
    show(text) {
      const now = io.now();
      if (now - shownAt < LEAST_GAP_MS) return;
      shownAt = now;
      shown = true;
      write(ERASE_LINE + visible(text).slice(0, Math.max(0, (io.stderr.columns ?? 80) - 1)));
    },
    clear() {
      if (!shown) return;
      shown = false;
      shownAt = Number.NEGATIVE_INFINITY;
      write(ERASE_LINE);
    },
  };
}
