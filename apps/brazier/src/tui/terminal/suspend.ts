import type { SuspendTerminal } from 'ink';

/** Hands the terminal to the shell that started the program, until `fg`. */
export interface Suspender {
  suspend(): Promise<void>;
  close(): void;
}

/**
 * Suspends like any program on Ctrl-Z. In raw mode the key sends no signal, and Ink does nothing about a SIGTSTP from
 * outside: both come here. `back` runs when the shell has given the terminal back, before Ink draws.
 */
export function createSuspender(suspendTerminal: () => SuspendTerminal | null, back: () => void): Suspender {
  let isSuspended = false;
  const onSignal = (): void => {
    void suspend();
  };

  async function suspend(): Promise<void> {
    const handOver = suspendTerminal();
    if (isSuspended || handOver === null || process.platform === 'win32') return;
    isSuspended = true;
    // With the handler on, the signal would only call it again and never stop the program.
    process.off('SIGTSTP', onSignal);
    try {
      await handOver(() => stopUntilContinued(back));
    } finally {
      process.on('SIGTSTP', onSignal);
      isSuspended = false;
    }
  }

  process.on('SIGTSTP', onSignal);
  return { suspend, close: () => process.off('SIGTSTP', onSignal) };
}

function stopUntilContinued(back: () => void): Promise<void> {
  return new Promise((resolve) => {
    // Without something to wait for, Node would end as soon as it is continued.
    const alive = setInterval(() => undefined, 1_000_000);
    process.once('SIGCONT', () => {
      clearInterval(alive);
      // A resize meanwhile was told to the shell, which had the terminal then.
      process.kill(process.pid, 'SIGWINCH');
      back();
      resolve();
    });
    // The whole group, as the terminal does it: the shell sees the job stop even behind a package manager.
    process.kill(0, 'SIGTSTP');
  });
}
