import type { SuspendTerminal } from 'ink';
import type { Screen } from './screen.ts';

/** Hands the terminal to the shell that started the program, until `fg`. */
export interface Suspender {
  suspend(): Promise<void>;
  close(): void;
}

/** Windows has no such signal: listening for it throws. */
const CAN_SUSPEND = process.platform !== 'win32';

/** Gives the terminal to whatever runs meanwhile, and takes it back. */
export type HandOver = (meanwhile: () => Promise<void>) => Promise<void>;

/** Ink's way to hand the terminal over as soon as there is one, with what Ink leaves out: the mouse goes along, and the screen is entered at its top. */
export function handOver(screen: Screen, ink: Promise<SuspendTerminal>): HandOver {
  return async (meanwhile) => {
    const suspendInk = await ink;
    screen.handOver();
    return suspendInk(async () => {
      try {
        await meanwhile();
      } finally {
        screen.enter();
      }
    });
  };
}

/**
 * Suspends like any program on Ctrl-Z. In raw mode the key sends no signal, and Ink does nothing about a SIGTSTP from
 * outside: both come here.
 */
export function createSuspender(giveTerminal: HandOver): Suspender {
  let isSuspended = false;
  const onSignal = (): void => {
    void suspend();
  };

  async function suspend(): Promise<void> {
    if (isSuspended || !CAN_SUSPEND) return;
    isSuspended = true;
    try {
      await giveTerminal(() => {
        // With the handler on, the signal would only call it again and never stop the program.
        process.off('SIGTSTP', onSignal);
        return stopUntilContinued();
      });
    } finally {
      process.on('SIGTSTP', onSignal);
      isSuspended = false;
    }
  }

  if (CAN_SUSPEND) process.on('SIGTSTP', onSignal);
  return { suspend, close: () => process.off('SIGTSTP', onSignal) };
}

function stopUntilContinued(): Promise<void> {
  return new Promise((resolve) => {
    // Without something to wait for, Node would end as soon as it is continued.
    const alive = setInterval(() => undefined, 1_000_000);
    process.once('SIGCONT', () => {
      clearInterval(alive);
      // A resize meanwhile was told to the shell, which had the terminal then.
      process.kill(process.pid, 'SIGWINCH');
      resolve();
    });
    // The whole group, as the terminal does it: the shell sees the job stop even behind a package manager.
    process.kill(0, 'SIGTSTP');
  });
}
