import type { Op, Severity } from '@brazier/diff';

/** How text for a terminal is made. */
export interface TextOptions {
  /** True where the receiver understands ANSI colours; nothing is told by colour alone. */
  color: boolean;
  /** Columns; 80 unless told. */
  width?: number;
}

type Style = 'bold' | 'dim' | 'red' | 'green' | 'yellow' | 'cyan';

/** Puts a style around text, or leaves it as it is. */
export type Paint = (style: Style, text: string) => string;

const CODES: Record<Style, [number, number]> = {
  bold: [1, 22],
  dim: [2, 22],
  red: [31, 39],
  green: [32, 39],
  yellow: [33, 39],
  cyan: [36, 39],
};

export function painter(color: boolean): Paint {
  return (style, text) => {
    if (!color || text === '') return text;
    const [on, off] = CODES[style];
    return `\u001b[${on}m${text}\u001b[${off}m`;
  };
}

export const SEVERITY_STYLE: Record<Severity, Style> = { info: 'dim', notice: 'cyan', warning: 'yellow', error: 'red' };
export const OP_STYLE: Record<Op, Style> = { added: 'green', removed: 'red', changed: 'yellow', moved: 'cyan' };
