import type { Instance } from 'ink';

const SIGNAL_CODES = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const;

/** Turns every way to end into one that leaves the terminal as it was found. */
export interface Endings {
  /** An error that nobody caught; null where there was none. */
  failure(): unknown;
  close(): void;
}

/** Ends the interface on signals and on errors that nobody catches; `ended` hears the exit code. */
export function watchEndings(instance: Instance, ended: (code: number) => void): Endings {
  let failure: unknown = null;
  const fail = (error: unknown): void => {
    failure ??= error ?? new Error('Something failed without saying what.');
    instance.unmount();
  };
  const handlers = Object.entries(SIGNAL_CODES).map(([signal, code]) => {
    const handler = (): void => {
      ended(code);
      instance.unmount();
    };
    process.on(signal, handler);
    return () => process.off(signal, handler);
  });
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  return {
    failure: () => failure,
    close() {
      for (const remove of handlers) remove();
      process.off('uncaughtException', fail);
      process.off('unhandledRejection', fail);
    },
  };
}
