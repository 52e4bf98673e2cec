import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoProgram, type PtyScreen } from './fixtures/pty.ts';

const { start, startShell, file } = demoProgram();

/** The texts that the program gave to the clipboard, in order. */
function copied(screen: PtyScreen): string[] {
  return [...screen.written().matchAll(/\u001b\]52;c;([A-Za-z0-9+/=]*)\u0007/g)].map((match) =>
    Buffer.from(match[1] ?? '', 'base64').toString('utf8'),
  );
}

test('a snapshot that is committed from outside appears, and the cursor keeps its own', async () => {
  const screen = start({ demo: { snapshots: 60 } });
  await screen.until('> 14:02  error');
  screen.send('j');
  await screen.until(/ 2\/\d+/);
  process.kill(screen.pid, 'SIGUSR2');
  await screen.until('A snapshot from outside');
  await screen.until(/ 3\/\d+/);
  expect(screen.rows().find((row) => row.startsWith('> '))).toContain('09:02  error');
});

test('s says what it will write, shows progress, and lands on what it found', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('s');
  await screen.until('under workspaces/ of ~/audit, and commits them');
  screen.send('s');
  await screen.until(/production: [1-9]\d* of 40 campaigns fetched/);
  await screen.until('Timeline › 2026-03-05 14:03');
  await screen.until('a snapshot was taken');
  await screen.until(/^> ~ live {6}error/);
});

test('Esc stops a snapshot without a trace', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('ss');
  await screen.until(/of 40 campaigns fetched/);
  screen.send('\u001b');
  await screen.until('stopped: nothing was written');
  expect(screen.rows().find((row) => row.startsWith('> '))).toContain('14:02  error');
});

test('q asks once while a snapshot runs', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('ss');
  await screen.until(/of 40 campaigns fetched/);
  screen.send('q');
  await screen.until('q again stops it and quits');
  screen.send('q');
  expect(await screen.exited).toBe(0);
});

test('a refused key is one sentence, and the view stays', async () => {
  const problem = 'Braze refused the key in BRAZE_API_KEY: check the key and that the endpoint is its cluster.';
  const screen = start({ demo: { snapshotProblem: problem } });
  await screen.until('> 14:02  error');
  screen.send('ss');
  await screen.until('Braze refused the key in BRAZE_API_KEY');
  screen.send('\u001b');
  await screen.until('> 14:02  error');
  await screen.until(' Enter open');
});

test('y copies exactly the value and says what it copied', async () => {
  const screen = start({ rows: 40 });
  screen.send('\r\r');
  await screen.until('− Your basket is waiting');
  screen.send(']]yv');
  await screen.until('copied the value after (32 characters)');
  expect(copied(screen)).toEqual(['Your basket is still waiting (0)']);
  screen.send('yb');
  await screen.until('copied the value before');
  expect(copied(screen)).toEqual(['Your basket is still waiting (0)', 'Your basket is waiting']);
});

test('of a masked secret no value is offered', async () => {
  const screen = start({ rows: 40, demo: { secret: true } });
  screen.send('\r\r');
  await screen.until('secret changed');
  expect(screen.rows().join('\n')).not.toContain('brazier:secret');
  screen.send(']y');
  await screen.until('the campaign’s id');
  expect(screen.rows().join('\n')).not.toContain('the value');
});

test('a change is copied as Markdown for a colleague', async () => {
  const screen = start({ rows: 40 });
  screen.send('\r\r');
  await screen.until('− Your basket is waiting');
  screen.send(']]ym');
  await screen.until('copied the change as Markdown');
  const [markdown] = copied(screen);
  expect(markdown).toContain('Your basket is still waiting');
  expect(markdown).not.toContain('86400');
});

test('x says where it writes, writes the view, and overwrites nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'brazier-export-'));
  try {
    const screen = startShell(`cd '${folder}' && exec '${process.execPath}' '${file()}' '{}'`);
    await screen.until('> 14:02  error');
    screen.send('x');
    await screen.until(/the list as HTML +5 snapshots with what changed, newest first/);
    await screen.until(/this snapshot as Markdown +what changed: 2026-03-05 14:02/);
    screen.send('M');
    await screen.until(`Markdown to ${folder}`);
    await screen.until('write to the file: brazier-snapshot-2026-03-05.md');
    screen.send('\r');
    await screen.until('written to ');
    expect(await readdir(folder)).toEqual(['brazier-snapshot-2026-03-05.md']);
    expect(await readFile(join(folder, 'brazier-snapshot-2026-03-05.md'), 'utf8')).toContain('Welcome series');
    screen.send('xM\r');
    await screen.until('exists already and');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('x in the Timeline writes the list as it is shown: all that passes the filters and no more, newest first', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'brazier-export-'));
  try {
    const screen = start({ cwd: folder, demo: { snapshots: 12 } });
    await screen.until('> 14:02  error');
    screen.send('f/conversions since 4 mar\r');
    await screen.until(/ 5 of 12 /);
    screen.send('xm');
    await screen.until('5 snapshots with what changed, newest first, as far as it passes');
    screen.send('\u0015list.md\r');
    await screen.until('written to ');
    const text = await readFile(join(folder, 'list.md'), 'utf8');
    const times = [...text.matchAll(/^#+ .*?(2026-03-0\d)/gm)].map(([, day]) => day);
    expect(times).toEqual(['2026-03-05', '2026-03-05', '2026-03-05', '2026-03-04', '2026-03-04']);
    expect(text.match(/window/g)).toHaveLength(5);
    expect(text).not.toMatch(/subject|tag/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('a list that no file should hold is not exported, and it is said what to do', async () => {
  const screen = start({ demo: { snapshots: 20_000 } });
  await screen.until('> 14:02  error');
  screen.send('xm\r');
  await screen.until('the list holds more than 50,000 changes: narrow it with f, or take');
});

test('a folder that is too long for the line is shortened in its middle', async () => {
  const folder = await mkdtemp(join(tmpdir(), `brazier-${'long-'.repeat(20)}-`));
  try {
    const screen = start({ cwd: folder });
    await screen.until('> 14:02  error');
    screen.send('xh');
    await screen.until(/^ {2}HTML to \/.*-long-.*….*\/brazier-timeline-2026-03-05\.html$/);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('x writes the campaigns, the history and the blame too, as Markdown and as HTML, and says before what and where', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'brazier-export-'));
  try {
    const screen = start({ columns: 110, cwd: folder, env: { HOME: folder } });
    await screen.until('> 14:02  error');
    screen.send('2');
    await screen.until('App update survey');
    screen.send('x');
    await screen.until('Writes Campaigns at 2026-03-05 14:02 UTC, 12 campaigns.');
    screen.send('m');
    await screen.until(`Markdown to ${folder}/brazier-campaigns-2026-03-05.md`);
    screen.send('\r');
    await screen.until('written to ');
    screen.send('3');
    await screen.until('History of App update survey');
    await screen.until(/ 1\/\d+$/);
    screen.send('xh\u0015~/history.html');
    await screen.until(`HTML to ${folder}/history.html`);
    screen.send('\r');
    await screen.until('history.html');
    await screen.until((rows) => (rows.at(-1) ?? '').includes('written to'));
    screen.send('b');
    await screen.until('seen since (UTC)');
    screen.send('xm\u0015no-such-folder/blame.md\r');
    await screen.until('there is no folder ');
    screen.send('xm\u0015blame.md\r');
    await screen.until((rows) => (rows.at(-1) ?? '').includes('written to'));
    const read = (name: string): Promise<string> => readFile(join(folder, name), 'utf8');
    expect(await read('brazier-campaigns-2026-03-05.md')).toMatch(/^- \*\*App update survey\*\* · status: archived/m);
    expect(await read('history.html')).toContain('<title>History of App update survey</title>');
    expect(await read('blame.md')).toMatch(
      /^- \*\*name\*\* · seen since \(UTC\): 2026-03-05 04:02 · value: App update survey$/m,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('e opens the whole campaign file as a copy that cannot be written, beside the values', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'brazier-editor-'));
  try {
    const script = join(folder, 'editor.sh');
    await writeFile(script, `#!/bin/sh\nls -l "$1" > ${folder}/mode\ncat "$1" > ${folder}/text\n`, { mode: 0o755 });
    const screen = start({ rows: 40, env: { EDITOR: script } });
    screen.send('\r\r');
    await screen.until('− Your basket is waiting');
    screen.send(']]e');
    await screen.until(/f {6}the whole campaign file .*read-only, as of 2026-03-05 14:02 UTC/);
    screen.send('f');
    await screen.until('the editor had a copy');
    expect(await readFile(join(folder, 'text'), 'utf8')).toMatch(/^\{\n {2}"formatVersion": 1,\n {2}"id"/);
    expect(await readFile(join(folder, 'mode'), 'utf8')).toMatch(/^-r-------- .*\/c[^/]*\.json$/m);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test('e opens a copy of the value in the editor, and the view is whole afterwards', async () => {
  const screen = start({ rows: 40, env: { EDITOR: 'sed -n p' } });
  screen.send('\r\r');
  await screen.until('− Your basket is waiting');
  screen.send(']]e');
  await screen.until('Open in the editor');
  screen.send('v');
  await screen.until('the editor had a copy');
  expect(screen.alternate()).toBe(true);
  expect(screen.rows().find((row) => row.startsWith('> '))).toContain('Your basket is waiting');
});

test('a name that has not been read yet is not offered, and no id in its place', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send('jjjjy');
  await screen.until('the campaign’s id');
  expect(screen.rows().join('\n')).not.toContain('the campaign’s name');
});

test('a finding is acknowledged with its reason', async () => {
  const screen = start({ rows: 40 });
  screen.send('\r\r');
  await screen.until('− Your basket is waiting');
  screen.send(']a');
  await screen.until('policy.acknowledge in brazier.json');
  await screen.until(' acknowledge, because: ');
  screen.send('\r');
  await screen.until('Needs a reason');
  screen.send('agreed with legal\r');
  await screen.until(/brazier.json now acknowledges [0-9a-f]{12}: agreed with legal/);
  await screen.until(/^ +acknowledged: agreed with legal$/);
  screen.send('3');
  await screen.until(/^[> ] ~ \w+ +acknowledged {2}\w/);
});

test('the palette finds every action by its name', async () => {
  const screen = start();
  await screen.until('> 14:02  error');
  screen.send(':campaigns\r');
  await screen.until('Timeline › Campaigns');
});

test.each(['external', 'on'])(
  'inside tmux with set-clipboard %s, each copy says what to set unless it is set',
  async (setting) => {
    const folder = await mkdtemp(join(tmpdir(), 'brazier-tmux-'));
    try {
      await writeFile(join(folder, 'tmux'), `#!/bin/sh\necho ${setting}\n`, { mode: 0o755 });
      const path = `${folder}:${process.env['PATH']}`;
      const screen = start({ env: { TMUX: '/tmp/tmux-1000/default,1,0', PATH: path } });
      await screen.until('> 14:02  error');
      for (const _ of ['first', 'second']) {
        screen.send('yr');
        const hint = /characters\); tmux may keep it back: tmux set -s set-clipboard on /;
        const told = setting === 'on' ? /\(40 characters\) {2,}1\/5$/ : hint;
        await screen.until((rows) => told.test(rows.join(' ').replaceAll(/ {2,}(?!1\/5)/g, ' ')));
        screen.send('\u001b');
        await screen.until((rows) => !rows.join('').includes('copied'));
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  },
);
