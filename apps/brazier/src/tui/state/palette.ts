import { isText, type KeyName, keyText } from '../key-input.ts';
import { type ActionId, actionsIn, type KeyTable } from '../keys.ts';
import { matchesFuzzily } from './filters.ts';
import type { Overlay, State } from './state.ts';
import { topView } from './step.ts';

type Palette = Overlay & { kind: 'palette' };

/** The actions that hold here and match what was typed: by label or help, those whose label begins with it first. */
export function paletteActions(state: State, table: KeyTable, text: string): KeyTable {
  const wanted = text.trim().toLowerCase();
  const found = actionsIn(table, topView(state).kind).filter(
    ({ id, label, help }) => id !== 'palette' && id !== 'interrupt' && matchesFuzzily(`${label} ${help}`, wanted),
  );
  const rank = ({ label, help }: KeyTable[number]): number =>
    label.startsWith(wanted) ? 0 : label.includes(wanted) ? 1 : help.toLowerCase().includes(wanted) ? 2 : 3;
  return found.toSorted((one, other) => rank(one) - rank(other));
}

/** What a key does in the palette: a state, or the action that was chosen. */
export function paletteKey(
  state: State,
  palette: Palette,
  key: KeyName,
  table: KeyTable,
): { state: State; action: ActionId | null } {
  const found = paletteActions(state, table, palette.text);
  const edited = (change: Partial<Palette>): { state: State; action: null } => ({
    state: { ...state, overlay: { ...palette, ...change } },
    action: null,
  });
  switch (key) {
    case 'esc':
    case 'ctrl+c':
      return { state: { ...state, overlay: null }, action: null };
    case 'enter':
      return { state: { ...state, overlay: null }, action: found[palette.cursor]?.id ?? null };
    case 'up':
    case 'ctrl+p':
      return edited({ cursor: Math.max(0, palette.cursor - 1) });
    case 'down':
    case 'ctrl+n':
      return edited({ cursor: Math.max(0, Math.min(found.length - 1, palette.cursor + 1)) });
    case 'backspace':
      if (palette.text === '') return { state: { ...state, overlay: null }, action: null };
      return edited({ text: palette.text.slice(0, -1), cursor: 0 });
    default:
      return isText(key) ? edited({ text: palette.text + keyText(key), cursor: 0 }) : { state, action: null };
  }
}
