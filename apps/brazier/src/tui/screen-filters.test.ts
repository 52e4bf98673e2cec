import { expect, test } from 'vitest';
import { demoProgram } from './fixtures/pty.ts';

const { start } = demoProgram();

test('a second question in words begins with the filters that stand, and takes their place', async () => {
  const screen = start({ demo: { snapshots: 12 } });
  await screen.until('> 14:02  error');
  screen.send('f/live tags\r');
  await screen.until(/^ {2}tags {3}live before or after {3}\d+ of 12/);
  screen.send('f/');
  await screen.until(' filter: tags live');
  screen.send('removed');
  await screen.until(/^ {2}tags · removed · live before or after$/);
  screen.send('\u0015email');
  await screen.until(/^ {2}channel email$/);
  screen.send('\r');
  await screen.until(/^ {2}channel email {3}\d+ of 12/);
  screen.send('f/\u0015\r');
  await screen.until((rows) => !rows.some((row) => row.includes('F clears')));
});

test('however many filters stand, how many of how many pass is never cut off', async () => {
  const screen = start({ demo: { snapshots: 12 } });
  await screen.until('> 14:02  error');
  screen.send('f/live tags removed messages changed lifecycle notice promo subject sale since 2026-02-01\r');
  await screen.until(/^ {2}\S.* \+\d {2}\d+ of 12 {3}F clears$/);
});

test('with filters a snapshot tells only what passes, in its row and beside it', async () => {
  const screen = start({ columns: 200, rows: 50, demo: { snapshots: 12 } });
  await screen.until('> 14:02  error');
  screen.send('f/conversions\r');
  await screen.until(/^> 14:02 {2}error {7}1 of 6 {2}Spring sale: conversion A: window 3 days → 1 day/);
  await screen.until('1 of 5 changes passes the filters: F shows all');
  expect(screen.rows().join('\n')).not.toContain('Welcome series');
});

test('Campaigns lists those with a change that passes, and the History of one is narrowed alike', async () => {
  const screen = start({ demo: { snapshots: 4 } });
  await screen.until('> 14:02  error');
  screen.send('f/conversions\r2');
  await screen.until(/status .* matches .*campaign$/);
  await screen.until(/^ {2}conversions {3}3 of 12 {3}F clears/);
  screen.send('G');
  await screen.until(/^> live .* 1× .*Spring sale$/);
  screen.send('\r');
  await screen.until('History of Spring sale');
  await screen.until(/^ {2}conversions {3}1 of 5 /);
  screen.send('h');
  await screen.until('> ');
  screen.send('f/\u0015live\r');
  await screen.until(/^ {2}live before or after {3}\d+ of 12/);
});

test('a kind of channel can be chosen at once, and stands for every channel of that kind', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('fc');
  await screen.until('Filter by channel');
  screen.send('j\r');
  await screen.until('channel push');
  screen.send('2');
  await screen.until('Spring sale');
  expect(screen.rows().join('\n')).toMatch(/channel push .* of \d+/);
  expect(screen.rows().join('\n')).not.toMatch(/ 0 of \d+/);
});

test('while the history is read for the filters, Campaigns fills, says so, and answers keys', async () => {
  const screen = start({ demo: { snapshots: 3_000, delayMs: 4 } });
  await screen.until('> 14:02  error');
  screen.send('f/header\r');
  await screen.until('Looking through the snapshots …');
  // No snapshot passes yet, and perhaps none ever will: the campaigns need not wait for one.
  screen.send('2');
  await screen.until('last edited, UTC');
  await screen.until(/^ {2}“header” {3}0 of 12, reading … {3}F clears/);
  screen.send('f/\u0015conversions\r');
  await screen.until(/^ {2}conversions {3}[1-9]\d* of 12, reading …/);
  screen.send('j?');
  await screen.until('Keys here');
});

test('a date that cannot be meant stays in the prompt, which says why', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  for (const [typed, said] of [
    ['f/email 18..12', '18..12: of which month?'],
    ['fd30 mar', '2026-03-30 is in the future'],
    ['fdnovembr', 'no date: 12 nov'],
    ['4HEAD..18', '“18” is neither a date nor a revision'],
    ['418..12', '18..12: of which month?'],
  ] as const) {
    screen.send(`${typed}\r`);
    await screen.until(said, said);
    screen.send('\u001b');
    await screen.until('q quit');
  }
});

test('a range of days narrows to them, also typed from its end, and says where history begins', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('fd5..4 mar');
  await screen.until('2026-03-04 to 2026-03-05; put in order');
  screen.send('\r');
  await screen.until(/^ {2}2026-03-04 to 2026-03-05 {3}\d of 40 {3}F clears/);
  screen.send('fd\u0015until 12 nov 2025');
  screen.send('\u001b');
  screen.send('G');
  await screen.until(/^> 03:02/);
  screen.send('Ffduntil 1 jan 2025');
  await screen.until(/the first snapshot is of 2026-\d\d-\d\d \d\d:\d\d UTC: nothing/);
});

test('a comparison takes dates as people type them', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('45..4 mar');
  await screen.until(/^ {2}from the end of 2026-03-04 \(snapshot of 2026-03-04 \d\d:\d\d\) to the end of/);
  await screen.until('(put in order)');
  screen.send('\r');
  await screen.until(/^ {2}From the end of 2026-03-04 \(snapshot of/);
});
