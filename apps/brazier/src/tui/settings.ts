import { isJsonObject, type Json, own, parseJson } from '@brazier/schema';
import { UsageError } from '../usage-error.ts';
import type { KeyName } from './key-input.ts';
import { ACTIONS, type ActionId, type KeyTable } from './keys.ts';
import type { Palette } from './paint.ts';

/** What a user may set for themselves; everything is optional. */
export interface Settings {
  /** The key table, with the user's own keys in it. */
  table: KeyTable;
  /** False: the terminal keeps the mouse for itself. */
  mouse: boolean;
  /** Null: as the terminal's background asks for. */
  palette: Palette | null;
}

/** What holds where a user has set nothing. */
export const DEFAULT_SETTINGS: Settings = { table: ACTIONS, mouse: true, palette: null };

function refuse(file: string, place: string, reason: string): UsageError {
  return new UsageError(`${file}${place === '' ? '' : `, at ${place}`}: ${reason}`);
}

const PALETTES: readonly Palette[] = ['dark', 'light', 'classic'];

/**
 * Reads a settings file: `{ "keys": { "<action>": ["<key>", …] }, "mouse": false, "palette": "light" }`. The keys named
 * for an action take the place of its own.
 *
 * @throws UsageError where an action, a key or a field is unknown, or two actions of one view share a key.
 */
export function parseSettings(text: string, file: string): Settings {
  const value = readJson(text, file);
  if (!isJsonObject(value)) throw refuse(file, '', 'an object is expected');
  for (const field of Object.keys(value)) {
    if (!['keys', 'mouse', 'palette'].includes(field)) {
      throw refuse(file, `/${field}`, 'unknown field; there are keys, mouse and palette');
    }
  }
  const mouse = own(value, 'mouse') ?? true;
  if (typeof mouse !== 'boolean') throw refuse(file, '/mouse', 'true or false is expected');
  const palette = own(value, 'palette') ?? null;
  const known = PALETTES.find((name) => name === palette);
  if (palette !== null && known === undefined)
    throw refuse(file, '/palette', `one of ${PALETTES.join(', ')} is expected`);
  return { table: remap(own(value, 'keys'), file), mouse, palette: known ?? null };
}

function readJson(text: string, file: string): Json {
  try {
    return parseJson(text);
  } catch (error) {
    throw refuse(file, '', `no JSON (${error instanceof Error ? error.message : String(error)})`);
  }
}

function remap(keys: Json | undefined, file: string): KeyTable {
  if (keys === undefined) return ACTIONS;
  if (!isJsonObject(keys)) throw refuse(file, '/keys', 'an object of actions is expected');
  const chosen = new Map<ActionId, KeyName[]>();
  for (const [id, value] of Object.entries(keys)) {
    const action = ACTIONS.find((candidate) => candidate.id === id);
    if (action === undefined) {
      throw refuse(file, `/keys/${id}`, `unknown action; there are ${ACTIONS.map((known) => known.id).join(', ')}`);
    }
    chosen.set(action.id, readKeys(value, file, `/keys/${id}`));
  }
  const table: KeyTable = ACTIONS.map((action) => ({ ...action, keys: chosen.get(action.id) ?? action.keys }));
  const clash = findClash(table);
  if (clash !== null) {
    const place = chosen.has(clash.other) ? clash.other : clash.one;
    throw refuse(file, `/keys/${place}`, `“${clash.key}” would be both ${clash.one} and ${clash.other}`);
  }
  return table;
}

function readKeys(value: Json, file: string, place: string): KeyName[] {
  if (!Array.isArray(value)) throw refuse(file, place, 'a list of keys is expected');
  return value.map((key, index) => {
    if (typeof key === 'string' && isKeyName(key)) return key;
    throw refuse(
      file,
      `${place}/${index}`,
      `unknown key; there are ${NAMED_KEYS.join(', ')}, ctrl+ and a letter (but h, i, j, m), and single characters`,
    );
  });
}

const NAMED_KEYS = [
  'up',
  'down',
  'left',
  'right',
  'pageup',
  'pagedown',
  'home',
  'end',
  'enter',
  'esc',
  'tab',
  'shift+tab',
  'space',
  'backspace',
  'delete',
];

// Ctrl-H, Ctrl-I, Ctrl-J and Ctrl-M cannot be told from Backspace, Tab and Enter.
function isKeyName(key: string): boolean {
  return NAMED_KEYS.includes(key) || /^ctrl\+[a-gk-ln-z]$/.test(key) || /^[^\s\p{C}]$/u.test(key);
}

/** Two actions that would share a key in some view; null where there are none. */
export function findClash(table: KeyTable): { key: KeyName; one: ActionId; other: ActionId } | null {
  for (const [index, action] of table.entries()) {
    for (const other of table.slice(index + 1)) {
      const key = action.keys.find((candidate) => other.keys.includes(candidate));
      if (key !== undefined && meet(action.where, other.where)) return { key, one: action.id, other: other.id };
    }
  }
  return null;
}

function meet(one: KeyTable[number]['where'], other: KeyTable[number]['where']): boolean {
  return one === 'everywhere' || other === 'everywhere' || one.some((kind) => other.includes(kind));
}
