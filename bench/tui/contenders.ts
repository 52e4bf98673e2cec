import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { BUNDLING } from '../../apps/brazier/bundling.ts';
import { PROGRAM, temporaryFolder } from '../program.ts';

/** A program with a list of snapshots that is moved through with `j`. */
export interface Contender {
  name: string;
  /** Absolute. */
  program: string;
  args: readonly string[];
  /** Where it is started. */
  folder: string;
  /** A row of the screen that has this shows that what was asked for is there. */
  useful: RegExp;
  /** How the screen tells the position, counted from 1. */
  position(row: number): RegExp;
}

/** The interface on a folder. */
export function brazierOn(folder: string, name = 'brazier'): Contender {
  return {
    name,
    program: process.execPath,
    args: [PROGRAM],
    folder,
    useful: /^> \d\d:\d\d /,
    position: (row) => new RegExp(` ${row.toLocaleString('en-US')}/[\\d,]+\\+?$`),
  };
}

/** Programs that are there only where somebody has installed them; the others are named. */
export function gitInterfaces(folder: string): { found: Contender[]; missing: string[] } {
  const known: Contender[] = [
    {
      name: 'tig',
      program: findProgram('tig') ?? '',
      args: [],
      folder,
      useful: /\[main\] [0-9a-f]{40} - commit 1 of/,
      position: (row) => new RegExp(`- commit ${row} of`),
    },
    {
      name: 'lazygit',
      program: findProgram('lazygit') ?? '',
      args: ['log'],
      folder,
      useful: /campaigns changed/,
      position: (row) => new RegExp(`\\b${row} of \\d+`),
    },
  ];
  return {
    found: known.filter(({ program }) => program !== ''),
    missing: known.filter(({ program }) => program === '').map(({ name }) => name),
  };
}

function findProgram(name: string): string | null {
  for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
    const program = join(folder, name);
    try {
      accessSync(program, constants.X_OK);
      return program;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

const SOURCES = '../../apps/brazier/src/';

/** Two programs on Ink alone: a list as a first attempt writes it, and one line, the least that can be drawn. */
export async function inkPrograms(rows: number): Promise<{ list: Contender; line: Contender }> {
  const folder = temporaryFolder();
  const naive = join(folder, 'naive.mjs');
  const least = join(folder, 'least.mjs');
  await bundle(naive, {});
  await bundle(least, { 'process.env.NODE_ENV': '"production"' });
  const start = { program: process.execPath, folder };
  return {
    list: {
      ...start,
      name: 'a naive Ink list',
      args: [naive, String(rows)],
      useful: new RegExp(`^1/${rows}`),
      position: (row) => new RegExp(`^${row}/${rows}`),
    },
    line: {
      ...start,
      name: 'bare node and one line of Ink',
      args: [least],
      useful: /^ready/,
      position: () => /^ready/,
    },
  };
}

/** As the program is built, but for what it defines: who writes a first attempt leaves React's development build in. */
async function bundle(outfile: string, define: Record<string, string>): Promise<void> {
  await build({
    ...BUNDLING,
    entryPoints: [fileURLToPath(new URL(`${SOURCES}tui/fixtures/naive-list.tsx`, import.meta.url))],
    outfile,
    minify: true,
    define,
    logLevel: 'error',
  });
}
