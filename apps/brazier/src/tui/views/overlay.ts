import { visible } from '@brazier/schema';
import { actionsIn, type KeyTable, showKey } from '../keys.ts';
import { type Row, span } from '../rows/span.ts';
import type { Menu, State } from '../state/state.ts';
import { fitText, textWidth, wrapText } from '../width.ts';
import type { Layout } from './layout.ts';

/** The rows that lie over the lower part of the body; null while nothing does. */
export function overlayRows(state: State, layout: Layout, table: KeyTable): Row[] | null {
  const { overlay } = state;
  if (overlay?.kind === 'help') return helpRows(state, layout, table, overlay.top);
  if (overlay?.kind === 'menu') return menuRows(overlay, state.columns, layout.bodyRows);
  return null;
}

/** A drawer from below: its title, its entries around the cursor, a word about what will be written. */
function menuRows(menu: Menu, columns: number, bodyRows: number): Row[] {
  const title = `── ${menu.title} `;
  const head: Row = [span(title, 'heading'), span('─'.repeat(Math.max(0, columns - textWidth(title))), 'dim')];
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
