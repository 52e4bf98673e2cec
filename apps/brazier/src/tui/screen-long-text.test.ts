import { expect, test } from 'vitest';
import { demoProgram } from './fixtures/pty.ts';

const { start } = demoProgram();

test('of a 100 KB body with every row changed the first changed word is on screen without scrolling', async () => {
  const screen = start({ demo: { body: 'rows' } });
  await screen.until('> 14:02');
  screen.send('\r\r');
  await screen.until('− ');
  await screen.until(/− .*Article 0 now 0\.90$/);
  const row = screen.rows().findIndex((text) => text.includes('Article 0 now 0.90'));
  const column = screen.rows()[row]?.indexOf('0.90') ?? -1;
  expect(screen.cell(column, row).inverse).toBe(true);
  expect(screen.cell(column - 4, row).inverse).toBe(false);
});

test('] visits every difference of a long body, and z shows what is equal and folds it again', async () => {
  const screen = start({ demo: { body: 'rows' } });
  await screen.until('> 14:02');
  screen.send('\r\r');
  await screen.until('1,000 differences');
  const stops = ']'.repeat(999);
  screen.send(`]${stops}`);
  await screen.until(/^> .*− .*Article 999 now 999\.90/);
  screen.send(']');
  await screen.until('no further change below');
  screen.send('g');
  await screen.until(/^> Spring sale/);
});

test('of a body with all its words in another order it says that the comparison is coarse', async () => {
  const screen = start({ demo: { body: 'shuffled' } });
  await screen.until('> 14:02');
  screen.send('\r\r');
  await screen.until('(coarse)');
  await screen.until(/− w0/);
});

test('z unfolds the equal regions of a text, and folds them again', async () => {
  const screen = start({ rows: 50 });
  await screen.until('> 14:02');
  screen.send('\r\r');
  await screen.until(/… \d+ lines equal …/);
  screen.send('z');
  await screen.until('Article 0');
  expect(screen.rows().join('\n')).not.toContain('lines equal');
  screen.send('z');
  await screen.until(/… \d+ lines equal …/);
});

test('v puts before and after side by side, and one below the other again', async () => {
  const screen = start({ rows: 40 });
  await screen.until('> 14:02');
  screen.send('\r\r');
  await screen.until(/^ +− Your basket is waiting$/);
  screen.send('v');
  await screen.until(/− Your basket is waiting +│ \+ Your basket is still/);
  screen.send('v');
  await screen.until(/^ +− Your basket is waiting$/);
});

test('w shows white space as signs, and t a mail as its reader sees it', async () => {
  const screen = start({ rows: 50 });
  await screen.until('> 14:02');
  screen.send('\r\r');
  await screen.until('− Your basket is waiting');
  screen.send('w');
  await screen.until('− Your·basket·is·waiting');
  screen.send('wt');
  await screen.until(/\+ .*only 11\.90 today$/);
  expect(screen.rows().join('\n')).not.toContain('</td>');
});
