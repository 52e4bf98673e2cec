import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { GitError } from '../errors.ts';
import { holdingLocks, locksOfReference } from './held-locks.ts';
import type { Repository } from './repository.ts';
import { exitOf, runGit, spawnGit, withoutCredentials } from './run-git.ts';

/** Author or committer. */
export interface Identity {
  name: string;
  email: string;
}

/** Whose commit it is. */
export interface Identities {
  author: Identity;
  committer: Identity;
}

/** What a file holds: text, or a function that gives its bytes when they are written, so that ten thousand files need not be in memory at once. */
export type FileContent = string | (() => Uint8Array);

/** The bytes of a file. */
export function bytesOf(content: FileContent): Uint8Array {
  return typeof content === 'string' ? Buffer.from(content, 'utf8') : content();
}

/** A commit to be made. */
export interface CommitPlan {
  /** Its parent, a full commit id; null for the first commit of a branch. */
  parent: string | null;
  /** Files by their path in the repository: the whole content, or null where the file is to go. All others stay as in the parent. */
  files: ReadonlyMap<string, FileContent | null>;
  message: string;
  identities: Identities;
  /** Seconds since the epoch. */
  time: number;
}

// A branch of its own while the commit is built: no reader ever looks there, and it is gone before the commit is announced.
const PENDING = 'refs/brazier/pending';

/**
 * Writes all objects of a commit and gives its id; no branch, index or work tree is touched. One `git fast-import` does it, which writes ten
 * thousand files in the time that an index takes for a few hundred, and knows nothing of filters, hooks or signing.
 *
 * @throws GitError
 */
export async function buildCommit(repository: Repository, plan: CommitPlan): Promise<string> {
  return holdingLocks(repository, locksOfReference(repository, PENDING), async () => {
    const id = await importCommit(repository, plan);
    await runGit(repository, ['update-ref', '-d', PENDING]);
    return id;
  });
}

async function importCommit(repository: Repository, plan: CommitPlan): Promise<string> {
  const child = spawnGit(repository, [
    '-c',
    'pack.compression=1',
    'fast-import',
    '--quiet',
    '--force',
    '--done',
    '--date-format=raw',
    '--depth=0',
  ]);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => {});
  const ended = exitOf(child);
  for (const part of importStream(plan)) {
    if (child.stdin.destroyed) break;
    if (!child.stdin.write(part))
      await Promise.race([once(child.stdin, 'drain').catch(() => {}), ended.catch(() => {})]);
  }
  child.stdin.end();
  const exitCode = await ended;
  if (exitCode !== 0) {
    await rm(join(repository.gitDir, `fast_import_crash_${child.pid}`), { force: true });
    throw new GitError('fast-import', exitCode, importFailure(Buffer.concat(stderr).toString('utf8')));
  }
  return Buffer.concat(stdout).toString('latin1').trim();
}

function* importStream(plan: CommitPlan): Generator<string | Uint8Array> {
  const { author, committer } = plan.identities;
  // A pending commit that a crash left behind must not become a parent.
  yield `reset ${PENDING}\n\ncommit ${PENDING}\nmark :1\nauthor ${line(author, plan.time)}\ncommitter ${line(committer, plan.time)}\n`;
  yield* data(plan.message);
  if (plan.parent !== null) yield `from ${plan.parent}\n`;
  for (const [path, content] of plan.files) {
    if (content === null) yield `D ${quote(path)}\n`;
    else {
      yield `M 100644 inline ${quote(path)}\n`;
      yield* data(content);
    }
  }
  yield '\nget-mark :1\ndone\n';
}

function line({ name, email }: Identity, time: number): string {
  return `${clean(name) || 'Brazier'} <${clean(email)}> ${time} +0000`;
}

function* data(content: FileContent): Generator<string | Uint8Array> {
  const bytes = bytesOf(content);
  yield `data ${bytes.length}\n`;
  yield bytes;
  yield '\n';
}

function quote(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')}"`;
}

/** Git ends a name at `<`, `>` or a newline. */
function clean(text: string): string {
  return text.replace(/[<>\u0000-\u001f\u007f]/g, '').trim();
}

/** fast-import writes a report of its own to a file, which nobody would ever look at, and says so last; its first line is what went wrong. */
function importFailure(stderr: string): string {
  const line = stderr.split('\n').find((text) => /^(?:fatal|error):/.test(text)) ?? stderr.trim().split('\n')[0] ?? '';
  return withoutCredentials(line);
}
