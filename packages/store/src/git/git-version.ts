import { GitTooOldError, OLDEST_GIT } from '../errors.ts';
import { type GitContext, readGit } from './run-git.ts';

/**
 * Refuses a git that lacks what all else here relies on: before 2.32 it does not know `GIT_CONFIG_GLOBAL`, so that the user's own configuration would
 * change what plumbing does, and before 2.31 not `--diff-merges=first-parent`. A version that cannot be read passes.
 *
 * @throws GitTooOldError, GitMissingError
 */
export async function assertGitVersion(context: GitContext): Promise<void> {
  const text = await readGit(context, ['version']);
  const [, found, major, minor] = /(([0-9]+)\.([0-9]+)(?:\.[0-9]+)*)/.exec(text) ?? [];
  if (found === undefined) return;
  const [oldestMajor, oldestMinor] = OLDEST_GIT;
  const isOld = Number(major) < oldestMajor || (Number(major) === oldestMajor && Number(minor) < oldestMinor);
  if (isOld) throw new GitTooOldError(found);
}
