import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { spawn } from '@lydell/node-pty';
import graphemes from '@xterm/addon-unicode-graphemes';
import headless from '@xterm/headless';
import { build } from 'esbuild';
import { BUNDLING } from '../apps/brazier/bundling.ts';
import { terminalToSvg } from './terminal-svg.ts';

/** A screen of the walkthrough: the keys that lead to it from the one before, and a text that shows that it is there. */
interface Scene {
  /** Of its file in `docs/screens/`. */
  name: string;
  title: string;
  keys: string;
  until: RegExp;
}

/** Columns and rows of every picture. */
const COLUMNS = 132;
const ROWS = 30;
const PATIENCE_MS = 300_000;

const ENTER = '\r';
const ESC = '\u001b';

const SCENES: readonly Scene[] = [
  {
    name: 'timeline',
    title: 'The snapshots of a workspace, newest first',
    keys: '',
    until: /stopped {2}· {2}production/,
  },
  {
    name: 'change',
    title: 'What changed in one campaign',
    keys: `/Welcome 1: conv${ENTER}${ENTER}`,
    until: /window[\s\S]*7 days/,
  },
  {
    name: 'text',
    title: 'A price that slipped inside a mail of 100 KB',
    keys: `${ESC}${ESC}${ESC}/Black Friday${ENTER}${ENTER}`,
    until: /Messages[\s\S]*body/,
  },
  { name: 'campaigns', title: 'All campaigns as they stood', keys: `2`, until: /Campaigns[\s\S]*Abandoned basket/ },
  {
    name: 'history',
    title: 'Everything that ever happened to one campaign',
    keys: `/Welcome 1${ENTER}3`,
    until: /History[\s\S]*Welcome 1/,
  },
  { name: 'help', title: 'The keys that hold here', keys: '?', until: /Esc/ },
];

/** The walkthrough's screens as SVG, by file name, rendered from the real program on the demo. */
export async function renderScreens(): Promise<Map<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'brazier-screens-'));
  // The path is part of the picture: what makes it unique has the length of what takes its place there.
  const audit = await mkdtemp(join(tmpdir(), 'fjord-an'));
  try {
    const screens = await play(await bundle(folder), audit);
    return new Map([...screens].map(([name, svg]) => [name, svg.replaceAll(audit, '/tmp/fjord-and-fern')]));
  } finally {
    await rm(folder, { recursive: true, force: true });
    await rm(audit, { recursive: true, force: true });
  }
}

async function bundle(folder: string): Promise<string> {
  const outfile = join(folder, 'program.mjs');
  await build({
    ...BUNDLING,
    entryPoints: [fileURLToPath(new URL('screens-program.ts', import.meta.url))],
    outfile,
    logLevel: 'error',
  });
  return outfile;
}

async function play(program: string, audit: string): Promise<Map<string, string>> {
  const terminal = new headless.Terminal({ cols: COLUMNS, rows: ROWS, allowProposedApi: true });
  // The addon's types belong to the browser's terminal; it takes the headless one all the same.
  terminal.loadAddon(new graphemes.UnicodeGraphemesAddon() as never);
  const pty = spawn(process.execPath, [program, 'demo', '--dir', audit], {
    name: 'xterm-256color',
    cols: COLUMNS,
    rows: ROWS,
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: tmpdir(),
      TERM: 'xterm-256color',
      COLORTERM: 'truecolor',
      LANG: 'C.UTF-8',
      GIT_CONFIG_GLOBAL: '/dev/null',
    },
  });
  pty.onData((data) => terminal.write(data));
  const screens = new Map<string, string>();
  try {
    for (const scene of SCENES) {
      for (const key of scene.keys) {
        pty.write(key);
        // A lone Esc is told from the start of a sequence by the pause after it.
        await pause(key === ESC ? 100 : 20);
      }
      await waitFor(terminal, scene);
      screens.set(`${scene.name}.svg`, withoutRevisions(terminalToSvg(terminal, scene.title)));
    }
  } finally {
    pty.kill('SIGKILL');
  }
  return screens;
}

/** The stand-in's port, which is another each time, is part of every commit's id. */
function withoutRevisions(svg: string): string {
  return svg.replace(/>(\s*)[0-9a-f]{8}(\s*)</g, '>$1a1b2c3d4$2<');
}

/** Waits until the text is there and nothing has moved for a while. */
async function waitFor(terminal: InstanceType<typeof headless.Terminal>, { name, until }: Scene): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (let before = ''; ; ) {
    await pause(400);
    const now = textOf(terminal);
    if (until.test(now) && now === before) return;
    if (Date.now() > deadline) throw new Error(`The screen “${name}” never came; there is:\n${now}`);
    before = now;
  }
}

function textOf(terminal: InstanceType<typeof headless.Terminal>): string {
  const buffer = terminal.buffer.active;
  return Array.from({ length: ROWS }, (_, row) => buffer.getLine(buffer.viewportY + row)?.translateToString(true)).join(
    '\n',
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
