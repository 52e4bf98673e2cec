import { visible } from '@brazier/schema';
import { showKey } from '../key-names.ts';
import { actionsIn, type KeyTable } from '../keys.ts';
import { type Row, span } from '../rows/span.ts';
import { paletteActions } from '../state/palette.ts';
import type { Menu, Overlay, State } from '../state/state.ts';
import { fitText, textWidth, wrapText } from '../width.ts';
import type { Layout } from './layout.ts';

/** The rows that lie over the lower part of the body; null while nothing does. */
export function overlayRows(state: State, layout: Layout, table: KeyTable): Row[] | null {
  const { overlay } = state;
  if (overlay?.kind === 'help') return helpRows(state, layout, table, overlay.top);
  if (overlay?.kind === 'menu') return menuRows(overlay, state.columns, layout.bodyRows);
  if (overlay?.kind === 'palette') return paletteRows(state, overlay, layout, table);
  if (overlay?.kind === 'snapshot') return snapshotRows(overlay, state.columns);
  return null;
}

function drawerTitle(text: string, columns: number): Row {
  const title = `── ${text} `;
  return [span(title, 'heading'), span('─'.repeat(Math.max(0, columns - textWidth(title))), 'dim')];
}

function snapshotRows({ text, leaving }: Overlay & { kind: 'snapshot' }, columns: number): Row[] {
  const hint = leaving ? 'q again stops it and quits' : 'Esc stops it: nothing is written';
  return [drawerTitle('Taking a snapshot', columns), [span(`  ${visible(text)}`, 'bold')], [span(`  ${hint}`, 'dim')]];
}

const PALETTE_ROWS = 12;

/** All actions by name, narrowed while typing. */
function paletteRows(
  state: State,
  { text, cursor }: Overlay & { kind: 'palette' },
  layout: Layout,
  table: KeyTable,
): Row[] {
  const found = paletteActions(state, table, text);
  const room = Math.min(PALETTE_ROWS, layout.bodyRows - 2);
  const from = Math.max(0, Math.min(cursor - room + 1, found.length - room));
  const rows = found.slice(from, from + room).map((action, at): Row => {
    const why = action.disabled?.(state) ?? null;
    const isChosen = from + at === cursor;
    return [
      span(isChosen ? '> ' : '  ', isChosen ? 'bold' : undefined),
      span(fitText(` ${action.label}`, 18), isChosen ? 'cursor' : why === null ? undefined : 'dim'),
      span(` ${fitText(action.keys.map(showKey).join(' '), 14)}`, 'key'),
      span(` ${why === null ? action.help : `(${why})`}`, 'dim'),
    ];
  });
  while (rows.length < room) rows.push([]);
  return [drawerTitle('All actions', state.columns), [span('  :'), span(text), span(' ', 'cursor')], ...rows];
}

/** A drawer from below: its title, its entries around the cursor, a word about what will be written. */
function menuRows(menu: Menu, columns: number, bodyRows: number): Row[] {
  const head = drawerTitle(menu.title, columns);
  const notes: Row[] =
    menu.note === null ? [] : wrapText(menu.note, columns - 4).map((line) => [span(`  ${line}`, 'bold')]);
  const room = Math.max(1, bodyRows - 1 - notes.length);
  const from = Math.max(0, Math.min(menu.cursor - room + 1, menu.items.length - room));
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
  return [head, ...notes, ...items];
}

/** The keys of a view for its help: exactly those of the table that hold there. */
export function helpLines(state: State, table: KeyTable): Row[] {
  const kind = state.stack.at(-1)?.kind ?? 'timeline';
  return actionsIn(table, kind).map((action) => {
    const why = action.disabled?.(state) ?? null;
    const keys = action.keys.map(showKey).join(' ');
    return [
      span('  '),
      span(fitText(keys, 16), why === null ? 'key' : 'dim'),
      span(` ${action.help}`, why === null ? undefined : 'dim'),
      span(why === null ? '' : `  (${why})`, 'dim'),
    ];
  });
}

function helpRows(state: State, layout: Layout, table: KeyTable, top: number): Row[] {
  const lines = helpLines(state, table);
  const height = layout.bodyRows - 1;
  const more = lines.length > height ? '   ↑ ↓ scroll' : '';
  const title: Row = [span('  Keys here', 'heading'), span(`   ? Esc q close${more}`, 'dim')];
  const shown = lines.slice(top, top + height);
  while (shown.length < height) shown.push([]);
  return [title, ...shown];
}
