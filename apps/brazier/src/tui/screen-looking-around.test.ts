import { expect, test } from 'vitest';
import { demoProgram } from './fixtures/pty.ts';

const { start } = demoProgram();

test('2 shows every campaign at the chosen snapshot, with when and how often it changed', async () => {
  const screen = start({ columns: 118, demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('2');
  await screen.until(/^> archived {2}2026-03-04 23:02 +10 {2}email, push +promo, q2 +App update survey/);
});

test('the history of a campaign leads to each of its changes, at the place of that change', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('2');
  await screen.until('App update survey');
  screen.send('/spring\r\r');
  await screen.until('History of Spring sale');
  screen.send('jjjj');
  await screen.until(/^> ~ error .*window 3 days/);
  screen.send('\r');
  await screen.until(/^> +~ error +conversion A/);
});

test('blame says since when a field has its value, and leads to the change that set it', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('\r');
  await screen.until('Spring sale');
  screen.send('b');
  await screen.until(/^> 2026-03-05 04:02 {2}name .*Spring sale/);
});

test('Space marks a snapshot, and c compares it with another, the older one first', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send(' ');
  await screen.until(/14:02 \*error/);
  screen.send('jjc');
  await screen.until('Timeline › 2026-03-05 04:02 → 2026-03-05 14:02');
});

test('4 compares any two dates that are typed', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('42026-02-01..2026-03-01\r');
  await screen.until('Timeline › 2026-02-01 → 2026-03-01');
  await screen.until('Spring sale');
});

test('a view that lies on the way already is gone back to, not opened again', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('2');
  await screen.until('Timeline › Campaigns');
  screen.send('\r');
  await screen.until('› History of');
  screen.send('2');
  await screen.until((rows) => /^ Timeline › Campaigns +~/.test(rows[0] ?? ''));
  expect(screen.rows().find((row) => row.startsWith('> '))).toContain('App update survey');
});

test('where there is no audit folder the first screen says how to make one', async () => {
  const screen = start({ demo: { hasAuditFolder: false, snapshots: 0 } });
  await screen.until('brazier init');
  await screen.until('brazier demo');
  screen.send('q');
  expect(await screen.exited).toBe(0);
});

test('an audit folder without a snapshot says how to take the first', async () => {
  const screen = start({ demo: { snapshots: 0 } });
  await screen.until('No snapshot yet');
  screen.send('s');
  await screen.until('Take a snapshot');
});
