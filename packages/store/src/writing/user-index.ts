import { holdingLocks, lockOfIndex } from '../git/held-locks.ts';
import type { Repository } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';

const ATTEMPTS = 5;
const PAUSE_MILLISECONDS = 200;
const FEW = 200;

/**
 * Enters files of a commit into the user's index, so that their next commit does not revert them; every other entry stays as it is.
 *
 * @param paths in the repository.
 * @returns false where another git process held the index all the while.
 */
export async function refreshUserIndex(
  repository: Repository,
  revision: string,
  paths: readonly string[],
  sleep: (milliseconds: number) => Promise<void>,
): Promise<boolean> {
  if (paths.length === 0) return true;
  const entries = await indexEntries(repository, revision, paths);
  const context = { ...repository, cwd: repository.workTree };
  for (let attempt = 1; ; attempt += 1) {
    const answer = await holdingLocks(repository, [lockOfIndex(repository)], () =>
      runGit(context, ['update-index', '-z', '--index-info'], { input: entries, answers: [128] }),
    );
    if (answer.exitCode === 0) {
      // Tells the index which files were looked at; that some differ is an answer here.
      await refreshIndex(repository);
      return true;
    }
    if (attempt === ATTEMPTS) return false;
    await sleep(PAUSE_MILLISECONDS * attempt);
  }
}

/** Lets git's index look at the files' times, so that later comparisons read only those that moved. */
export async function refreshIndex(repository: Repository): Promise<void> {
  const context = { ...repository, cwd: repository.workTree };
  await holdingLocks(repository, [lockOfIndex(repository)], () =>
    runGit(context, ['update-index', '-q', '--refresh'], { answers: [1, 128], env: { GIT_OPTIONAL_LOCKS: '1' } }),
  );
}

async function indexEntries(repository: Repository, revision: string, paths: readonly string[]): Promise<string> {
  const context = { ...repository, cwd: repository.workTree };
  // Named one by one they spare a walk through all of a large repository; too many make no command line.
  const named = paths.length <= FEW ? ['--', ...paths] : [];
  const { stdout } = await runGit(context, ['ls-tree', '-r', '-z', '--full-tree', revision, ...named]);
  const wanted = new Set(paths);
  const entries: string[] = [];
  for (const line of stdout.toString('utf8').split('\0')) {
    const [, mode, objectId, path] = /^(\d+) blob ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    if (path === undefined || !wanted.delete(path)) continue;
    entries.push(`${mode} ${objectId}\t${path}\0`);
  }
  for (const gone of wanted) entries.push(`0 ${repository.zeroId}\t${gone}\0`);
  return entries.join('');
}
