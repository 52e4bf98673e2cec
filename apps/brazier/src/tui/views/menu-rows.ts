import { visible } from '@brazier/schema';
import { showKey } from '../key-names.ts';
import type { KeyTable } from '../keys.ts';
import { type Row, span } from '../rows/span.ts';
import { paletteActions } from '../state/palette.ts';
import type { Menu, Overlay, State } from '../state/state.ts';
import { fitText, textWidth, wrapText } from '../width.ts';
import { drawerTitle } from './drawer.ts';
import { type Layout, layoutOf } from './layout.ts';

const PALETTE_ROWS = 12;

/** A drawer of things to choose from: rows above them, and which of them are shown. */
interface Drawer {
  head: readonly Row[];
  /** Index of the first entry shown. */
  from: number;
  /** Number of rows for entries; there may be fewer entries. */
  room: number;
}

/** A drawer from below: its title, a word about what will be written, its entries around the cursor. */
export function menuRows(menu: Menu, columns: number, bodyRows: number): Row[] {
  const { head, from, room } = menuDrawer(menu, columns, bodyRows);
  const width = Math.max(...menu.items.map(({ label }) => textWidth(label)));
  const items = menu.items.slice(from, from + room).map((item, at): Row => {
    const isChosen = from + at === menu.cursor;
    const off = (item.disabled ?? null) !== null;
    const key = fitText(item.key === undefined ? '' : showKey(item.key), 6);
    const label = fitText(visible(item.label), Math.min(width, Math.max(20, columns - 40)));
    return [
      span(isChosen ? '> ' : '  ', isChosen ? 'bold' : undefined),
      span(key, off ? 'dim' : 'key'),
      span(` ${label} `, isChosen ? 'cursor' : off ? 'dim' : undefined),
      span(` ${off ? item.disabled : (item.detail ?? '')}`, 'dim'),
    ];
  });
  return [...head, ...items];
}

/** All actions by name, narrowed while typing. */
export function paletteRows(
  state: State,
  palette: Overlay & { kind: 'palette' },
  layout: Layout,
  table: KeyTable,
): Row[] {
  const found = paletteActions(state, table, palette.text);
  const { head, from, room } = paletteDrawer(state, palette, found.length, layout);
  const rows = found.slice(from, from + room).map((action, at): Row => {
    const why = action.disabled?.(state) ?? null;
    const isChosen = from + at === palette.cursor;
    return [
      span(isChosen ? '> ' : '  ', isChosen ? 'bold' : undefined),
      span(fitText(` ${action.label}`, 18), isChosen ? 'cursor' : why === null ? undefined : 'dim'),
      span(` ${fitText(action.keys.map(showKey).join(' '), 14)}`, 'key'),
      span(` ${why === null ? action.help : `(${why})`}`, 'dim'),
    ];
  });
  while (rows.length < room) rows.push([]);
  return [...head, ...rows];
}

/** The entry of the open menu or palette that stands in a row of the screen; null where none does; undefined above the drawer. */
export function entryAtRow(state: State, table: KeyTable, row: number): number | null | undefined {
  const { overlay } = state;
  const layout = layoutOf(state);
  if (overlay?.kind !== 'menu' && overlay?.kind !== 'palette') return null;
  const count = overlay.kind === 'menu' ? overlay.items.length : paletteActions(state, table, overlay.text).length;
  const { head, from, room } =
    overlay.kind === 'menu'
      ? menuDrawer(overlay, state.columns, layout.bodyRows)
      : paletteDrawer(state, overlay, count, layout);
  const shown = overlay.kind === 'menu' ? Math.min(room, count) : room;
  const line = row - (layout.headerRows + layout.bodyRows - head.length - shown);
  if (line < 0) return undefined;
  const entry = from + line - head.length;
  return line < head.length || line >= head.length + shown || entry >= count ? null : entry;
}

function menuDrawer(menu: Menu, columns: number, bodyRows: number): Drawer {
  const notes: Row[] =
    menu.note === null
      ? []
      : wrapText(visible(menu.note), columns - 4)
          .slice(0, Math.max(1, bodyRows - 3))
          .map((line) => [span(`  ${line.trimStart()}`, 'bold')]);
  const room = Math.max(1, bodyRows - 1 - notes.length);
  const from = Math.max(0, Math.min(menu.cursor - room + 1, menu.items.length - room));
  return { head: [drawerTitle(menu.title, columns), ...notes], from, room };
}

function paletteDrawer(
  { columns }: State,
  { text, cursor }: Overlay & { kind: 'palette' },
  count: number,
  { bodyRows }: Layout,
): Drawer {
  const room = Math.max(1, Math.min(PALETTE_ROWS, bodyRows - 2));
  const from = Math.max(0, Math.min(cursor - room + 1, count - room));
  return { head: [drawerTitle('All actions', columns), [span('  :'), span(text), span(' ', 'cursor')]], from, room };
}
