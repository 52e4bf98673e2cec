import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { chooseCount } from '../../../../tests/support/choose-count.ts';
import { leave, letMonkeyPlay } from './fixtures/monkey.ts';
import { demoProgram } from './fixtures/pty.ts';

const { start } = demoProgram();

const MONKEYS = chooseCount({ short: 2, long: 40 });
const HITS = 300;

/** A monkey may find the palette and export what it sees. */
const cwd = mkdtempSync(join(tmpdir(), 'brazier-monkey-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const HOSTILE = [
  'A\u001b[2J\u001b]8;;https://evil.example\u001b\\link\u001b]52;c;aGk=\u0007\u001b]0;title\u0007',
  '\u009b2J \u202egnp.exe \u200bzero \u2066iso\u2069 \ufeffbom \u00adsoft',
  'tab\there\r\nnew line\u2028line\u2029paragraph\u0000nul\u007fdel',
  '__proto__',
  'x'.repeat(3_000),
  'a\u0301'.repeat(500),
  '👩‍👩‍👧‍👦'.repeat(40),
  'שלום عالم 한국어 เที่ยว क्षत्रिय',
  '',
  '   ',
];

test.each(Array.from({ length: MONKEYS }, (_, index) => index + 1))(
  'whatever keys are hit, the frame stays whole, no control reaches the terminal, and q leaves it (monkey %i)',
  async (seed) => {
    const screen = start({
      cwd,
      columns: seed % 2 === 0 ? 80 : 160,
      rows: 30,
      demo: { snapshots: 60, names: HOSTILE, secret: seed % 5 === 0 },
    });
    await screen.until(/^> \d\d:\d\d/);
    const { keys, problems } = await letMonkeyPlay(screen, seed, HITS);
    expect(problems, `after ${JSON.stringify(keys)} on\n${screen.rows().join('\n')}`).toEqual([]);
    expect(await leave(screen)).toBe(0);
  },
);
