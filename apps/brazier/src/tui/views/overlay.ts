import { actionsIn, type KeyTable, showKey } from '../keys.ts';
import { type Row, span } from '../rows/span.ts';
import type { State } from '../state/state.ts';
import { fitText } from '../width.ts';
import type { Layout } from './layout.ts';

/** The rows that lie over the lower part of the body; null while nothing does. */
export function overlayRows(state: State, layout: Layout, table: KeyTable): Row[] | null {
  const { overlay } = state;
  if (overlay?.kind === 'help') return helpRows(state, layout, table, overlay.top);
  return null;
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
