import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { demoProgram, type PtyScreen } from './fixtures/pty.ts';

const { start } = demoProgram();

/** Numbers from 0 to below 1 that a seed decides. */
function randomFrom(seed: number): () => number {
  let state = seed * 2_654_435_761 + 1;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e37_79b9) | 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** Thirty moves, five resizes somewhere among them, as when a window is dragged while a key is held. Gives the row it ends on. */
async function shake(screen: PtyScreen, seed: number, from: number): Promise<number> {
  const random = randomFrom(seed);
  const resizes = new Set(Array.from({ length: 5 }, () => Math.floor(random() * 30)));
  let row = from;
  let columns = 0;
  for (let moved = 0; moved < 30; moved++) {
    const isDown = random() < 0.7;
    row = Math.max(1, row + (isDown ? 1 : -1));
    screen.send(isDown ? 'j' : 'k');
    if (resizes.has(moved)) {
      columns = 40 + Math.floor(random() * 161);
      screen.resize(columns, 10 + Math.floor(random() * 41));
    }
    await sleep(5);
  }
  await screen.until((rows) => rows.at(-1)?.includes(` ${row}/`) === true && rows[0]?.endsWith('~/audit') === true);
  // What stands beside the list is read only when the cursor rests.
  if (columns >= 120)
    await screen.until((rows) => rows.some((text) => /│ +(?:status|was |live|draft|stopped|archived)/.test(text)));
  await screen.quiet(70);
  return row;
}

async function repaint(screen: PtyScreen, row: number): Promise<string[]> {
  const before = screen.written().length;
  screen.send('\u000c');
  await screen.until(
    (rows) => screen.written().includes('\u001b[2J', before) && rows.at(-1)?.includes(` ${row}/`) === true,
    'a frame painted anew',
  );
  await screen.quiet(25);
  return screen.rows();
}

test('after fifty rounds of moves and resizes together every row is what a fresh frame has', async () => {
  const screen = start({ demo: { snapshots: 2_000 } });
  await screen.until('> 14:02  error');
  let row = 1;
  for (let seed = 1; seed <= 50; seed++) {
    row = await shake(screen, seed, row);
    const shown = screen.rows();
    expect(shown, `seed ${seed}`).toEqual(await repaint(screen, row));
    expect(shown.filter((row) => row.startsWith('> '))).toHaveLength(1);
    expect(shown[0]).toMatch(/^ Timeline +~\/audit$/);
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
