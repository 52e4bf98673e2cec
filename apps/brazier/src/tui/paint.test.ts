import { expect, test } from 'vitest';
import { colorLevel, createPaint, needsAscii, paletteFor, type StyleName } from './paint.ts';

const STYLES: StyleName[] = [
  'dim',
  'bold',
  'heading',
  'key',
  'chip',
  'match',
  'error',
  'warning',
  'notice',
  'info',
  'live',
  'added',
  'removed',
  'moved',
  'addedWord',
  'removedWord',
  'addedLogic',
  'removedLogic',
  'cursor',
  'cursorAway',
];

test('without colours no style has one, and what must stand out still does', () => {
  const paint = createPaint({ level: 0, palette: 'dark', ascii: false });
  for (const style of STYLES) expect(paint('x', style)).not.toMatch(/\u001b\[[0-9;]*\b(?:3[0-9]|4[0-9]|9[0-7])/);
  for (const style of ['cursor', 'chip', 'addedWord', 'removedWord'] as const)
    expect(paint('x', style)).toMatch(/\u001b\[(?:4;)?7m/);
});

test.each([
  [{ flag: false, env: { FORCE_COLOR: '3' }, depth: 24 }, 0],
  [{ flag: true, env: { NO_COLOR: '1' }, depth: 1 }, 1],
  [{ env: { NO_COLOR: '1', FORCE_COLOR: '3' }, depth: 24 }, 0],
  [{ env: { NO_COLOR: '' }, depth: 24 }, 3],
  [{ env: { FORCE_COLOR: '0' }, depth: 24 }, 0],
  [{ env: { FORCE_COLOR: '2' }, depth: 1 }, 2],
  [{ env: { FORCE_COLOR: '' }, depth: 1 }, 1],
  [{ env: {}, depth: 8 }, 2],
  [{ env: {}, depth: 1 }, 0],
] as const)('the flag, then NO_COLOR, then FORCE_COLOR, then the terminal: %j is %i', (facts, level) => {
  expect(colorLevel(facts)).toBe(level);
});

test('the palette follows the background that the terminal tells', () => {
  expect(paletteFor({ COLORFGBG: '0;15' })).toBe('light');
  expect(paletteFor({ COLORFGBG: '15;0' })).toBe('dark');
  expect(paletteFor({})).toBe('dark');
});

test('outside of UTF-8 every sign has an ASCII one of the same width', () => {
  const paint = createPaint({ level: 0, palette: 'dark', ascii: true });
  expect(paint('│ 3 days → 1 day … “x” −', undefined)).toBe('| 3 days > 1 day ~ "x" -');
  expect(paint('한é', undefined)).toBe('???');
  expect(needsAscii({ LANG: 'C' })).toBe(true);
  expect(needsAscii({ LC_ALL: 'C', LANG: 'en_US.UTF-8' })).toBe(true);
  expect(needsAscii({ LANG: 'en_US.UTF-8' })).toBe(false);
  expect(needsAscii({})).toBe(false);
});
