import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PtyScreen, startPty } from '../../apps/brazier/src/tui/fixtures/pseudo-terminal.ts';
import type { Contender } from './contenders.ts';

/** One answer to a key. */
export interface Answer {
  /** From the key to the end of the frame. */
  ms: number;
  bytes: number;
}

/** A contender that runs on a pseudo-terminal of 200x50, at its first row. */
export interface Session {
  screen: PtyScreen;
  /** From its start until it showed what was waited for. */
  shownMs: number;
  /** The row that the cursor is on, counted from 1. */
  row: number;
}

const COLUMNS = 200;
const ROWS = 50;
const START_OF_FRAME = '\u001b[?2026h';
const END_OF_FRAME = '\u001b[?2026l';
/** A program that does not mark its frames has ended one when it has written nothing for so long. */
const SILENCE_MS = 20;
/** A key held down repeats about thirty times a second. */
const REPEAT_MS = 30;
const LOST_MS = 5_000;

/** Starts a contender and waits for its first useful frame. */
export async function openSession({ program, args, folder, useful }: Contender): Promise<Session> {
  const env = { HOME: folder, TIGRC_USER: '/dev/null' };
  const start = performance.now();
  const screen = startPty(program, [...args], { columns: COLUMNS, rows: ROWS, env, cwd: folder });
  let arrived = 0;
  const deaf = screen.listen(() => {
    arrived = performance.now();
  });
  await screen.until(useful);
  deaf();
  return { screen, shownMs: arrived - start, row: 1 };
}

/** Starts a contender, moves down as soon as its first useful frame is there, and waits for the next row. */
export async function openAndMove(contender: Contender): Promise<Session> {
  const start = performance.now();
  const { screen } = await openSession(contender);
  screen.send('j');
  await screen.until(contender.position(2));
  return { screen, shownMs: performance.now() - start, row: 2 };
}

/** Moves down as while a key is held: as soon as each frame has come, at most thirty times a second. */
export async function holdKey(session: Session, moves: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let move = 0; move < moves; move += 1) {
    answers.push(await pressKey(session));
    await sleep(REPEAT_MS);
  }
  return answers;
}

/** Moves down, each time after everything that the last move led to has been shown. */
export async function pressSlowly(session: Session, moves: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  for (let move = 0; move < moves; move += 1) {
    await session.screen.quiet(250);
    answers.push(await pressKey(session));
  }
  return answers;
}

/** Moves down faster than anybody types, and waits until the screen has followed. */
export async function rush(session: Session, { position }: Contender, moves: number): Promise<void> {
  for (let move = 0; move < moves; move += 1) {
    session.screen.send('j');
    session.row += 1;
    await sleep(8);
  }
  await session.screen.until(position(session.row));
  await session.screen.quiet(300);
}

/** Bytes that the process itself holds in memory, without what it has started. */
export function residentBytes({ screen }: Session): number {
  const [, kilobytes = '0'] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${screen.pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) * 1024;
}

async function pressKey(session: Session): Promise<Answer> {
  session.row += 1;
  const { promise, resolve, reject } = Promise.withResolvers<Answer>();
  let written = '';
  let silence: NodeJS.Timeout | null = null;
  const lost = setTimeout(() => reject(new Error(`Nothing answered key ${session.row - 1}.`)), LOST_MS);
  const start = performance.now();
  const deaf = session.screen.listen((data) => {
    written += data;
    const answer = { ms: performance.now() - start, bytes: Buffer.byteLength(written) };
    if (silence !== null) clearTimeout(silence);
    if (written.includes(END_OF_FRAME)) resolve(answer);
    else if (!written.includes(START_OF_FRAME)) silence = setTimeout(() => resolve(answer), SILENCE_MS);
  });
  session.screen.send('j');
  try {
    return await promise;
  } finally {
    clearTimeout(lost);
    deaf();
  }
}
