import type { IBufferCell, Terminal } from '@xterm/headless';

const CELL_WIDTH = 8.4;
const LINE_HEIGHT = 18;
const PADDING = 16;
const FOREGROUND = '#c9d1d9';
const BACKGROUND = '#0d1117';
const BASE_COLOURS = [
  '#484f58',
  '#ff7b72',
  '#3fb950',
  '#d29922',
  '#58a6ff',
  '#bc8cff',
  '#39c5cf',
  '#b1bac4',
  '#6e7681',
  '#ffa198',
  '#56d364',
  '#e3b341',
  '#79c0ff',
  '#d2a8ff',
  '#56d4dd',
  '#ffffff',
];

interface Style {
  fill: string;
  background: string | null;
  bold: boolean;
  dim: boolean;
  italic: boolean;
  underline: boolean;
}

/** What a terminal shows, as a standalone SVG: one text element a run of equal style, placed by cell, so that any font lines up. */
export function terminalToSvg(terminal: Terminal, title: string): string {
  const width = PADDING * 2 + terminal.cols * CELL_WIDTH;
  const height = PADDING * 2 + terminal.rows * LINE_HEIGHT;
  const rows = Array.from({ length: terminal.rows }, (_, row) => renderRow(terminal, row)).join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${number(width)} ${height}" role="img" aria-label="${escapeXml(title)}" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14">
<title>${escapeXml(title)}</title>
<rect width="100%" height="100%" rx="8" fill="${BACKGROUND}"/>
${rows}</svg>
`;
}

function renderRow(terminal: Terminal, row: number): string {
  const line = terminal.buffer.active.getLine(terminal.buffer.active.viewportY + row);
  if (!line) return '';
  let output = '';
  let start = 0;
  let text = '';
  let width = 0;
  let current: Style | null = null;
  const flush = () => {
    if (current) output += renderRun(row, start, width, text, current);
  };
  for (let column = 0; column < terminal.cols; column += 1) {
    const cell = line.getCell(column);
    if (!cell || cell.getWidth() === 0) continue;
    const style = styleOf(cell);
    if (!current || JSON.stringify(style) !== JSON.stringify(current)) {
      flush();
      [current, start, text, width] = [style, column, '', 0];
    }
    text += cell.getChars() || ' ';
    width += cell.getWidth();
  }
  flush();
  return output;
}

function renderRun(row: number, column: number, cells: number, text: string, style: Style): string {
  const x = PADDING + column * CELL_WIDTH;
  const y = PADDING + row * LINE_HEIGHT;
  const box = style.background
    ? `<rect x="${number(x)}" y="${y}" width="${number(cells * CELL_WIDTH)}" height="${LINE_HEIGHT}" fill="${style.background}"/>\n`
    : '';
  if (text.trim() === '') return box;
  const attributes = [
    `x="${number(x)}"`,
    `y="${y + 13}"`,
    `textLength="${number(cells * CELL_WIDTH)}"`,
    `fill="${style.fill}"`,
    'xml:space="preserve"',
    ...(style.bold ? ['font-weight="bold"'] : []),
    ...(style.dim ? ['opacity="0.6"'] : []),
    ...(style.italic ? ['font-style="italic"'] : []),
    ...(style.underline ? ['text-decoration="underline"'] : []),
  ];
  return `${box}<text ${attributes.join(' ')}>${escapeXml(text)}</text>\n`;
}

function styleOf(cell: IBufferCell): Style {
  const foreground = colourOf(cell.isFgDefault(), cell.isFgPalette(), cell.getFgColor()) ?? FOREGROUND;
  const background = colourOf(cell.isBgDefault(), cell.isBgPalette(), cell.getBgColor());
  const inverse = cell.isInverse() !== 0;
  return {
    fill: inverse ? (background ?? BACKGROUND) : foreground,
    background: inverse ? foreground : background,
    bold: cell.isBold() !== 0,
    dim: cell.isDim() !== 0,
    italic: cell.isItalic() !== 0,
    underline: cell.isUnderline() !== 0,
  };
}

function colourOf(isDefault: boolean, isPalette: boolean, value: number): string | null {
  if (isDefault) return null;
  if (!isPalette) return `#${value.toString(16).padStart(6, '0')}`;
  const base = BASE_COLOURS[value];
  if (base) return base;
  if (value >= 232) return grey(8 + (value - 232) * 10);
  const cube = value - 16;
  const channel = (level: number) => (level === 0 ? 0 : 55 + level * 40).toString(16).padStart(2, '0');
  return `#${channel(Math.floor(cube / 36))}${channel(Math.floor(cube / 6) % 6)}${channel(cube % 6)}`;
}

function grey(level: number): string {
  return `#${level.toString(16).padStart(2, '0').repeat(3)}`;
}

function number(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
