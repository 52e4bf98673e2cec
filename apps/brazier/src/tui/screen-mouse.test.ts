import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoProgram } from './fixtures/pty.ts';
import { splitReports } from './terminal/mouse-input.ts';

const { start } = demoProgram();
let home = '';

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'brazier-home-'));
});
afterAll(() => rm(home, { recursive: true, force: true }));

/** A press of the left button; column and row from 0. */
const click = (column: number, row: number): string =>
  `\u001b[<0;${column + 1};${row + 1}M\u001b[<0;${column + 1};${row + 1}m`;
const WHEEL_DOWN = '\u001b[<65;10;10M';

test('the wheel moves the cursor, a click selects a row, a second one opens it', async () => {
  const screen = start({ demo: { snapshots: 60 } });
  await screen.until('> 14:02  error');
  screen.send(WHEEL_DOWN);
  await screen.until(/ 4\/\d+/);
  screen.send(click(20, 5));
  await screen.until(/ 2\/\d+/);
  screen.send(click(20, 5));
  await screen.until('Timeline › 2026-03-05 09:02');
});

test('a click on a filter takes it away', async () => {
  const screen = start({ demo: { snapshots: 60 } });
  await screen.until('> 14:02  error');
  screen.send('fatfl');
  await screen.until(/^ {2}tags {3}live before or after/);
  screen.send(click(3, 1));
  await screen.until(/^ {2}live before or after {3}\d+ of 60/);
});

test('a click in a menu chooses, the wheel moves in it, and a click beside it closes it', async () => {
  const screen = start({ demo: { snapshots: 60 } });
  await screen.until('> 14:02  error');
  const rowOf = (text: string): number => screen.rows().findIndex((row) => row.includes(text));
  screen.send('f');
  await screen.until('── Filter');
  screen.send(WHEEL_DOWN);
  await screen.until(/^> a {6}area/);
  screen.send(click(4, 3));
  await screen.until((rows) => !rows.some((row) => row.includes('── Filter')));
  screen.send('f');
  await screen.until('── Filter');
  screen.send(click(12, rowOf('at or above')));
  await screen.until('── Filter by severity');
  screen.send(click(12, rowOf('warning or more')));
  await screen.until(/^ {2}warning or more {3}\d+ of 60/);
  screen.send(':campaigns');
  await screen.until(/^> {2}campaigns/);
  screen.send(click(12, rowOf('>  campaigns')));
  await screen.until('Timeline › Campaigns');
});

test('a report that comes in two parts is no text', async () => {
  const screen = start({ demo: { snapshots: 60 } });
  await screen.until('> 14:02  error');
  screen.send('/sp');
  screen.send('\u001b[<65;1');
  await sleep(5);
  screen.send('0;10Mring');
  await screen.until('/spring');
});

test('a setting leaves the mouse to the terminal', async () => {
  await mkdir(join(home, 'brazier'), { recursive: true });
  await writeFile(join(home, 'brazier', 'settings.json'), '{"mouse": false, "keys": {"quit": ["Q"]}}');
  const screen = start({ env: { XDG_CONFIG_HOME: home } });
  await screen.until('> 14:02  error');
  expect(screen.written()).not.toContain('\u001b[?1000h');
  await screen.until('Q quit');
  screen.send('Q');
  expect(await screen.exited).toBe(0);
});

test('reports are told apart from keys wherever they are cut', () => {
  expect(splitReports('a\u001b[<64;3;4Mb')).toEqual({
    text: 'ab',
    events: [{ kind: 'wheelUp', column: 2, row: 3 }],
    rest: '',
  });
  expect(splitReports('a\u001b[<64;3')).toEqual({ text: 'a', events: [], rest: '\u001b[<64;3' });
  expect(splitReports('a\u001b')).toEqual({ text: 'a', events: [], rest: '\u001b' });
  expect(splitReports('\u001b[A')).toEqual({ text: '\u001b[A', events: [], rest: '' });
  expect(splitReports('\u001b[<2;3;4M\u001b[<0;3;4m')).toEqual({ text: '', events: [], rest: '' });
});
