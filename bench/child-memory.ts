import { readFileSync } from 'node:fs';

const EVERY_MS = 20;

/**
 * Watches the processes that a process starts, and theirs, until the function that it gives is called; that gives the most that any one of them held,
 * in kilobytes; null where the system does not tell (it has no /proc).
 */
export function watchChildren(pid: number): () => number | null {
  let most: number | null = null;
  const look = () => {
    for (const child of descendants(pid)) most = Math.max(most ?? 0, peakOf(child));
  };
  const timer = setInterval(look, EVERY_MS);
  return () => {
    clearInterval(timer);
    return most;
  };
}

function descendants(pid: number): number[] {
  const children = read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number);
  return [...children, ...children.flatMap(descendants)];
}

function peakOf(pid: number): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

/** Empty where the process has just ended. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
