import type { ReadStream, WriteStream } from 'node:tty';
import type { Screen } from './screen.ts';

/** For a screen reader: no alternate screen, no mouse, and Ink writes one line of words where it stands. */
export function createWordsScreen(stdin: ReadStream, stdout: WriteStream): Screen {
  let onResize: (() => void) | null = null;
  const nothing = (): void => undefined;
  return {
    inkOptions: {
      stdin,
      stdout,
      isScreenReaderEnabled: true,
      exitOnCtrlC: false,
      interactive: true,
      patchConsole: false,
    },
    paintFirst: nothing,
    beginInk: nothing,
    abandon: nothing,
    attach(_instance, resized) {
      onResize = resized;
      stdout.prependListener('resize', onResize);
    },
    redraw: nothing,
    enter: nothing,
    handOver: nothing,
    leave() {
      // The last line of words stays; the shell's prompt goes below it.
      stdout.write('\n');
      if (onResize !== null) stdout.off('resize', onResize);
    },
  };
}
