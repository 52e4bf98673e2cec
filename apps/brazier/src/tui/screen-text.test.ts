import { expect, test } from 'vitest';
import { demoProgram, type PtyScreen } from './fixtures/pty.ts';

const { start } = demoProgram();

const COLOUR = /\u001b\[[0-9;]*\b(?:3[0-9]|4[0-9]|9[0-7]|10[0-7])(?:;[0-9;]*)?m/;

async function changeView(screen: PtyScreen): Promise<void> {
  await screen.until('> 14:02');
  screen.send('\r\r');
  await screen.until('Your basket is still waiting');
}

test('NO_COLOR leaves no colour, and the cursor row and the sides of a change are still told apart', async () => {
  const screen = start({ rows: 40, env: { NO_COLOR: '1' } });
  await screen.until('> 14:02');
  const row = screen.rows().findIndex((text) => text.startsWith('> '));
  expect(screen.cell(30, row).inverse).toBe(true);
  await changeView(screen);
  expect(screen.rows().join('\n')).toMatch(/− Your basket is waiting\s+\+ Your basket is still waiting/);
  expect(COLOUR.test(screen.written())).toBe(false);
});

test('an empty NO_COLOR counts as none, and colours are written', async () => {
  const screen = start({ env: { NO_COLOR: '' } });
  await changeView(screen);
  expect(COLOUR.test(screen.written())).toBe(true);
});

test('removed and added text have the two colours that colour-blind eyes tell apart', async () => {
  const screen = start({ rows: 40 });
  await changeView(screen);
  const rows = screen.rows();
  const removed = rows.findIndex((row) => row.includes('− Your basket is waiting'));
  const column = (rows[removed] ?? '').indexOf('−');
  expect(screen.cell(column, removed).color).toBe('#e69f00');
  expect(screen.cell(column, removed + 1).color).toBe('#56b4e9');
});

test('a hostile name reaches the terminal as text: no control, no link, no title, cut to its row', async () => {
  const hostile =
    'A\u001b[31mred \u001b]8;;https://evil.example\u001b\\link \u001b]52;c;aGk=\u0007 \u001b]0;title\u0007 \u009b2J \u202egnp.exe \u200bzero ' +
    'x'.repeat(10_000);
  const screen = start({ demo: { names: [hostile, 'Plain'] } });
  await screen.until('> 14:02');
  screen.send('\r');
  await screen.until('campaign');
  await screen.until('A␛[31mred');
  const rows = screen.rows();
  const row = rows.find((text) => text.includes('A␛[31mred')) ?? '';
  expect(row).toContain('…');
  expect(rows.at(-1)).toMatch(/^ Enter open/);
  const written = screen.written();
  for (const control of ['\u001b]', '\u009b', '\u202e', '\u200b', '\u001b[31m', '\u0007'])
    expect(written).not.toContain(control);
});

test('every control in a name is visible as text where there is room', async () => {
  const screen = start({ columns: 118, demo: { names: ['\u009b2J\u202egnp\u200b\u001b]52;c;x\u0007'] } });
  await screen.until('> 14:02');
  screen.send('\r');
  await screen.until('<9B>2J<U+202E>gnp<U+200B>␛]52;c;x␇');
});

test('what follows a name of any script starts in the same cell', async () => {
  const names = [
    '한국어 캠페인',
    'cafe\u0301 au lait',
    '🇩🇪🇫🇷 flags',
    '👩‍👩‍👧‍👦 family',
    '❤️ heart',
    'plain name',
    '1️⃣ keycap',
  ];
  const screen = start({ columns: 160, rows: 40, demo: { snapshots: 20, names } });
  await screen.until('> 14:02');
  await screen.until(/│.+한국어 캠페인/);
  const divider = screen.rows()[1]?.indexOf('┬') ?? -1;
  for (let row = 2; row < 30; row++) expect(screen.cell(divider, row).text, `row ${row}`).toBe('│');
});

test('the line between the panes stands still where terminals disagree on the width of a name', async () => {
  const names = ['क्षत्रिय ज्ञान श्री त्रि', 'สวัสดีกำลัง', '👨‍👩‍👧‍👦 ❤️ 1️⃣', 'plain name'];
  const screen = start({ columns: 160, rows: 40, widths: 'code points', demo: { snapshots: 20, names } });
  await screen.until(/│.+conversion A/);
  const divider = screen.rows()[1]?.indexOf('┬') ?? -1;
  screen.send('jjjkkjjjjjjkk');
  await screen.quiet(300);
  for (let row = 2; row < 39; row++) {
    expect(screen.cell(divider, row).text, `row ${row}`).toBe('│');
    const line = screen.rows()[row] ?? '';
    expect(line.replace(/[^│]/g, ''), `row ${row}: ${line}`).toBe('│');
  }
});

test('where the locale is not UTF-8 only ASCII is written', async () => {
  const screen = start({ env: { LANG: 'C', LC_ALL: 'POSIX' } });
  await changeView(screen);
  expect(/[^\u0000-\u007f]/.test(screen.written())).toBe(false);
});

test('for a screen reader each move is one line of words, without another screen', async () => {
  const screen = start({ columns: 200, env: { INK_SCREEN_READER: 'true' } });
  await screen.until('Timeline, row 1 of 5, Thu 5 Mar 2026 today, 14:02, error, 6 changes in 2 campaigns');
  screen.send('j');
  await screen.until('Timeline, row 2 of 5, Thu 5 Mar 2026 today, 09:02, error, 5 changes in 4 campaigns');
  screen.send('k\r');
  await screen.until('row 1 of 2, Spring sale, changed, live, error, 5 changes: tags, messages, conversions');
  screen.send('f');
  await screen.until('Filter: / words');
  expect(screen.alternate()).toBe(false);
  expect(screen.written()).not.toContain('\u001b[?1049h');
  screen.send('\u001bq');
  expect(await screen.exited).toBe(0);
});

test('for a screen reader a prompt says what can be typed and then what was found, and the palette only what is chosen', async () => {
  const screen = start({ columns: 200, env: { INK_SCREEN_READER: 'true' } });
  await screen.until('row 1 of 5');
  screen.send('/');
  await screen.until('search days, times, severities');
  screen.send('price');
  await screen.until(/\/ price, 04:02, error, 4 changes in 3 campaigns, Price drop alert/);
  screen.send('\r4');
  await screen.until('FROM..TO, or FROM alone');
  screen.send('2026-03-05');
  await screen.until(/compare: 2026-03-05, from the end of 2026-03-05/);
  screen.send('\u001b:compare d');
  await screen.until(/All actions, compare d: compare dates, 4, Compare any two snapshots or dates, 1 of \d$/);
});
