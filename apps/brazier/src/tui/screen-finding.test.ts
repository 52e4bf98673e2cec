import { expect, test } from 'vitest';
import { demoProgram } from './fixtures/pty.ts';
import { showKey } from './key-names.ts';
import { ACTIONS, actionsIn } from './keys.ts';

const { start } = demoProgram();

test('? lists exactly the keys that hold in the view, and ?, Esc and q close it', async () => {
  const screen = start({ rows: 60 });
  await screen.until('> 14:02  error');
  const close = ['?', '\u001b', 'q'];
  /** For each view the key that leads on to the next one, and what shows that it is there. */
  const way = [
    ['timeline', '\r', 'status    severity  changes  campaign'],
    ['changes', '\r', 'live  ·  production'],
    ['change', '3', 'History of Spring sale'],
    ['history', 'b', 'since (UTC)'],
    ['blame', '2', 'last edited, UTC'],
    ['campaigns', '', ''],
  ] as const;
  for (const [index, [kind, key, shown]] of way.entries()) {
    screen.send('?');
    await screen.until('Keys here');
    const listed = screen
      .rows()
      .slice(3, -1)
      .filter((row) => row !== '');
    // What does not fit beside the keys goes on below, without keys.
    expect(listed.map((row) => row.slice(2, 18).trim()).filter((keys) => keys !== '')).toEqual(
      actionsIn(ACTIONS, kind).map(({ keys }) => keys.map(showKey).join(' ')),
    );
    screen.send(close[index % 3] ?? '');
    await screen.until((rows) => !rows.some((row) => row.includes('Keys here')));
    screen.send(key);
    if (shown !== '') await screen.until(shown);
  }
});

test('/ moves while typing, n and N go on and round the ends and say so', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('/welcome');
  await screen.until('no match');
  screen.send('\u0015win-');
  await screen.until(/^> .*Win-back/);
  await screen.until(/ 2\/40/);
  screen.send('\r');
  screen.send('n');
  await screen.until(/ 6\/40/);
  screen.send('N');
  await screen.until(/ 2\/40/);
  screen.send('N');
  await screen.until('search went on from the bottom');
  screen.send('n');
  await screen.until('search went on from the top');
  await screen.until(/ 2\/40/);
});

test('a search is kept while what it found is looked at, and the bottom line offers its keys until Esc ends it', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  expect(screen.rows().at(-1)).not.toContain('next match');
  screen.send('/win-\r');
  await screen.until(/n next match {2}N prev match .* 2\/40/);
  screen.send('\r');
  await screen.until('Timeline › 2026-03-05 09:02');
  screen.send('\u001b');
  await screen.until(/Esc end search .* 2\/40/);
  screen.send('n');
  await screen.until(/ 6\/40/);
  screen.send('\u001b');
  await screen.until((rows) => !(rows.at(-1) ?? '').includes('next match'));
  await screen.until(/ 6\/40/);
});

test('a search finds what changed too: in a snapshot that has been shown, and in the list of its campaigns', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('/window 3 days');
  await screen.until('no match (f / looks through all that changed)');
  screen.send('\u001b\r');
  await screen.until('Timeline › 2026-03-05 14:02');
  screen.send('G/window 3 days\r');
  await screen.until(/^> ~ .*Spring sale/);
  screen.send('\u001b\u001bj/window 3 days');
  await screen.until(/^> 14:02/);
});

test('a search says what it looks through', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('/');
  await screen.until('search days, times, severities');
});

test('the bottom line shows the keys of a menu, of what is typed and of the help, not those of the view below', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  for (const [key, hints] of [
    ['f', '↑ ↓ move  Enter choose  Esc close'],
    ['fd', 'Enter accept  Esc give up'],
    [':', '↑ ↓ move  Enter do it  Esc close'],
    ['?', '↑ ↓ scroll  Esc close'],
  ] as const) {
    screen.send(key);
    await screen.until((rows) => (rows.at(-1) ?? '').includes(hints), hints);
    expect(screen.rows().at(-1)).not.toContain('q quit');
    screen.send('\u001b');
    await screen.until('q quit');
  }
});

test('a search that finds nothing says so and keeps the place', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('jj/nothing of the kind\r');
  await screen.until('no match');
  await screen.until(/ 3\/5/);
  screen.send('n');
  await screen.until('“nothing of the kind” is not here');
});

test('a search reads on to what lies far beyond the screen', async () => {
  const screen = start({ demo: { snapshots: 3_000 } });
  await screen.until('> 14:02  error');
  screen.send('/27 jun 2025');
  await screen.until(/Fri 27 Jun 2025/);
  await screen.until((rows) => rows.some((row) => row.startsWith('> ')));
});

test('Esc in a search returns to where it began', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('/price');
  await screen.until(/ 3\/40/);
  screen.send('\u001b');
  await screen.until(/ 1\/40/);
});

test('in a change ] and [ visit the differences, also those inside a text', async () => {
  const screen = start({ rows: 40 });
  screen.send('\r\r');
  await screen.until('− Your basket is waiting');
  screen.send(']');
  await screen.until(/^> .*conversion A \(Opens Email\): window/);
  screen.send(']');
  await screen.until(/^> .*− Your basket is waiting/);
  screen.send(']');
  await screen.until(/^> .*− .*only 12.90 today/);
  screen.send('[');
  await screen.until(/^> .*− Your basket is waiting/);
});

test('a filter shows its chip and how many pass, holds in the next view, and F clears it', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('fat');
  await screen.until(/^ {2}tags {3}\d+ of 40/);
  screen.send('fl');
  await screen.until(/^ {2}tags {3}live before or after {3}\d+ of 40/);
  await screen.until(/^> 14:02 {2}notice {6}2 of 6 {2}Spring sale: tags? /);
  // Of the two campaigns that the snapshot changed one passes: nothing is left to choose.
  screen.send('\r');
  await screen.until('tag “q1”');
  expect(screen.rows().join('\n')).not.toContain('subject');
  screen.send('F');
  await screen.until('Your basket is still waiting');
  expect(screen.rows().join('\n')).not.toContain('F clears');
});

test('a filter by severity and one by date need no changes to be read', async () => {
  const screen = start({ demo: { snapshots: 400 } });
  await screen.until('> 14:02  error');
  screen.send('fse');
  await screen.until(/^ {2}error {3}201 of 400/);
  screen.send('fdsince 2026-03-01\r');
  await screen.until(/^ {2}error {3}since 2026-03-01 {3}5 of \d+/);
  screen.send('fdnonsense\r');
  await screen.until('no date');
});

test('a filter keeps the cursor on its snapshot, or on the nearest that passes, also where changes must be read to know', async () => {
  const screen = start({ demo: { snapshots: 40, delayMs: 3 } });
  await screen.until('> 14:02  error');
  screen.send('j'.repeat(11));
  await screen.until(/ 12\/40/);
  screen.send('fam');
  await screen.until(/^ {2}messages {3}\d+ of 40 {3}F/);
  await screen.until(/^> 09:02 {2}warning .*App update survey/);
  screen.send('Ffse');
  await screen.until(/^> 14:02 {2}error .*Price drop alert/);
  screen.send('F');
  await screen.until(/ 11\/40/);
});

test('what is pasted into a prompt is one line of text, without its controls', async () => {
  const screen = start({ demo: { snapshots: 40 } });
  await screen.until('> 14:02  error');
  screen.send('/\u001b[200~wi\u0007n\u009b-\u001b[201~');
  await screen.until(/^> .*Win-back/);
  await screen.until(/\/win-/);
});

test('words narrow every list at once, and tell before Enter how they were understood', async () => {
  const screen = start({ demo: { snapshots: 12 } });
  await screen.until('> 14:02  error');
  screen.send('f/live campaigns lost a tag');
  await screen.until(/^ {2}tags · removed · live before or after$/);
  await screen.until(/filter: live campaigns lost a tag/);
  screen.send('\r');
  await screen.until(/^ {2}tags {3}removed {3}live before or after {3}\d of 12/);
  screen.send('\r');
  await screen.until('1 of 5 changes passes the filters: F shows all');
  await screen.until('− notice   tag “q1” removed');
});

test('words that are no filter are looked for in what changed', async () => {
  const screen = start({ demo: { snapshots: 12 } });
  await screen.until('> 14:02  error');
  screen.send('f/window sale\r');
  await screen.until(/^ {2}“window” {3}“sale” {3}\d of 12/);
});
