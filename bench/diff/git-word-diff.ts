import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { runCommand } from '../program.ts';
import type { Measured } from './measure.ts';

const ARGS = ['-c', 'core.pager=cat', 'diff', '--no-color'];

/** Runs `git diff --word-diff` between the last two commits, from start to end. */
export async function measureWordDiff(folder: string): Promise<Measured> {
  const start = performance.now();
  const git = spawn('git', [...ARGS, '--word-diff', 'HEAD~', 'HEAD'], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let memory = 0;
  const watch = (): void => {
    memory = Math.max(memory, peakMemory(git.pid));
  };
  const watching = setInterval(watch, 1);
  // Its output is read slowly enough that it never ends unseen.
  git.stdout.on('data', watch);
  await once(git, 'close');
  const time = performance.now() - start;
  clearInterval(watching);
  return { time, memory, found: null };
}

/** The most that a process held so far, in bytes, where the system tells it; 0 elsewhere, and once the process has ended. */
function peakMemory(pid: number | undefined): number {
  try {
    const [, kilobytes = '0'] = /^VmHWM:\s*(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kilobytes) * 1024;
  } catch {
    return 0;
  }
}

/** What `git diff --word-diff` marks in each campaign's file, by the campaign's id: runs of removed and added words with nothing kept between them, as a reader sees them. */
export async function markedPlaces(folder: string): Promise<Map<string, string[]>> {
  const output = await runCommand('git', [...ARGS, '--word-diff=porcelain', 'HEAD~', 'HEAD'], folder);
  const places = new Map<string, string[]>();
  for (const file of output.split(/^diff --git /m).slice(1)) {
    const [, id = ''] = /^\S+\/(\S+)\.json /.exec(file) ?? [];
    places.set(id, placesOf(file));
  }
  return places;
}

function placesOf(file: string): string[] {
  const places: string[] = [];
  let open = false;
  const [, ...hunks] = file.split(/^@@ .*$/m);
  for (const line of hunks.flatMap((hunk) => ['@', ...hunk.split('\n')])) {
    const isMark = line.startsWith('-') || line.startsWith('+');
    if (isMark && open) places.push(`${places.pop() ?? ''} ${showMark(line)}`);
    if (isMark && !open) places.push(showMark(line));
    // White space between two marks keeps nothing.
    if (isMark) open = true;
    else if (line.startsWith('@') || (line.trim() !== '' && line !== '~')) open = false;
  }
  return places;
}

function showMark(line: string): string {
  const text = line.slice(1).trim();
  return line.startsWith('-') ? `[-${text}-]` : `{+${text}+}`;
}
