import type { KeyName } from '../key-input.ts';
import type { Event } from './event.ts';
import type { Menu, MenuItem, State } from './state.ts';

/** A menu with the cursor on its first entry that can be chosen. */
export function createMenu(title: string, items: readonly MenuItem[], note: string | null = null): Menu {
  const first = items.findIndex(({ disabled }) => (disabled ?? null) === null);
  return { kind: 'menu', title, items, cursor: Math.max(0, first), note };
}

/** What a key does in a menu: a state, or the event of the entry that it chose. */
export function menuKey(state: State, menu: Menu, key: KeyName): { state: State; event: Event | null } {
  const to = (cursor: number): { state: State; event: null } => ({
    state: {
      ...state,
      overlay: { ...menu, cursor: Math.max(0, Math.min(menu.items.length - 1, cursor)) },
      notice: null,
    },
    event: null,
  });
  const chosen = menu.items.find((item) => item.key === key);
  if (chosen !== undefined) return choose(state, chosen);
  switch (key) {
    case 'up':
    case 'k':
      return to(menu.cursor - 1);
    case 'down':
    case 'j':
      return to(menu.cursor + 1);
    case 'home':
    case 'g':
      return to(0);
    case 'end':
    case 'G':
      return to(menu.items.length - 1);
    case 'enter':
    case 'right':
    case 'l':
    case 'space': {
      const item = menu.items[menu.cursor];
      return item === undefined ? { state, event: null } : choose(state, item);
    }
    case 'esc':
    case 'left':
    case 'h':
    case 'q':
    case 'ctrl+c':
      return { state: { ...state, overlay: null, notice: null }, event: null };
    default:
      return { state, event: null };
  }
}

function choose(state: State, item: MenuItem): { state: State; event: Event | null } {
  if ((item.disabled ?? null) !== null) {
    return { state: { ...state, notice: { text: item.disabled ?? '', tone: 'plain' } }, event: null };
  }
  return { state: { ...state, overlay: null, notice: null }, event: item.event };
}
