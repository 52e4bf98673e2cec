import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findImpurities } from './support/impurities.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
// The stand-in of Braze is a server, and never part of what users run against the real one.
const sources = globSync('packages/*/src/**/*.ts', { cwd: root }).filter(
  (file) => !file.endsWith('.test.ts') && !file.startsWith('packages/fake-braze/'),
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
    ["import crypto from 'node:crypto';", 'the whole of node:crypto'],
    ["import * as hashing from 'crypto';", 'the whole of node:crypto'],
    ["import { env } from 'node:process';", 'node:process'],
    ["import { setTimeout as wait } from 'node:timers/promises';", 'node:timers/promises'],
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
    'Math.max(1, 2)',
    'time.getUTCHours()',
  ])('sees nothing in %s', (source) => {
    expect(findImpurities(source)).toEqual([]);
  });
});
