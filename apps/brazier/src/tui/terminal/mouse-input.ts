import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';

/** What was done with the mouse; column and row from 0. */
export interface MouseEvent {
  kind: 'press' | 'wheelUp' | 'wheelDown';
  column: number;
  row: number;
}

/** Keys without the reports of the mouse. Ink would show a report as typed text where the terminal sends it in two parts. */
export interface MouseInput {
  /** For Ink, in the place of the terminal's own stream. */
  keys: ReadStream;
  close(): void;
}

export const MOUSE_ON = '\u001b[?1000h\u001b[?1006h';
export const MOUSE_OFF = '\u001b[?1006l\u001b[?1000l';

const REPORT = /\u001b\[<(\d{1,4});(\d{1,5});(\d{1,5})([Mm])/g;
/** The beginning of a report whose end is still on its way, at the end of what has come. */
const PART = /\u001b(?:\[(?:<[\d;]{0,16})?)?$/;
/** An Esc that nothing follows for so long is the key. */
const PATIENCE_MS = 15;

/** Takes the reports of the mouse out of what the terminal sends, and puts those that come in parts together. */
export function createMouseInput(stdin: ReadStream, tell: (event: MouseEvent) => void): MouseInput {
  const keys = new PassThrough();
  let part = '';
  let timer: NodeJS.Timeout | null = null;

  function pass(text: string): void {
    if (text !== '') keys.write(text);
  }

  function onData(chunk: Buffer | string): void {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const { text, events, rest } = splitReports(part + chunk.toString());
    part = rest;
    pass(text);
    for (const event of events) tell(event);
    if (part !== '') {
      timer = setTimeout(() => {
        const late = part;
        part = '';
        pass(late);
      }, PATIENCE_MS);
    }
  }

  stdin.setEncoding('utf8');
  stdin.on('data', onData);
  // While another program has the terminal, its keys are not ours to read.
  const setRawMode = (raw: boolean): unknown => {
    if (raw) stdin.resume();
    else stdin.pause();
    stdin.setRawMode(raw);
    return keys;
  };
  Object.assign(keys, { isTTY: true, setRawMode, ref: () => stdin.ref(), unref: () => stdin.unref() });
  return {
    keys: keys as unknown as ReadStream,
    close() {
      if (timer !== null) clearTimeout(timer);
      stdin.off('data', onData);
      stdin.pause();
    },
  };
}

/** The text without reports, the reports that mean something, and the beginning of one that is not yet whole. */
export function splitReports(input: string): { text: string; events: MouseEvent[]; rest: string } {
  const events: MouseEvent[] = [];
  const whole = input.replace(REPORT, (_report, button: string, column: string, row: string, end: string) => {
    const kind = kindOf(Number(button), end);
    if (kind !== null) events.push({ kind, column: Number(column) - 1, row: Number(row) - 1 });
    return '';
  });
  const rest = PART.exec(whole)?.[0] ?? '';
  return { text: whole.slice(0, whole.length - rest.length), events, rest };
}

/** Only the left button and the wheel mean something; Shift, Alt and Ctrl (4, 8, 16) change nothing. */
function kindOf(button: number, end: string): MouseEvent['kind'] | null {
  const plain = button & ~28;
  if (plain === 64) return 'wheelUp';
  if (plain === 65) return 'wheelDown';
  return plain === 0 && end === 'M' ? 'press' : null;
}
