import { expect, test } from 'vitest';
import { demoProgram } from './fixtures/pty.ts';

const { start, startShell, file } = demoProgram();

const cursorRow = (rows: string[]): string => rows.find((row) => row.startsWith('> ')) ?? '';

test('a gap in the schedule, a run that did not get everything, and quiet days that were watched are in the Timeline', async () => {
  const run = (hoursAgo: number, failed = 0) => ({
    time: new Date(Date.UTC(2026, 2, 5, 14, 2) - hoursAgo * 3_600_000).toISOString(),
    workspace: 'production',
    complete: failed === 0,
    failed,
  });
  const hours = Array.from({ length: 240 }, (_, hour) => hour);
  // A run every hour, but none for a day and a half; one had less than it asked for.
  const runs = hours.filter((hour) => hour < 60 || hour > 96).map((hour) => run(hour, hour === 7 ? 2 : 0));
  const screen = start({ rows: 40, demo: { snapshots: 12, runs } });
  await screen.until('> 14:02  error');
  await screen.until('2026-03-05 07:02  partial run: 2 campaigns not fetched, no change seen');
  await screen.until('no run for 1 day 14 hours: 2026-03-01 13:02 to 2026-03-03 03:02');
  await screen.until(/2 days without a change, \d+ runs looked/);
});

test('opens on the newest snapshot', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  expect(screen.rows()[0]).toMatch(/^ Timeline +~\/audit$/);
});

/** Ink asks for pastes to be marked once it has drawn. */
const inkHasDrawn = '\u001b[?2004h';

test('the rows that are painted before Ink is loaded are the ones that Ink paints', async () => {
  const screen = start({ columns: 200, rows: 50 });
  await screen.until((rows) => rows.some((row) => /^> 14:02 .*│/.test(row)), 'the first rows');
  const painted = screen.looks();
  await screen.until(() => screen.written().includes(inkHasDrawn), 'what Ink has drawn');
  // What stands at the right from the third row on may have been read in between, and the bottom line tells what can be done with it.
  const known = (rows: string[]): string[] => rows.slice(0, -1).map((row, at) => (at < 2 ? row : row.slice(0, 60)));
  expect(known(screen.looks())).toEqual(known(painted));
});

test('a terminal that is resized before Ink is loaded gets whole rows of its new size', async () => {
  const screen = start({ columns: 120, rows: 40 });
  await screen.until('> 14:02  error');
  screen.resize(90, 20);
  await screen.until(() => screen.written().includes(inkHasDrawn), 'what Ink has drawn');
  await screen.until((rows) => rows.at(-1)?.endsWith('1/5') === true);
  const fresh = start({ columns: 90, rows: 20 });
  await fresh.until(() => fresh.written().includes(inkHasDrawn), 'what Ink has drawn');
  await fresh.until((rows) => rows.at(-1)?.endsWith('1/5') === true);
  expect(screen.looks()).toEqual(fresh.looks());
});

test('keys typed ahead at the shell leave no trace, and the first row stands whole at the top', async () => {
  const screen = startShell(`printf 'one\\ntwo\\nthree'; sleep 0.3; exec '${process.execPath}' '${file()}' '{}'`);
  screen.send('jj');
  await screen.until('> 04:02  error');
  expect(screen.rows()[0]).toMatch(/^ Timeline +~\/audit$/);
  expect(screen.rows().join('\n')).not.toContain('jj');
});

test('of 5,000 snapshots only those are read that are shown, and a few screens more', async () => {
  const screen = start({ demo: { snapshots: 5_000 } });
  await screen.until('> 14:02  error');
  const position = /1\/(\d+)\+/.exec(screen.rows().at(-1) ?? '');
  expect(Number(position?.[1])).toBeLessThan(200);
});

test('G shows the last of 5,000 rows under the cursor, inverse and led by a sign; g the first', async () => {
  const screen = start({ demo: { snapshots: 5_000 } });
  await screen.until('> 14:02  error');
  screen.send('G');
  await screen.until('5,000/5,000');
  const row = screen.rows().findIndex((text) => text.startsWith('> '));
  expect(row).toBe(22);
  expect(screen.cell(0, row)).toMatchObject({ text: '>', inverse: true });
  expect(screen.cell(40, row).inverse).toBe(true);
  expect(screen.cell(40, row - 1).inverse).toBe(false);
  screen.send('g');
  await screen.until(/ 1\/5,000/);
  expect(cursorRow(screen.rows())).toContain('14:02  error');
});

test('three keys in one write move three rows', async () => {
  const screen = start({ demo: { snapshots: 300 } });
  await screen.until('> 14:02  error');
  screen.send('jjj');
  await screen.until(/ 4\/\d+/);
});

test('a hundred keys in one write move a hundred rows, also beyond what has been read', async () => {
  const screen = start({ demo: { snapshots: 300 } });
  await screen.until('> 14:02  error');
  screen.send('j'.repeat(100));
  await screen.until(/ 101\/\d+/);
  screen.send('j'.repeat(150));
  await screen.until(/ 251\/\d+/);
});

test('rows and Enter in one write open that row', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('jj\r');
  await screen.until('Timeline › 2026-03-05 04:02');
});

test('from the start, Enter, Enter shows before and after of the newest change', async () => {
  const screen = start();
  screen.send('\r\r');
  await screen.until('− Your basket is waiting');
  expect(screen.rows().join('\n')).toContain('+ Your basket is still waiting');
});

test('Esc returns to the list, on the same row at the same height, and does nothing at the top', async () => {
  const screen = start({ demo: { snapshots: 300 } });
  await screen.until('> 14:02  error');
  screen.send('j'.repeat(61));
  await screen.until(/ 62\/\d+/);
  const before = screen.rows();
  screen.send('\r');
  await screen.until('campaign');
  screen.send('j\r');
  await screen.until('production');
  screen.send('\u001b');
  await screen.until(/ 2\/\d$/);
  screen.send('\u001b');
  await screen.until('what happened');
  expect(screen.rows().slice(0, -1)).toEqual(before.slice(0, -1));
  screen.send('\u001b');
  screen.send('k');
  await screen.until(/ 61\/\d+/);
  screen.send('j');
  await screen.until(/ 62\/\d+/);
  expect(screen.rows().slice(0, -1)).toEqual(before.slice(0, -1));
});

test.each([
  ['the campaigns', '2', 'last edited'],
  ['the history of a campaign', '2\r', 'History of'],
  ['blame', '2b', 'since (UTC)'],
  ['a change', '\r\r', 'Recipients notice'],
  ['help', '?', 'Keys here'],
  ['the palette', ':', '> '],
  ['a menu', 'f', 'Filter'],
])('Esc leads back from %s to where the timeline stood', async (_view, keys, shown) => {
  const screen = start({ demo: { snapshots: 60 } });
  await screen.until('> 14:02  error');
  screen.send('G');
  await screen.until('60/60');
  screen.send(`g${'j'.repeat(30)}`);
  await screen.until(/ 31\/60/);
  const place = (): string[] => screen.rows().slice(2, -1);
  const before = place();
  screen.send(keys);
  await screen.until((rows) => rows.some((row) => row.includes(shown)) && rows.join() !== before.join());
  await screen.quiet(80);
  for (let step = 0; step < 3; step++) {
    screen.send('\u001b');
    await screen.quiet(60);
  }
  await screen.until('what happened');
  expect(place()).toEqual(before);
});

test('a snapshot of one campaign leads straight to its change', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('jjjj\r');
  await screen.until('Timeline › Spring sale');
  await screen.until('− Your basket is waiting');
});
