import { textWidth } from './width.ts';

/** What a run of text is, not how it looks. Nothing is told by style alone: a sign or a word always says the same. */
export type StyleName =
  | 'dim'
  | 'bold'
  | 'heading'
  | 'key'
  | 'chip'
  | 'match'
  | 'error'
  | 'warning'
  | 'notice'
  | 'info'
  | 'live'
  | 'added'
  | 'removed'
  | 'moved'
  | 'addedWord'
  | 'removedWord'
  | 'addedLogic'
  | 'removedLogic'
  | 'cursor'
  | 'cursorAway';

/** How many colours there are: none, the 16 of the terminal's own theme, 256, or all. */
export type ColorLevel = 0 | 1 | 2 | 3;

/** `dark` and `light` keep apart for red-blind and green-blind eyes; `classic` is green and red. */
export type Palette = 'dark' | 'light' | 'classic';

/** SGR parameters of each colour at 16, 256 and all colours. What stands in every row of a list keeps to 256: half the bytes. */
interface Hues {
  added: readonly [string, string, string];
  removed: readonly [string, string, string];
  error: readonly [string, string, string];
  warning: readonly [string, string, string];
  accent: readonly [string, string, string];
}

// Blue and orange differ by more than 88 (CIE76) for normal, red-blind and green-blind eyes; green and red by 24.
const HUES: Record<Palette, Hues> = {
  dark: {
    added: ['36', '38;5;74', '38;2;86;180;233'],
    removed: ['33', '38;5;178', '38;2;230;159;0'],
    error: ['31', '38;5;209', '38;5;209'],
    warning: ['33', '38;5;221', '38;5;221'],
    accent: ['36', '38;5;74', '38;5;74'],
  },
  light: {
    added: ['34', '38;5;25', '38;2;0;96;168'],
    removed: ['31', '38;5;130', '38;2;179;71;0'],
    error: ['31', '38;5;124', '38;5;124'],
    warning: ['35', '38;5;94', '38;5;94'],
    accent: ['34', '38;5;25', '38;5;25'],
  },
  classic: {
    added: ['32', '38;5;71', '38;2;80;180;90'],
    removed: ['31', '38;5;167', '38;2;225;90;90'],
    error: ['31', '38;5;167', '38;5;167'],
    warning: ['33', '38;5;178', '38;5;178'],
    accent: ['36', '38;5;74', '38;5;74'],
  },
};

/** How the interface draws: the colours at hand, and whether the locale knows more than ASCII. */
export interface PaintOptions {
  level: ColorLevel;
  palette: Palette;
  ascii: boolean;
}

/** Turns a run of text of one style into what the terminal gets. */
export type Paint = (text: string, style: StyleName | undefined) => string;

/** The one place that decides on colours. With no colours, only bold, dim, underline and inverse remain. */
export function createPaint({ level, palette, ascii }: PaintOptions): Paint {
  const codes = styleCodes(level, HUES[palette]);
  return (text, style) => {
    const shown = ascii ? toAscii(text) : text;
    const code = style === undefined ? NO_CODE : codes[style];
    return code.open === '' || shown === '' ? shown : code.open + shown + code.close;
  };
}

/** What stands before and after a run of text. */
interface Code {
  open: string;
  close: string;
}

const NO_CODE: Code = { open: '', close: '' };

/** What ends a bold, dim, underlined or inverse run; a colour is ended by 39. */
const CLOSED_BY: Record<string, string> = { '1': '22', '2': '22', '4': '24', '7': '27' };

/** Each parameter by itself, ended in reverse: as Ink writes styles, which it then need not take apart a second time. */
function toCode(parts: readonly string[]): Code {
  const set = parts.filter((part) => part !== '');
  const sequence = (part: string): string => `\u001b[${part}m`;
  return {
    open: set.map(sequence).join(''),
    close: set
      .map((part) => sequence(CLOSED_BY[part] ?? '39'))
      .reverse()
      .join(''),
  };
}

function styleCodes(level: ColorLevel, hues: Hues): Record<StyleName, Code> {
  const hue = (name: keyof Hues): string => (level === 0 ? '' : hues[name][level - 1]) ?? '';
  return {
    dim: toCode(['2']),
    bold: toCode(['1']),
    heading: toCode(['1', hue('accent')]),
    key: toCode(['1']),
    chip: toCode(['7']),
    match: toCode(['1', '4']),
    error: toCode(['1', hue('error')]),
    warning: toCode([hue('warning')]),
    notice: NO_CODE,
    info: toCode(['2']),
    live: toCode(['1']),
    added: toCode([hue('added')]),
    removed: toCode([hue('removed')]),
    moved: toCode([hue('accent')]),
    addedWord: toCode(['7', hue('added')]),
    removedWord: toCode(['7', hue('removed')]),
    addedLogic: toCode(['4', '7', hue('added')]),
    removedLogic: toCode(['4', '7', hue('removed')]),
    cursor: toCode(['7']),
    cursorAway: toCode(['1']),
  };
}

// Each stands for exactly as many cells as it takes, so that columns stay where they are.
const ASCII_FOR: Record<string, string> = {
  '…': '~',
  '─': '-',
  '│': '|',
  '┬': '+',
  '┴': '+',
  '┼': '+',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '↕': '%',
  '−': '-',
  '–': '-',
  '—': '-',
  '·': '.',
  '›': '>',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '●': '*',
  '○': 'o',
  '×': 'x',
};

function toAscii(text: string): string {
  return text.replace(/[^\x20-\x7e]/gu, (character) => ASCII_FOR[character] ?? '?'.repeat(textWidth(character)));
}

/** What decides about colour, strongest first: `--color`/`--no-color`, `NO_COLOR` (not empty), `FORCE_COLOR`, the terminal. */
export interface ColorFacts {
  /** The command line's word; undefined where it says nothing. */
  flag?: boolean | undefined;
  env: Record<string, string | undefined>;
  /** What the output stream says of itself in bits (`getColorDepth`): 1, 4, 8 or 24. */
  depth: number;
}

/** The number of colours to use. */
export function colorLevel({ flag, env, depth }: ColorFacts): ColorLevel {
  const terminal: ColorLevel = depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
  if (flag === false) return 0;
  if (flag === true) return terminal === 0 ? 1 : terminal;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return 0;
  const force = env.FORCE_COLOR;
  if (force === '0' || force === 'false') return 0;
  if (force === '1' || force === '2' || force === '3') return Number(force) as ColorLevel;
  if (force !== undefined) return terminal === 0 ? 1 : terminal;
  return terminal;
}

/** The palette for the terminal's background as `COLORFGBG` tells it; dark where nothing does. */
export function paletteFor(env: Record<string, string | undefined>): Palette {
  const background = Number(env.COLORFGBG?.split(';').at(-1));
  return background === 7 || background === 15 ? 'light' : 'dark';
}

/** True where the locale is known and is not UTF-8: the first of LC_ALL, LC_CTYPE and LANG that is set decides. */
export function needsAscii(env: Record<string, string | undefined>): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => value !== undefined && value !== '');
  if (locale === undefined) return false;
  return !/utf-?8/i.test(locale);
}
