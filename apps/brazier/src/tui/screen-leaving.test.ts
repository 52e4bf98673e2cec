import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { demoProgram, type PtyScreen } from './fixtures/pty.ts';

const { startShell, file } = demoProgram();

/** Starts the program as a job of a shell that says afterwards how it ended, how the terminal is set, and where its cursor is. */
function startJob(demo: object = {}): PtyScreen {
  return startShell(
    `printf 'before\\n'; a=$(stty -g); '${process.execPath}' '${file()}' '${JSON.stringify(demo)}'; code=$?; b=$(stty -g); ` +
      `[ "$a" = "$b" ] && echo "ended $code, terminal same" || echo "ended $code, terminal differs"; sleep 30`,
  );
}

async function expectLeft(screen: PtyScreen, code: number): Promise<void> {
  await screen.until(`ended ${code}, terminal same`);
  expect(screen.alternate()).toBe(false);
  expect(screen.rows()[0]).toBe('before');
  const written = screen.written();
  expect(written.lastIndexOf('\u001b[?25h')).toBeGreaterThan(written.lastIndexOf('\u001b[?25l'));
  expect(written.lastIndexOf('\u001b[?2004l')).toBeGreaterThan(written.lastIndexOf('\u001b[?2004h'));
  expect(written.lastIndexOf('\u001b[?7h')).toBeGreaterThan(written.lastIndexOf('\u001b[?7l'));
  for (const mouse of ['1000', '1002', '1006']) {
    expect(written.lastIndexOf(`\u001b[?${mouse}h`)).toBeLessThanOrEqual(written.lastIndexOf(`\u001b[?${mouse}l`));
  }
}

const openedJob = async (demo: object = {}): Promise<PtyScreen> => {
  const screen = startJob(demo);
  await screen.until('> 14:02  error');
  return screen;
};

/** The process id of the program: the child of the shell that the terminal started. */
async function programId(screen: PtyScreen): Promise<number> {
  const id = Number.parseInt(await readFile(`/proc/${screen.pid}/task/${screen.pid}/children`, 'utf8'), 10);
  // A signal to 0 or to what is no number would end the tests themselves.
  if (!(id > 0)) throw new Error('the program has ended');
  return id;
}

test('q leaves the terminal as it was found and exits with 0', async () => {
  const screen = await openedJob();
  screen.send('q');
  await expectLeft(screen, 0);
});

test('Ctrl-C leaves the terminal as it was found and exits with 130', async () => {
  const screen = await openedJob();
  screen.send('\u0003');
  await expectLeft(screen, 130);
});

test.each([
  ['SIGTERM', 143],
  ['SIGHUP', 129],
] as const)('%s leaves the terminal as it was found and exits with %i', async (signal, code) => {
  const screen = await openedJob();
  process.kill(await programId(screen), signal);
  await expectLeft(screen, code);
});

test('an error thrown in a timer is readable after the terminal is as it was found', async () => {
  const screen = await openedJob({ failsInTimer: true });
  process.kill(await programId(screen), 'SIGUSR2');
  await expectLeft(screen, 1);
  expect(screen.rows().join('\n')).toContain('Error: thrown in a timer');
});

test('an error thrown while drawing is readable after the terminal is as it was found', async () => {
  const screen = await openedJob();
  await screen.until(() => screen.written().includes('\u001b[?2004h'), 'what Ink has drawn');
  process.kill(await programId(screen), 'SIGUSR1');
  await expectLeft(screen, 1);
  expect(screen.rows().join('\n')).toContain('Error: thrown while drawing');
});

test('after Ctrl-Z the shell has its screen; a resize and fg later the same view is whole, and j moves', async () => {
  const screen = startShell(`PS1='$ ' exec bash --norc -i`);
  await screen.until(/^\$/);
  screen.send(`'${process.execPath}' '${file()}' '{"snapshots":60}'\r`);
  await screen.until('> 14:02  error');
  screen.send('jj');
  await screen.until(/ 3\/\d+/);
  screen.send('\u001a');
  await screen.until('Stopped');
  expect(screen.alternate()).toBe(false);
  screen.resize(100, 30);
  screen.send('fg\r');
  await screen.until(
    (rows) =>
      rows.length === 30 && (rows[29] ?? '').includes('Enter open') && rows[0]?.startsWith(' Timeline') === true,
  );
  expect(screen.alternate()).toBe(true);
  expect(screen.rows().find((row) => row.startsWith('> '))).toContain('04:02  error');
  screen.send('j');
  await screen.until(/ 4\/\d+/);
});

test('Ctrl-Z holds while something is typed, and fg comes back to it', async () => {
  const screen = startShell(`PS1='$ ' exec bash --norc -i`);
  await screen.until(/^\$/);
  screen.send(`'${process.execPath}' '${file()}' '{}'\r`);
  await screen.until('> 14:02  error');
  screen.send('42026-03');
  await screen.until(' compare: 2026-03');
  screen.send('\u001a');
  await screen.until('Stopped');
  screen.resize(60, 20);
  screen.send('fg\r');
  await screen.until(' compare: 2026-03');
  screen.send('-05');
  await screen.until('the end of 2026-03-05');
});

test('a SIGTSTP from outside is like Ctrl-Z', async () => {
  const screen = startShell(`PS1='$ ' exec bash --norc -i`);
  await screen.until(/^\$/);
  screen.send(`'${process.execPath}' '${file()}' '{}'\r`);
  await screen.until('> 14:02  error');
  process.kill(await programId(screen), 'SIGTSTP');
  await screen.until('Stopped');
  expect(screen.alternate()).toBe(false);
  screen.send('fg\r');
  await screen.until('> 14:02  error');
  screen.send('j');
  await screen.until(/ 2\/\d+/);
});
