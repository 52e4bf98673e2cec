import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { visible } from '@brazier/schema';
import { GitError, GitMissingError, PartialCloneError } from '../errors.ts';
import { type Environment, isolatedEnvironment } from './environment.ts';

/** Where git runs and with what environment. */
export interface GitContext {
  /** A folder inside the repository. */
  cwd: string;
  env: Environment;
  /** What a partial clone may lack, so that git has to fetch it when it is read: files, or folders too. Absent for a clone that has everything. */
  partial?: 'blobs' | 'trees' | undefined;
}

export interface GitRun {
  /** What git reads from standard input. */
  input?: string | Uint8Array;
  /** Further environment, for example `GIT_INDEX_FILE`. */
  env?: Environment;
  /** Exit codes besides 0 that are an answer and no failure. */
  answers?: readonly number[];
}

export interface GitAnswer {
  stdout: Buffer;
  /** What git said besides, without credentials. */
  stderr: string;
  exitCode: number;
}

const URL_CREDENTIALS = /([a-z][a-z0-9+.-]*:\/\/)[^\s/@]*@/gi;

// Nothing that a user or a repository configures may change what plumbing does: hooks, signing, editors, pagers, file watchers, background
// maintenance. `-c` is the one place where safe.directory counts besides the user's own files.
const ISOLATION = [
  ['core.hooksPath', '/dev/null'],
  ['core.fsmonitor', 'false'],
  ['core.quotePath', 'false'],
  ['core.pager', 'cat'],
  // What a commit consists of is on the disk before the branch moves to it.
  ['core.fsync', 'committed'],
  ['commit.gpgSign', 'false'],
  ['gc.auto', '0'],
  ['maintenance.auto', 'false'],
  ['log.showRoot', 'true'],
  ['log.showSignature', 'false'],
  ['log.mailmap', 'false'],
  ['log.follow', 'false'],
  ['diff.orderFile', '/dev/null'],
  ['i18n.logOutputEncoding', 'UTF-8'],
  ['trailer.separators', ':'],
  ['submodule.recurse', 'false'],
  ['color.ui', 'false'],
  ['safe.directory', '*'],
].flatMap(([key, value]) => ['-c', `${key}=${value}`]);

/** The arguments of an isolated plumbing command. */
function isolated(args: readonly string[]): string[] {
  return ['--no-pager', '--literal-pathspecs', ...ISOLATION, ...args];
}

/** Starts isolated plumbing that runs on: its streams are the caller's. */
export function spawnGit(
  context: GitContext,
  args: readonly string[],
  env: Environment = {},
): ChildProcessWithoutNullStreams {
  return spawn('git', isolated(args), {
    cwd: context.cwd,
    env: isolatedEnvironment(context.env, { isPartial: context.partial !== undefined, more: env }),
    windowsHide: true,
  });
}

/**
 * Runs isolated plumbing to its end.
 *
 * @throws GitMissingError where there is no git, GitError where it fails with a code that is no answer.
 */
export async function runGit(context: GitContext, args: readonly string[], run: GitRun = {}): Promise<GitAnswer> {
  const child = spawnGit(context, args, run.env);
  const stdout: Buffer[] = [];
  const stderr: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  // Git may end before it has read all: that shows in its exit code.
  child.stdin.on('error', () => {});
  child.stdin.end(run.input ?? '');
  const exitCode = await exitOf(child);
  const said = withoutCredentials(Buffer.concat(stderr).toString('utf8'));
  const isFailure = exitCode === null || (exitCode !== 0 && !run.answers?.includes(exitCode));
  if (isFailure || isLackOfObjects(context, exitCode, said)) throw gitFailure(context, args[0] ?? '', exitCode, said);
  return { stdout: Buffer.concat(stdout), stderr: said, exitCode };
}

/** Why git failed: a partial clone that lacks what was asked for is the user's to mend. */
export function gitFailure(
  context: GitContext,
  command: string,
  exitCode: number | null,
  said: string,
): GitError | PartialCloneError {
  if (!isLackOfObjects(context, exitCode, said)) return new GitError(command, exitCode, said);
  return new PartialCloneError(`git says “${visible(said.trim().split('\n').at(-1) ?? '')}”`);
}

function isLackOfObjects({ partial }: GitContext, exitCode: number | null, said: string): boolean {
  return (
    partial !== undefined &&
    exitCode !== 0 &&
    /promisor|lazy fetching|unable to read tree|missing (?:blob|tree)/i.test(said)
  );
}

/** Runs isolated plumbing and gives what it printed, as text without the final newline. */
export async function readGit(context: GitContext, args: readonly string[], run: GitRun = {}): Promise<string> {
  return (await runGit(context, args, run)).stdout.toString('utf8').replace(/\n$/, '');
}

/** The exit code of a child, null where a signal ended it. @throws GitMissingError where it could not be started. */
export function exitOf(child: ChildProcessWithoutNullStreams): Promise<number | null> {
  return new Promise((resolve, reject) => {
    child.once('error', (cause) => reject(new GitMissingError({ cause })));
    child.once('close', (code) => resolve(code));
  });
}

/** Git's words without the user and password of any URL in them. */
export function withoutCredentials(text: string): string {
  return text.replace(URL_CREDENTIALS, '$1');
}
