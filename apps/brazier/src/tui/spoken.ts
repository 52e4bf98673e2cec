import type { KeyTable } from './keys.ts';
import { formatCount } from './rows/numbers.ts';
import { rowText } from './rows/span.ts';
import { itemAt, lineOf } from './state/list.ts';
import type { State } from './state/state.ts';
import { focus } from './state/step.ts';
import { bottomLine } from './views/bottom-line.ts';
import { layoutOf } from './views/layout.ts';
import { overlayRows } from './views/overlay.ts';
import { viewName } from './views/title.ts';

/** The state in one line of words, for a screen reader: what is new since the line before is the row under the cursor. */
export function spokenLine(state: State, table: KeyTable): string {
  if (state.overlay !== null) return spokenOverlay(state, table);
  const notice = state.notice === null ? '' : `${state.notice.text}. `;
  const { pane } = focus(state);
  const { list, view } = pane;
  const name = viewName(state, view);
  if (list.count === 0)
    return `${notice}${name}: ${list.empty
      .map(words)
      .filter((text) => text !== '')
      .join(' ')}`;
  const more = list.loading ? ' or more' : '';
  const place = `row ${formatCount(view.place.cursor + 1)} of ${formatCount(list.count)}${more}`;
  return `${notice}${name}, ${place}${headingOf(state)}, ${list.words?.(view.place.cursor) ?? words(list.row(view.place.cursor))}`;
}

/** The heading that the row stands under. */
function headingOf(state: State): string {
  const { pane } = focus(state);
  const { list, view } = pane;
  for (let line = lineOf(list, view.place.cursor) - 1; line >= 0; line--) {
    if (itemAt(list, line) !== null) continue;
    const heading = list.lines?.[line];
    return heading === undefined ? '' : `, ${words(list.heading(-1 - heading))}`;
  }
  return '';
}

function spokenOverlay(state: State, table: KeyTable): string {
  const { overlay } = state;
  const layout = layoutOf(state);
  const rows = overlayRows(state, layout, table);
  if (overlay?.kind === 'prompt') return [bottomLine(state, layout, table), ...rows].map(words).join(' ').trim();
  if (overlay?.kind !== 'menu') return rows.map(words).join(' ');
  const item = overlay.items[overlay.cursor];
  const note = overlay.note === null ? '' : `${overlay.note} `;
  return `${overlay.title}: ${note}${item?.key ?? ''} ${item?.label ?? ''}, ${item?.disabled ?? item?.detail ?? ''}, ${overlay.cursor + 1} of ${overlay.items.length}`;
}

function words(row: Parameters<typeof rowText>[0]): string {
  return rowText(row)
    .replace(/[─│…\s]+/g, ' ')
    .trim();
}

/** True where a screen reader is to be spoken to. */
export function wantsWords(env: Record<string, string | undefined>): boolean {
  return env['INK_SCREEN_READER'] === 'true';
}
