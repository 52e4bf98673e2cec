import { showKey } from './key-names.ts';
import type { KeyTable } from './keys.ts';
import { formatCount } from './rows/numbers.ts';
import { rowText, span } from './rows/span.ts';
import { itemAt, lineOf } from './state/list.ts';
import { paletteActions } from './state/palette.ts';
import type { Prompt, State } from './state/state.ts';
import { focus } from './state/step.ts';
import { layoutOf } from './views/layout.ts';
import { overlayRows } from './views/overlay.ts';
import { PROMPT_LEADS, promptPlaceholder, promptWords } from './views/prompt-rows.ts';
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
  switch (overlay?.kind) {
    case 'prompt':
      return spokenPrompt(state, overlay);
    case 'palette': {
      const found = paletteActions(state, table, overlay.text);
      const action = found[overlay.cursor];
      if (action === undefined) return `All actions, ${overlay.text}: none is called so`;
      const why = action.disabled?.(state) ?? null;
      const keys = action.keys.map(showKey).join(' ');
      return `All actions, ${overlay.text}: ${action.label}, ${keys}, ${why ?? action.help}, ${overlay.cursor + 1} of ${found.length}`;
    }
    case 'menu': {
      const item = overlay.items[overlay.cursor];
      const note = overlay.note === null ? '' : `${overlay.note} `;
      return `${overlay.title}: ${note}${item?.key ?? ''} ${item?.label ?? ''}, ${item?.disabled ?? item?.detail ?? ''}, ${overlay.cursor + 1} of ${overlay.items.length}`;
    }
    default:
      return overlayRows(state, layoutOf(state), table).map(words).join(' ');
  }
}

/** What is typed, how it is understood or what it found; before the first key what can be typed. */
function spokenPrompt(state: State, prompt: Prompt): string {
  const { says, understood } = promptWords(state, prompt);
  const told = state.notice?.text ?? '';
  const lead = `${words([span(PROMPT_LEADS[prompt.purpose])])} ${prompt.text}`;
  if (prompt.text === '') return `${lead}, ${promptPlaceholder(state, prompt)}. ${says} ${understood}`.trim();
  const { list, view } = focus(state).pane;
  const found =
    prompt.purpose !== 'search' || list.count === 0
      ? ''
      : (list.words?.(view.place.cursor) ?? words(list.row(view.place.cursor)));
  return [lead, told, told === '' ? found : '', understood].filter((part) => part !== '').join(', ');
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
