import type { ReadStream, WriteStream } from 'node:tty';
import type { Instance, RenderOptions } from 'ink';
import { DIVIDER_MARK, dividedOutput } from './divided-output.ts';
import { createMouseInput, MOUSE_OFF, MOUSE_ON, type MouseEvent } from './mouse-input.ts';

// Without wrapping: a row that a terminal takes for wider than we do loses its end, instead of pushing every row below it down.
const WRAP_OFF = '\u001b[?7l';
const WRAP_ON = '\u001b[?7h';
const ENTER = `\u001b[?1049h\u001b[2J\u001b[H${WRAP_OFF}`;
const CLEAR = '\u001b[2J\u001b[H';
const LEAVE = '\u001b[?1049l\u001b[?25h';
const HIDE_CURSOR = '\u001b[?25l';
// A terminal that knows them shows what lies between at once; others let them pass.
const BEGIN_FRAME = '\u001b[?2026h';
const END_FRAME = '\u001b[?2026l';

/** The alternate screen, from before Ink's first frame until after its last. */
export interface Screen {
  /** What Ink is started with. */
  inkOptions: RenderOptions;
  /** Paints the first rows, top down, before Ink is there to paint any. */
  paintFirst(rows: readonly string[]): void;
  /** To be called right before Ink paints for the first time: it paints where the cursor is. */
  beginInk(): void;
  /** Leaves before Ink was started, which would otherwise give the screen back. */
  abandon(): void;
  /** Follows the terminal's size. `resized` must leave Ink with rows of the new size, at once. */
  attach(instance: Instance, resized: () => void): void;
  /** Paints everything anew. */
  redraw(): void;
  /** Enters again after the terminal was handed over: Ink then draws from the top. */
  enter(): void;
  /** To be called before another program gets the terminal: it would take the mouse's reports for keys, and wants its lines wrapped. */
  handOver(): void;
  /** Stops following the size, and gives the mouse and the wrapping of lines back to the terminal. */
  leave(): void;
}

/**
 * Enters the alternate screen with the cursor at home. Ink does neither: it leaves the cursor where the shell had it, and
 * what was typed ahead and echoed stays in its first rows. `onMouse` null: the mouse is left to the terminal.
 * `divider`: the column of the line between two panes, from 0, and its character.
 */
export function enterScreen(
  stdin: ReadStream,
  stdout: WriteStream,
  onMouse: ((event: MouseEvent) => void) | null,
  divider: { column(): number | null; line: string },
): Screen {
  const mouse = onMouse === null ? null : createMouseInput(stdin, onMouse);
  const enter = mouse === null ? ENTER : ENTER + MOUSE_ON;
  const giveBack = mouse === null ? WRAP_ON : MOUSE_OFF + WRAP_ON;
  stdout.write(enter);
  let repaint: (() => void) | null = null;
  let onResize: (() => void) | null = null;
  return {
    inkOptions: {
      stdin: mouse?.keys ?? stdin,
      stdout: dividedOutput(stdout, divider.column, divider.line),
      alternateScreen: true,
      exitOnCtrlC: false,
      incrementalRendering: true,
      interactive: true,
      maxFps: 120,
      patchConsole: false,
    },
    paintFirst(rows) {
      const column = divider.column();
      const place = column === null ? '' : `\u001b[${column + 1}G${divider.line}`;
      const text = rows.map((row) => row.replace(DIVIDER_MARK, place)).join('\r\n');
      stdout.write(BEGIN_FRAME + HIDE_CURSOR + text + END_FRAME);
    },
    beginInk() {
      // Ink ends the frame that begins here.
      stdout.write(BEGIN_FRAME + CLEAR);
    },
    abandon() {
      stdout.write(giveBack + LEAVE);
    },
    attach(instance, resized) {
      repaint = () => {
        // `clear` makes Ink forget its frame; erasing alone would leave rows blank whose text has not changed.
        instance.clear();
        stdout.write(CLEAR);
      };
      // Before Ink's own listener, which draws at once: rows of the old size would overflow and scroll the new screen.
      onResize = () => {
        repaint?.();
        resized();
      };
      stdout.prependListener('resize', onResize);
    },
    redraw() {
      repaint?.();
      stdout.emit('resize');
    },
    enter() {
      stdout.write(enter);
    },
    handOver() {
      stdout.write(giveBack);
    },
    leave() {
      stdout.write(giveBack);
      mouse?.close();
      if (onResize !== null) stdout.off('resize', onResize);
    },
  };
}
