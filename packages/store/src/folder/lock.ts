import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LockHeldError } from '../errors.ts';
import { releaseLeftLocks } from '../git/held-locks.ts';
import type { AuditFolder } from './audit-folder.ts';

/** No run takes this many hours: one that began earlier is dead, on this machine or another (a shared disk). */
const STALE_HOURS = 12;
/** Removing a stale lock takes milliseconds: whoever has been at it for longer is dead. */
const TAKEOVER_SECONDS = 60;
const ATTEMPTS = 50;

/** A lock file that a crash of the machine left empty. */
const UNREADABLE = 'unreadable';

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
  await mkdir(dirname(file), { recursive: true });
  for (let attempt = 1; ; attempt += 1) {
    if (await take(file, holder)) {
      await releaseLeftLocks(folder.repository);
      return { release: () => release(file, holder) };
    }
    const other = await readHolder(file);
    if (other === null) continue;
    const stale = other === UNREADABLE || isStale(other, holder, isAlive);
    if (!stale || attempt === ATTEMPTS) {
      throw new LockHeldError({
        file,
        ...(other === UNREADABLE ? { pid: 0, host: 'unknown', since: 'unknown' } : other),
      });
    }
    await removeStale(file, other, holder);
  }
}

/** The lock appears whole or not at all: whoever sees it can read whose it is. */
async function take(file: string, holder: LockHolder): Promise<boolean> {
  const own = `${file}.${holder.pid}.${encodeURIComponent(holder.host)}`;
  await writeFile(own, JSON.stringify(holder));
  try {
    await link(own, file);
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    if (isCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK')) return takeWithoutLinks(file, holder);
    throw error;
  } finally {
    await rm(own, { force: true });
  }
}

async function takeWithoutLinks(file: string, holder: LockHolder): Promise<boolean> {
  try {
    await writeFile(file, JSON.stringify(holder), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isCode(error, 'EEXIST')) return false;
    throw error;
  }
}

/**
 * Removes a lock that nobody holds any more, if it is still the one that was seen. Only one run at a time may do so: else a slow one would remove
 * the lock that a quick one has just taken.
 */
async function removeStale(file: string, seen: LockHolder | typeof UNREADABLE, mine: LockHolder): Promise<void> {
  const permit = `${file}.takeover`;
  try {
    await writeFile(permit, '', { flag: 'wx' });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
    const since = await stat(permit).catch(() => null);
    if (since && Date.parse(mine.since) - since.mtimeMs > TAKEOVER_SECONDS * 1000) await rm(permit, { force: true });
    return;
  }
  try {
    const now = await readHolder(file);
    if (isSame(now, seen)) await rm(file, { force: true });
  } finally {
    await rm(permit, { force: true });
  }
}

/** Who holds it; null where nobody does. */
async function readHolder(file: string): Promise<LockHolder | typeof UNREADABLE | null> {
  try {
    const holder = JSON.parse(await readFile(file, 'utf8')) as Partial<LockHolder>;
    const { pid, host, since } = holder;
    const whole = typeof pid === 'number' && typeof host === 'string' && typeof since === 'string';
    return whole ? { pid, host, since } : UNREADABLE;
  } catch (error) {
    return isCode(error, 'ENOENT') ? null : UNREADABLE;
  }
}

function isStale(other: LockHolder, mine: LockHolder, isAlive: (pid: number) => boolean): boolean {
  // Numbers of processes are used again: one that runs need not be the one that took the lock.
  if (Date.parse(mine.since) - Date.parse(other.since) > STALE_HOURS * 3_600_000) return true;
  return other.host === mine.host && (other.pid === mine.pid || !isAlive(other.pid));
}

async function release(file: string, holder: LockHolder): Promise<void> {
  const other = await readHolder(file);
  if (isSame(other, holder)) await rm(file, { force: true });
}

function isSame(one: LockHolder | string | null, other: LockHolder | string | null): boolean {
  if (one === null || other === null || typeof one === 'string' || typeof other === 'string') return one === other;
  return one.pid === other.pid && one.host === other.host && one.since === other.since;
}

function isCode(error: unknown, ...codes: string[]): boolean {
  return error instanceof Error && 'code' in error && codes.includes(String(error.code));
}
