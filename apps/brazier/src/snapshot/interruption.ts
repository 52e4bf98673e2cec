import type { CommandContext } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Interruption } from '../program-io.ts';

/** Runs a job that a signal may end: the job is asked to stop, and once it has, the program ends with the signal's code. */
export async function withInterruption(
  { io, output }: CommandContext,
  job: (signal: AbortSignal) => Promise<ExitCode>,
): Promise<ExitCode> {
  const controller = new AbortController();
  let received: Interruption | undefined;
  const release = io.onInterrupt((signal) => {
    received = signal;
    controller.abort(new Error(`ended by ${signal}`));
  });
  try {
    return await job(controller.signal);
  } catch (error) {
    if (received === undefined) throw error;
    output.fail(`ended by ${received}; nothing was written.`);
    return received === 'SIGINT' ? 130 : 143;
  } finally {
    release();
  }
}
