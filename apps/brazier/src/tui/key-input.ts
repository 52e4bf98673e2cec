import { clustersOf } from '@brazier/schema';
import type { Key } from 'ink';

/**
 * One key press by name: the character itself (`j`, `G`, `/`), `space`, `enter`, `esc`, `tab`, `shift+tab`, `up`,
 * `pagedown`, `home`, `backspace`, `delete`, or `ctrl+` and a letter.
 */
export type KeyName = string;

const NAMED: readonly [keyof Key, KeyName][] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pageup'],
  ['pageDown', 'pagedown'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

/**
 * The key presses in one call of Ink's `useInput`. Ink hands over whatever one read gave: `jjj`, `j` with Enter,
 * two tabs without a flag, Esc and the next letter as that letter with `meta`.
 */
export function readKeys(input: string, key: Key): KeyName[] {
  if (key.eventType === 'release') return [];
  const named = NAMED.find(([flag]) => key[flag] === true);
  if (named !== undefined) return key.meta ? ['esc', named[1]] : [named[1]];
  if (key.tab) return [key.shift ? 'shift+tab' : 'tab'];
  if (key.escape && input === '') return ['esc'];
  if (key.ctrl && input.length === 1) return [input === ' ' ? 'ctrl+space' : `ctrl+${input.toLowerCase()}`];
  const keys = [...clustersOf(input)].flatMap(characterKeys);
  return key.meta ? ['esc', ...keys] : keys;
}

function characterKeys(character: string): KeyName[] {
  if (character === ' ') return ['space'];
  if (character === '\r' || character === '\n' || character === '\r\n') return ['enter'];
  if (character === '\t') return ['tab'];
  if (character === '\u001b') return ['esc'];
  const code = character.charCodeAt(0);
  if (code === 0x7f || code === 0x08) return ['backspace'];
  if (code >= 1 && code < 0x20 && character.length === 1) return [`ctrl+${String.fromCharCode(code + 0x60)}`];
  return [character];
}

/** True for a key that types a character into a prompt. */
export function isText(key: KeyName): boolean {
  return key === 'space' || [...clustersOf(key)].length === 1;
}

/** The text that the key types. */
export function keyText(key: KeyName): string {
  return key === 'space' ? ' ' : key;
}
