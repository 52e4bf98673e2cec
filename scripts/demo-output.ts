import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { runProgram } from '../apps/brazier/src/testing/run-program.ts';

// Writes what every command prints of the demo in every format, the commits and the stored files, into the folder that is named:
//
//     node --conditions=@brazier/source scripts/demo-output.ts /tmp/before
//
// A refactoring is proven by `diff -r` of two such folders. Revisions and the port of the Braze stand-in differ from run to run, so
// revisions are written as their number in the history.

const NOW = Date.parse('2026-03-16T09:30:00Z');
const COMMANDS = 'init snapshot diff log show blame check status verify doctor rules schema demo'.split(' ');
const CAMPAIGNS = ['Welcome 1', 'Order confirmation', 'Weekly digest', 'Loyalty sync', 'Repotting survey'];
const FOR_PEOPLE_AND_PROGRAMS = ['text', 'json', 'markdown', 'html'];

const [target] = process.argv.slice(2);
if (target === undefined || existsSync(target)) throw new Error('Name a folder that does not exist yet.');
const out = resolve(target);
const home = mkdtempSync(join(tmpdir(), 'brazier-demo-output-'));
const dir = join(home, 'demo');
mkdirSync(out, { recursive: true });

const demo = await print(['demo', '--no-tui', '--dir', dir], home);
const revisions = git('log', '--format=%H', '--reverse').trim().split('\n');
write('demo.txt', demo);
write('commits.txt', git('log', '--reverse', '--format=%H%n%an %ae %ad%n%B'));
write('stored.txt', git('log', '--reverse', '-p', '--format=%H', '--', 'workspaces'));

const [, first = '', ...later] = revisions;
const last = later.at(-1) ?? '';
for (const format of FOR_PEOPLE_AND_PROGRAMS) {
  await save(`log.${format}`, ['log', '--format', format]);
  await save(`log-filtered.${format}`, ['log', '--severity', 'warning', '--area', 'messages', '--format', format]);
  await save(`diff-all.${format}`, ['diff', first, last, '--format', format]);
  await save(`diff-back.${format}`, ['diff', last, first, '--format', format]);
  for (const [index, revision] of later.entries()) {
    await save(`diff-${index + 2}.${format}`, ['diff', revisions[index + 1] ?? '', revision, '--format', format]);
  }
}
for (const format of [...FOR_PEOPLE_AND_PROGRAMS, 'github', 'sarif', 'junit']) {
  await save(`check.${format}`, ['check', first, last, '--fail-on', 'warning', '--format', format]);
}
for (const format of ['text', 'json']) {
  for (const command of ['status', 'verify', 'rules', 'schema']) {
    await save(`${command}.${format}`, [command, '--format', format]);
  }
  for (const name of CAMPAIGNS) {
    for (const words of [['show'], ['blame'], ['log', '--campaign']]) {
      await save(`${words[0]}-${name}.${format}`, [...words, name, '--format', format]);
    }
  }
}
await save('help.txt', ['--help']);
for (const command of COMMANDS) await save(`help-${command}.txt`, [command, '--help']);
rmSync(home, { recursive: true, force: true });

async function save(file: string, args: readonly string[]): Promise<void> {
  write(file, await print(args, dir));
}

async function print(args: readonly string[], cwd: string): Promise<string> {
  const { code, stdout, stderr } = await runProgram(args, { cwd, now: () => NOW });
  return `${stdout}\nexit ${code}\n${stderr}`;
}

function git(...args: string[]): string {
  return execFileSync('git', ['-C', dir, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
}

function write(file: string, text: string): void {
  const steady = revisions.reduce(
    (rest, revision, number) =>
      [40, 12, 7].reduce((all, digits) => all.replaceAll(revision.slice(0, digits), `<revision ${number}>`), rest),
    text.replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:0').replaceAll(dir, '<demo>'),
  );
  writeFileSync(join(out, file.replaceAll(' ', '-')), steady);
}
