import type { WriteStream } from 'node:tty';

/** Stands in a row where the line between two panes goes: no character, so that no text that was made visible holds it. */
export const DIVIDER_MARK = '\ufdd0';

/**
 * The terminal as Ink writes to it, with the line between the panes at its own column. Terminals disagree on how wide the clusters of some
 * scripts are: behind a name in one of them a line that is only written next would stand a cell too far right or left.
 *
 * @param column of the line, from 0; null where there is one pane. `line` is the character of the line.
 */
export function dividedOutput(stdout: WriteStream, column: () => number | null, line: string): WriteStream {
  const write = (chunk: string | Uint8Array, ...rest: []): boolean =>
    stdout.write(typeof chunk === 'string' ? placeDividers(chunk, column, line) : chunk, ...rest);
  return new Proxy(stdout, {
    get(target, name) {
      if (name === 'write') return write;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

function placeDividers(text: string, column: () => number | null, line: string): string {
  if (!text.includes(DIVIDER_MARK)) return text;
  const at = column();
  // What a wider or narrower name left beside the line is erased on both sides.
  const placed = at === null ? line : `\u001b[K\u001b[${at + 1}G${line}\u001b[K`;
  return text.replace(ROW_START, (_, before: string) => before + (AGREED.test(before) ? line : placed));
}

const ROW_START = new RegExp(`([^\\n${DIVIDER_MARK}]*)${DIVIDER_MARK}`, 'g');

/** What takes one cell each in every terminal, and the sequences of styles. */
const AGREED =
  /^[\u001b\r\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u203b\u2190-\u2193\u2212\u2500-\u257f]*$/;
