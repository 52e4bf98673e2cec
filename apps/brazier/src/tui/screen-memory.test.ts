import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { demoProgram, type PtyScreen } from './fixtures/pty.ts';

const { start } = demoProgram();

/** Bytes of memory that the program itself holds. */
function residentBytes({ pid }: PtyScreen): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

async function moveDown(screen: PtyScreen, from: number, to: number): Promise<void> {
  for (let row = from; row < to; row++) {
    screen.send('j');
    await sleep(4);
  }
  await screen.until(new RegExp(` ${to.toLocaleString('en-US')}/`));
  await screen.quiet(300);
}

// Only Linux tells what a process holds without asking another program.
test.skipIf(process.platform !== 'linux')(
  'after a thousand moves the program holds at most a tenth more memory than after two hundred',
  async () => {
    const screen = start({ columns: 200, rows: 50, demo: { snapshots: 5_000 } });
    await screen.until('> 14:02  error');
    await moveDown(screen, 1, 201);
    const early = residentBytes(screen);
    await moveDown(screen, 201, 1_001);
    expect(residentBytes(screen) / early).toBeLessThanOrEqual(1.1);
  },
);
