import { visible } from '@brazier/schema';
import { showKey } from '../key-names.ts';
import { actionsIn, type KeyTable } from '../keys.ts';
import { type Row, span } from '../rows/span.ts';
import type { Overlay, State } from '../state/state.ts';
import { topView } from '../state/step.ts';
import { fitText, wrapText } from '../width.ts';
import { noticeRows } from './bottom-line.ts';
import { drawerTitle } from './drawer.ts';
import type { Layout } from './layout.ts';
import { menuRows, paletteRows } from './menu-rows.ts';
import { promptRows } from './prompt-rows.ts';

/** The rows that lie over the lower part of the body; none while nothing does. */
export function overlayRows(state: State, layout: Layout, table: KeyTable): Row[] {
  const rows = [...rowsOf(state, layout, table), ...noticeRows(state, layout)];
  return rows.slice(-layout.bodyRows);
}

function rowsOf(state: State, layout: Layout, table: KeyTable): Row[] {
  const { overlay, columns } = state;
  switch (overlay?.kind) {
    case 'help':
      return helpRows(state, layout, table, overlay.top);
    case 'menu':
      return menuRows(overlay, columns, layout.bodyRows);
    case 'palette':
      return paletteRows(state, overlay, layout, table);
    case 'snapshot':
      return snapshotRows(overlay, columns);
    case 'prompt':
      return promptRows(state, overlay);
    default:
      return [];
  }
}

function snapshotRows({ text, leaving }: Overlay & { kind: 'snapshot' }, columns: number): Row[] {
  const hint = leaving ? 'q again stops it and quits' : 'Esc stops it: nothing is written';
  const lines = wrapText(visible(text), columns - 4).map((line): Row => [span(`  ${line}`, 'bold')]);
  return [drawerTitle('Taking a snapshot', columns), ...lines, [span(`  ${hint}`, 'dim')]];
}

const KEYS_WIDTH = 16;

/** The keys of a view for its help: exactly those of the table that hold there, in rows as wide as the screen. */
export function helpLines(state: State, table: KeyTable): Row[] {
  return actionsIn(table, topView(state).kind).flatMap((action) => {
    const why = action.disabled?.(state) ?? null;
    const style = why === null ? undefined : 'dim';
    const text = why === null ? action.help : `${action.help}  (${why})`;
    return wrapText(text, state.columns - KEYS_WIDTH - 4).map((line, at): Row => {
      const keys = at === 0 ? action.keys.map(showKey).join(' ') : '';
      return [span('  '), span(fitText(keys, KEYS_WIDTH), style ?? 'key'), span(` ${line}`, style)];
    });
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
