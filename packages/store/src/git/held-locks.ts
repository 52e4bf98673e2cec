import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Repository } from './repository.ts';

/** A lock that git took for us cannot be older or younger than the note of it by more than this. */
const BEFORE_MS = 2_000;
const AFTER_MS = 30_000;

/**
 * Does a job in which git takes lock files of its own, with a note of them beside our lock: git that is killed leaves its lock files behind, and nobody else
 * could tell them from those of a git that still runs.
 *
 * @param locks absolute paths.
 */
export async function holdingLocks<Result>(
  repository: Pick<Repository, 'commonDir'>,
  locks: readonly string[],
  job: () => Promise<Result>,
): Promise<Result> {
  const note = noteFile(repository);
  await mkdir(dirname(note), { recursive: true });
  await writeFile(note, JSON.stringify(locks));
  try {
    return await job();
  } finally {
    await rm(note, { force: true });
  }
}

/** Removes what a run that was killed left of git's lock files. Only for one who holds the lock of the audit folder. */
export async function releaseLeftLocks(repository: Pick<Repository, 'commonDir'>): Promise<void> {
  const note = noteFile(repository);
  const noted = await modifiedAt(note);
  if (noted === null) return;
  for (const lock of await readNote(note)) {
    const taken = await modifiedAt(lock);
    if (taken !== null && taken > noted - BEFORE_MS && taken < noted + AFTER_MS) await rm(lock, { force: true });
  }
  await rm(note, { force: true });
}

/** The lock files that moving a reference takes. */
export function locksOfReference(repository: Repository, reference: string): string[] {
  return [
    join(repository.commonDir, `${reference}.lock`),
    join(repository.gitDir, 'HEAD.lock'),
    join(repository.commonDir, 'packed-refs.lock'),
  ];
}

/** The lock file that writing the user's index takes. */
export function lockOfIndex(repository: Repository): string {
  return join(repository.gitDir, 'index.lock');
}

function noteFile({ commonDir }: Pick<Repository, 'commonDir'>): string {
  return join(commonDir, 'brazier', 'git-locks');
}

async function readNote(note: string): Promise<string[]> {
  try {
    const locks: unknown = JSON.parse(await readFile(note, 'utf8'));
    return Array.isArray(locks) ? locks.filter((lock) => typeof lock === 'string' && lock.endsWith('.lock')) : [];
  } catch {
    return [];
  }
}

async function modifiedAt(file: string): Promise<number | null> {
  return stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  );
}
