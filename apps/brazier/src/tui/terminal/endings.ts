import type { Instance } from 'ink';

const SIGNAL_CODES = { SIGTERM: 143, SIGHUP: 129, SIGINT: 130 } as const;

/** How the interface ended: its exit code, and what failed. */
export interface Ending {
  code: number;
  failure: { error: unknown } | null;
}

/** Every way to end, made into one that leaves the terminal as it was found. */
export interface Endings {
  /** Ends with an exit code. */
  end(code: number): void;
  /** Ends because of an error that nothing could keep to itself. */
  fail(error: unknown): void;
  /** Takes charge of a rendered interface: the end is when it has given the terminal back. */
  attach(instance: Instance): void;
  /** Ends at once because of an error, with nothing rendered that could give the terminal back. */
  abandon(error: unknown): void;
  ended: Promise<Ending>;
}

/** Watches for signals, for errors that nobody catches, and for a terminal that is gone, from now until the end. */
export function watchEndings(stdout: NodeJS.WritableStream): Endings {
  let ending: Ending | null = null;
  let rendered: Instance | null = null;
  const { promise: ended, resolve } = Promise.withResolvers<Ending>();

  function finish(how: Ending): void {
    ending ??= how;
    rendered?.unmount();
  }
  const end = (code: number): void => finish({ code, failure: null });
  const fail = (error: unknown): void => finish({ code: 1, failure: { error } });

  const signals = Object.entries(SIGNAL_CODES).map(([signal, code]) => ({ signal, handler: () => end(code) }));
  for (const { signal, handler } of signals) process.on(signal, handler);
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);
  // A closed window is no error: nobody is left to read of one.
  const gone = (): void => end(SIGNAL_CODES.SIGHUP);
  stdout.on('error', gone);

  function close(how: Ending): void {
    for (const { signal, handler } of signals) process.off(signal, handler);
    process.off('uncaughtException', fail);
    process.off('unhandledRejection', fail);
    stdout.off('error', gone);
    resolve(how);
  }

  return {
    end,
    fail,
    ended,
    attach(instance) {
      rendered = instance;
      // An error while rendering comes here: Ink itself leaves nothing of it on the screen.
      instance.waitUntilExit().then(
        () => close(ending ?? { code: 0, failure: null }),
        (error) => close({ code: 1, failure: { error } }),
      );
      if (ending !== null) instance.unmount();
    },
    abandon: (error) => close({ code: 1, failure: { error } }),
  };
}
