import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LockHeldError } from '../errors.ts';
import type { AuditFolder } from './audit-folder.ts';

/** A run on another machine (a shared disk) is taken to be dead after this many hours. */
const STALE_HOURS = 12;

/** Who holds, or wants, the lock. */
export interface LockHolder {
  pid: number;
  host: string;
  /** ISO 8601. */
  since: string;
}

export interface Lock {
  release(): Promise<void>;
}

/**
 * Makes this run the only one on the repository, until it is released. The lock of a process that is no longer there is taken over.
 *
 * @param isAlive tells whether a process of this machine runs.
 * @throws LockHeldError
 */
export async function lockAuditFolder(
  folder: AuditFolder,
  holder: LockHolder,
  isAlive: (pid: number) => boolean,
): Promise<Lock> {
  const file = join(folder.repository.commonDir, 'brazier', 'lock');
  await mkdir(join(folder.repository.commonDir, 'brazier'), { recursive: true });
  for (let attempt = 0; ; attempt += 1) {
    if (await take(file, holder)) return { release: () => release(file, holder) };
    const other = await readHolder(file);
    if (other && (attempt > 2 || !isStale(other, holder, isAlive))) throw new LockHeldError({ file, ...other });
    await rm(file, { force: true });
  }
}

async function take(file: string, holder: LockHolder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Who holds it; null where it was released meanwhile, or a crash left it empty. */
async function readHolder(file: string): Promise<LockHolder | null> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<LockHolder>;
    const { pid, host, since } = holder;
    return typeof pid === 'number' && typeof host === 'string' && typeof since === 'string'
      ? { pid, host, since }
      : null;
  } catch {
    return null;
  }
}

function isStale(other: LockHolder, mine: LockHolder, isAlive: (pid: number) => boolean): boolean {
  if (other.host === mine.host) return other.pid === mine.pid || !isAlive(other.pid);
  return Date.parse(mine.since) - Date.parse(other.since) > STALE_HOURS * 3_600_000;
}

async function release(file: string, holder: LockHolder): Promise<void> {
  const other = await readHolder(file);
  if (other?.pid === holder.pid && other.host === holder.host) await rm(file, { force: true });
}
