import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { chooseCount } from '../../../../tests/support/choose-count.ts';
import { randomFrom } from './fixtures/monkey.ts';
import { demoProgram, type PtyScreen } from './fixtures/pty.ts';

const { start } = demoProgram();

const SNAPSHOTS = 2_000;
/** Each takes one to two seconds, most of it for the fresh start. */
const SEEDS = chooseCount({ short: 3, long: 50 });

/** Where a screen is: its size, and the row of its list that it ends on, counted from 1. */
interface Whereabouts {
  columns: number;
  rows: number;
  row: number;
}

/** The whole history is read first: how much of it has been is part of the screen. */
async function open(size: { columns: number; rows: number }): Promise<PtyScreen> {
  const screen = start({ ...size, demo: { snapshots: SNAPSHOTS } });
  await screen.until('> 14:02  error');
  screen.send('G');
  await screen.until('2,000/2,000');
  screen.send('g');
  await screen.until(/ 1\/2,000/);
  return screen;
}

/** Thirty moves, five resizes somewhere among them, as when a window is dragged while a key is held. */
async function shake(screen: PtyScreen, seed: number, from: Whereabouts): Promise<Whereabouts> {
  const random = randomFrom(seed);
  const resizes = new Set(Array.from({ length: 5 }, () => Math.floor(random() * 30)));
  let { columns, rows, row } = from;
  for (let moved = 0; moved < 30; moved++) {
    const isDown = random() < 0.7;
    row = Math.max(1, row + (isDown ? 1 : -1));
    screen.send(isDown ? 'j' : 'k');
    if (resizes.has(moved)) {
      columns = 40 + Math.floor(random() * 161);
      rows = 10 + Math.floor(random() * 41);
      screen.resize(columns, rows);
    }
    await sleep(5);
  }
  await settle(screen, { columns, rows, row });
  return { columns, rows, row };
}

/** Waits until the screen shows what it is to show for good. */
async function settle(screen: PtyScreen, { columns, row }: Whereabouts): Promise<void> {
  await screen.until(
    (rows) => rows.at(-1)?.includes(` ${row}/`) === true && rows[0]?.endsWith('~/audit') === true,
    `row ${row}`,
  );
  // What stands beside the list is read only when the cursor rests.
  if (columns >= 120)
    await screen.until((rows) => rows.some((text) => /│ +(?:status|was |live|draft|stopped|archived)/.test(text)));
  await screen.quiet(120);
}

/** Lines of the list on a screen: true for each that is a snapshot, false for the headings of days. */
function listLines(rows: string[]): boolean[] {
  const first = rows.findIndex((text) => text.startsWith('  UTC')) + 1;
  return rows.slice(first, -1).map((text) => /^[> ] \d\d:\d\d /.test(text));
}

/** The way to the same place, scrolled alike: down to the last row that was shown, and up again to the one under the cursor. */
function wayTo(rows: string[], row: number): string {
  const first = rows.findIndex((text) => text.startsWith('  UTC')) + 1;
  const cursor = rows.findIndex((text) => text.startsWith('> ')) - first;
  const below = listLines(rows)
    .slice(cursor + 1)
    .filter(Boolean).length;
  return 'j'.repeat(row - 1 + below) + 'k'.repeat(below);
}

test('after moves and resizes together every cell is what a fresh start has at that size and place', async () => {
  const screen = await open({ columns: 80, rows: 24 });
  let at: Whereabouts = { columns: 80, rows: 24, row: 1 };
  for (let seed = 1; seed <= SEEDS; seed++) {
    at = await shake(screen, seed, at);
    // Scrolled so that a heading is the last line, the place cannot be reached by moves alone.
    while (listLines(screen.rows()).at(-1) === false) {
      screen.send('j');
      at = { ...at, row: at.row + 1 };
      await settle(screen, at);
    }
    const fresh = await open(at);
    fresh.send(wayTo(screen.rows(), at.row));
    await settle(fresh, at);
    expect(screen.looks(), `seed ${seed}`).toEqual(fresh.looks());
    expect(screen.rows().filter((text) => text.startsWith('> '))).toHaveLength(1);
    fresh.close();
  }
});

test('from 120 columns on, list and detail stand side by side', async () => {
  const screen = start({ columns: 119 });
  await screen.until('> 14:02  error');
  expect(screen.rows().join('\n')).not.toContain('│');
  screen.resize(120, 24);
  await screen.until(
    (rows) =>
      /^> 14:02 .+│ +~ live +error +5 +Spring sale/.test(rows.find((row) => row.startsWith('> ')) ?? '') ||
      rows.some((row) => /│.+Spring sale/.test(row)),
  );
});

test('below 40x10 one sentence says what is needed', async () => {
  const screen = start({ columns: 39, rows: 9 });
  await screen.until('Too small: 40x10 needed.');
  screen.resize(40, 10);
  await screen.until('> 14:02  error');
});

test('at 200x50 a move inside a page writes less than 1,000 bytes, a scroll by one less than 6,000', async () => {
  const screen = start({ columns: 200, rows: 50, demo: { snapshots: 5_000 } });
  await screen.until('> 14:02  error');
  await screen.until(/│.+Spring sale/);
  screen.send('j');
  await screen.until(/ 2\/\d+/);
  await screen.quiet(200);
  const before = screen.written().length;
  screen.send('j');
  await screen.until(/ 3\/\d+/);
  const moved = Buffer.byteLength(screen.written().slice(before));
  expect(moved).toBeLessThan(1_000);
  screen.send('j'.repeat(40));
  await screen.until(/ 43\/\d+/);
  await screen.quiet(200);
  const scrolled = screen.written().length;
  screen.send('j');
  await screen.until(/ 44\/\d+/);
  expect(Buffer.byteLength(screen.written().slice(scrolled))).toBeLessThan(6_000);
});
