import { execFile } from 'node:child_process';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { findImpurities } from './support/impurities.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// The stand-in of Braze is a server, and never part of what users run against the real one. A package's defaults are the one place in which it
// takes the real world where it is given none.
const sources = globSync('packages/*/src/**/*.ts', { cwd: root }).filter(
  (file) =>
    !/\.test\.ts$|\/testing\/|^packages\/[a-z]+\/src\/defaults\.ts$/.test(file) &&
    !file.startsWith('packages/fake-braze/'),
);

/** What is allowed, and why. */
const ALLOWED: Record<string, { what: string; why: string }[]> = {
  'packages/client/src/connection.ts': [
    { what: 'setTimeout', why: 'the deadline of a request in flight is about the socket, not about policy' },
  ],
};

describe('no package below the program', () => {
  it('prints, exits, or reads the environment, the clock, chance or the language of the machine by itself', () => {
    expect(new Set(sources.map((file) => file.split('/')[1]))).toEqual(
      new Set(['schema', 'client', 'diff', 'store', 'audit', 'report']),
    );
    const found = sources.flatMap((file) =>
      findImpurities(readFileSync(`${root}${file}`, 'utf8'))
        .filter(({ what }) => !ALLOWED[file]?.some((allowed) => allowed.what === what))
        .map(({ line, what }) => `${file}:${line}: ${what}`),
    );
    expect(found).toEqual([]);
  });

  it('needs an exception that is not used', () => {
    for (const [file, allowed] of Object.entries(ALLOWED)) {
      const found = findImpurities(readFileSync(`${root}${file}`, 'utf8')).map(({ what }) => what);
      for (const { what } of allowed) expect(found, file).toContain(what);
    }
  });
});

/** Runs a program whose every reach for the world is noted, and gives what it printed. */
async function runTrapped(program: string): Promise<{ reached: string[]; [fact: string]: unknown }> {
  const trap = new URL('support/trap-world.mjs', import.meta.url).href;
  const args = ['--conditions=@brazier/source', '--import', trap, program];
  const { stdout } = await promisify(execFile)(process.execPath, args, { maxBuffer: 1 << 26 });
  return JSON.parse(stdout) as { reached: string[] };
}

describe('every package at work', () => {
  it('takes time, chance and environment from whoever calls it, and prints nothing', async () => {
    const { reached, campaigns } = await runTrapped(fileURLToPath(new URL('support/run-packages.ts', import.meta.url)));
    expect(campaigns).toBeGreaterThan(20);
    const allowed = Object.entries(ALLOWED).flatMap(([file, found]) => found.map(({ what }) => `${file}: ${what}`));
    // Exactly these: that an allowed one was noted proves that the traps were set.
    expect(reached).toEqual(allowed);
  });

  it.each([
    ['Date.now()', 'Date.now'],
    ['[1].map(Date.now)', 'Date.now'],
    ['new Date()', 'new Date()'],
    ['Date()', 'Date()'],
    ['Math.random()', 'Math.random'],
    ['performance.now()', 'performance.now'],
    ['setTimeout(() => {}, 0)', 'setTimeout'],
    ["console.error('')", 'console.error'],
    ["process.stderr.write('')", 'standard error'],
    ['process.env.HOME', 'process.env'],
    ["'HOME' in process.env", 'process.env'],
    ['({ ...process.env })', 'the whole of process.env'],
    ["spawnSync('true')", 'the whole of process.env'],
    ["spawnSync('true', { env: {} }); Date.now()", 'Date.now'],
    ['process.cwd()', 'process.cwd'],
    ['process.argv', 'process.argv'],
    ['randomBytes(1)', 'crypto.randomBytes'],
    ['hostname()', 'os.hostname'],
    ["'a'.localeCompare('b')", 'localeCompare'],
  ])('is caught at %s', async (code, what) => {
    const dir = mkdtempSync(join(tmpdir(), 'brazier-trap-'));
    mkdirSync(join(dir, 'packages/bad/src'), { recursive: true });
    const imports = ['child_process', 'crypto', 'os']
      .map((name) => `import * as ${name}_ from 'node:${name}';`)
      .join('');
    const names = 'const { spawnSync } = child_process_, { randomBytes } = crypto_, { hostname } = os_;';
    writeFileSync(join(dir, 'packages/bad/src/bad.mjs'), `${imports}${names}\n${code};`);
    writeFileSync(
      join(dir, 'program.mjs'),
      "await import('./packages/bad/src/bad.mjs'); console.log(JSON.stringify({ reached: [...reachedByPackages] }));",
    );
    try {
      expect((await runTrapped(join(dir, 'program.mjs'))).reached).toContain(`packages/bad/src/bad.mjs: ${what}`);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });
});

describe('the scan', () => {
  it.each([
    ['process.exit(1)', 'process'],
    ['const { env } = process;', 'process'],
    ['f(process)', 'process'],
    ["console.log('x')", 'console'],
    ['const now = Date.now();', 'Date.now'],
    ['const clock = { now: Date.now };', 'Date.now'],
    ['const today = new Date();', 'new Date()'],
    ['const today = new Date;', 'new Date()'],
    ['const today = Date();', 'Date'],
    ['const Clock = Date;', 'Date'],
    ["Date['now']()", 'Date'],
    ['x.map(Math.random)', 'Math.random'],
    ['performance.now()', 'performance'],
    ['setTimeout(f, 10)', 'setTimeout'],
    ['() => { setTimeout(f, 10) }', 'setTimeout'],
    ['AbortSignal.timeout(10)', 'AbortSignal.timeout'],
    ['globalThis.process', 'globalThis'],
    ['crypto.randomUUID()', 'crypto.randomUUID'],
    ["import { createHash, randomBytes } from 'node:crypto';", 'randomBytes'],
    ["import { randomBytes as bytes } from 'node:crypto';", 'randomBytes'],
    ["import crypto from 'node:crypto';", 'the whole of node:crypto'],
    ["import * as hashing from 'crypto';", 'the whole of crypto'],
    ["const { randomUUID } = await import('node:crypto');", 'the whole of node:crypto'],
    ["import { env } from 'node:process';", 'node:process'],
    ["import { setImmediate, setTimeout as wait } from 'node:timers/promises';", 'setTimeout'],
    ["import { homedir } from 'node:os';", 'node:os'],
    ["const os = await import('node:os');", 'node:os'],
    ['`${process.env.HOME}`', 'process'],
    ['a.localeCompare(b)', '.localeCompare'],
    ['time.getHours()', '.getHours'],
    ['count.toLocaleString()', '.toLocaleString'],
    ["new Intl.DateTimeFormat('en')", 'Intl.DateTimeFormat'],
    ["eval('process.exit()')", 'eval'],
    ["new Function('return process')", 'Function'],
  ])('sees it in %s', (source, what) => {
    expect(findImpurities(`const x = 1;\n${source}`)).toContainEqual({ line: 2, what });
  });

  it.each([
    '// process.exit(1)',
    "const text = 'console.log';",
    'const text = `Date.now()`;',
    'new Date(milliseconds).toISOString()',
    'Date.parse(text)',
    'Date.UTC(2026, 1)',
    'function format(time: Date): string {}',
    'value instanceof Date',
    'interface Io { random(): number; sleep(ms: number): Promise<void> }',
    'options.process',
    'const table = { process: 1, console: 2 };',
    "new Intl.Segmenter('en')",
    "count.toLocaleString('en-US')",
    "import { createHmac } from 'node:crypto';",
    "import { setImmediate } from 'node:timers/promises';",
    'Math.max(1, 2)',
    'time.getUTCHours()',
  ])('sees nothing in %s', (source) => {
    expect(findImpurities(source)).toEqual([]);
  });
});
