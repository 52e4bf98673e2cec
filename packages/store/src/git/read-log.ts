import { fetchMissingHistory } from './missing-objects.ts';
import { exitOf, type GitContext, gitFailure, spawnGit, withoutCredentials } from './run-git.ts';

/** One commit of a log, with what it changed against its first parent. */
export interface LoggedCommit {
  revision: string;
  /** First parent; null for a root, and for the boundary of a shallow clone. */
  parent: string | null;
  /** Committer's time, seconds since the epoch. */
  seconds: number;
  trailers: Record<string, string[]>;
  subject: string;
  /** Paths in the repository, with the blobs before and after (null where there was, or is, none). */
  files: { path: string; before: string | null; after: string | null }[];
}

const FORMAT = '%H%x1f%P%x1f%ct%x1f%(trailers:only,unfold,separator=%x1e)%x1f%s';
const NOTHING = /^0+$/;

/**
 * Streams `git log --raw` along first parents, newest first; ending the iteration early ends git.
 *
 * @param args revisions and limits of git log (`-n`, `--since`), without paths.
 * @throws GitError, PartialCloneError
 */
export async function* readLog(
  context: GitContext,
  args: readonly string[],
  paths: readonly string[],
): AsyncGenerator<LoggedCommit> {
  const command = [
    'log',
    '--first-parent',
    '--diff-merges=first-parent',
    '--raw',
    '-z',
    '--no-abbrev',
    '--no-renames',
    `--format=${FORMAT}`,
  ];
  // What changed in a commit shows in its folders: one fetch instead of one a commit.
  if (context.partial === 'trees') await fetchMissingHistory(context, ['--first-parent', ...args]);
  const child = spawnGit(context, [...command, ...args, '--', ...paths]);
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', () => {});
  child.stdin.end();
  const ended = exitOf(child);
  // Until it is awaited below a failure to start must not count as unhandled.
  ended.catch(() => {});
  let finished = false;
  try {
    yield* parseLog(child.stdout as AsyncIterable<Buffer>);
    finished = true;
  } finally {
    if (!finished) child.kill();
  }
  const exitCode = await ended;
  if (exitCode !== 0) {
    throw gitFailure(context, 'log', exitCode, withoutCredentials(Buffer.concat(stderr).toString('utf8')));
  }
}

async function* parseLog(chunks: AsyncIterable<Buffer>): AsyncGenerator<LoggedCommit> {
  let commit: LoggedCommit | null = null;
  let change: { before: string | null; after: string | null } | null = null;
  for await (const token of splitAtNul(chunks)) {
    if (commit && change) {
      commit.files.push({ path: token, ...change });
      change = null;
    } else if (token.startsWith(':') || token.startsWith('\n:')) {
      change = readChange(token.trimStart());
    } else if (token.trim() !== '') {
      if (commit) yield commit;
      commit = readCommit(token.trimStart());
    }
  }
  if (commit) yield commit;
}

/** `:100644 100644 <before> <after> M` */
function readChange(text: string): { before: string | null; after: string | null } {
  const [, , before = '', after = ''] = text.split(' ');
  return { before: NOTHING.test(before) ? null : before, after: NOTHING.test(after) ? null : after };
}

function readCommit(text: string): LoggedCommit {
  const [revision = '', parents = '', seconds = '', trailers = '', ...subject] = text.split('\u001f');
  return {
    revision,
    parent: parents.split(' ')[0] || null,
    seconds: Number(seconds),
    trailers: readTrailers(trailers),
    subject: subject.join('\u001f'),
    files: [],
  };
}

function readTrailers(text: string): Record<string, string[]> {
  const trailers: Record<string, string[]> = {};
  for (const line of text.split('\u001e')) {
    const [, key, value] = /^(Brazier-[A-Za-z-]+): ?(.*)$/.exec(line.trim()) ?? [];
    if (key !== undefined) trailers[key] = [...(trailers[key] ?? []), value ?? ''];
  }
  return trailers;
}

async function* splitAtNul(chunks: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of chunks) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let start = 0;
    for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
      yield bytes.toString('utf8', start, end);
      start = end + 1;
    }
    rest = bytes.subarray(start);
  }
  if (rest.length > 0) yield rest.toString('utf8');
}
