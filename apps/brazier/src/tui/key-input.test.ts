import type { Key } from 'ink';
import { expect, test } from 'vitest';
import { readKeys } from './key-input.ts';

const NONE = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageDown: false,
  pageUp: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  ctrl: false,
  shift: false,
  tab: false,
  backspace: false,
  delete: false,
  meta: false,
  super: false,
  hyper: false,
  capsLock: false,
  numLock: false,
} as unknown as Key;

test.each<[string, Partial<Key>, string[]]>([
  ['jjj', {}, ['j', 'j', 'j']],
  ['j\r', {}, ['j', 'enter']],
  ['\t\t', {}, ['tab', 'tab']],
  ['', { return: true }, ['enter']],
  ['', { escape: true }, ['esc']],
  ['j', { meta: true }, ['esc', 'j']],
  ['', { upArrow: true, meta: true }, ['esc', 'up']],
  ['z', { ctrl: true }, ['ctrl+z']],
  ['', { tab: true, shift: true }, ['shift+tab']],
  [' ', {}, ['space']],
  ['\u007f\u007f', {}, ['backspace', 'backspace']],
  ['\u0004', {}, ['ctrl+d']],
  ['e\u0301👩‍👩‍👧‍👦', {}, ['e\u0301', '👩‍👩‍👧‍👦']],
  ['G', { shift: true }, ['G']],
])('%j with %j is %j', (input, key, names) => {
  expect(readKeys(input, { ...NONE, ...key })).toEqual(names);
});
