import { showKey } from '../key-names.ts';
import { actionsIn, type KeyTable } from '../keys.ts';
import { formatCount } from '../rows/numbers.ts';
import { type Row, rowText, type Span, span } from '../rows/span.ts';
import type { State } from '../state/state.ts';
import { cutStart, cutText, fitText, textWidth } from '../width.ts';
import { focusedPane, type Layout } from './layout.ts';

/** The last row: what is being typed, or a notice, or the keys that hold here; at its right end where the cursor stands. */
export function bottomLine(state: State, layout: Layout, table: KeyTable): Row {
  const position = positionText(layout);
  const room = state.columns - textWidth(position) - 2;
  const left = leftPart(state, table, room);
  const used = textWidth(rowText(left));
  return [...left, span(' '.repeat(Math.max(1, state.columns - used - textWidth(position)))), span(position, 'dim')];
}

function positionText(layout: Layout): string {
  const { list, view } = focusedPane(layout);
  if (list.count === 0) return '';
  return `${formatCount(view.place.cursor + 1)}/${formatCount(list.count)}${list.loading ? '+' : ''} `;
}

function leftPart(state: State, table: KeyTable, room: number): Row {
  const { overlay, notice } = state;
  if (overlay?.kind === 'prompt') {
    const lead = PROMPTS[overlay.purpose];
    // What is typed comes first: the note has what is left of the row.
    const typed = cutStart(overlay.text, Math.max(8, room - textWidth(lead) - 16));
    const left = room - textWidth(lead) - textWidth(typed) - 5;
    const note = notice === null || notice.text === '' ? '' : `   ${cutText(notice.text, Math.max(0, left))}`;
    return [span(lead, 'bold'), span(typed), span(' ', 'cursor'), span(note, 'dim')];
  }
  if (notice !== null) {
    return [
      span(
        ` ${fitText(notice.text, Math.min(textWidth(notice.text), room - 1))}`,
        notice.tone === 'problem' ? 'error' : 'bold',
      ),
    ];
  }
  return keyHints(state, table, room);
}

const PROMPTS = {
  search: '/',
  words: ' filter: ',
  compare: ' compare (FROM..TO, dates or revisions): ',
  since: ' since (date): ',
  name: ' campaign name: ',
  tag: ' tag: ',
  reason: ' acknowledge in brazier.json, because: ',
  export: ' write to the file: ',
} as const;

/** As many keys with their labels as fit, the most useful ones first; help and quit always. */
function keyHints(state: State, table: KeyTable, room: number): Row {
  const kind = state.stack.at(-1)?.kind ?? 'timeline';
  const candidates = actionsIn(table, kind)
    .filter(
      (action) => action.bar !== undefined && action.keys.length > 0 && (action.disabled?.(state) ?? null) === null,
    )
    .filter((action) => action.id !== 'back' || state.stack.length > 1 || state.search !== null)
    .map((action) => ({ bar: action.bar ?? 0, key: showKey(action.keys[0] ?? ''), label: action.label }))
    .sort((one, other) => one.bar - other.bar);
  const always = candidates.filter(({ bar }) => bar >= 20);
  const width = ({ key, label }: { key: string; label: string }): number => textWidth(key) + textWidth(label) + 3;
  let left = room - always.reduce((sum, hint) => sum + width(hint), 0);
  const chosen = candidates.filter((hint) => {
    if (hint.bar >= 20) return true;
    if (width(hint) > left) return false;
    left -= width(hint);
    return true;
  });
  const spans: Span[] = [span(' ')];
  for (const { key, label } of chosen) spans.push(span(key, 'key'), span(` ${label}  `, 'dim'));
  return spans;
}
