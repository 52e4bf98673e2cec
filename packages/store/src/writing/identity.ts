import type { Identity } from '../git/build-commit.ts';
import type { GitContext } from '../git/run-git.ts';
import { userGit } from '../git/user-git.ts';

const NOBODY: Identity = { name: 'Brazier', email: 'brazier@localhost' };

/**
 * Whose commits these are: git's configured identity, read under the user's own configuration, or `Brazier <brazier@localhost>` where there is
 * none. An identity that git would guess from the machine's name is none.
 */
export async function readIdentity(context: GitContext): Promise<Identity> {
  const git = await userGit(context);
  const { env } = context;
  const name = env['GIT_COMMITTER_NAME'] || env['GIT_AUTHOR_NAME'] || (await git.getConfig('user.name')).value;
  const email = env['GIT_COMMITTER_EMAIL'] || env['GIT_AUTHOR_EMAIL'] || (await git.getConfig('user.email')).value;
  return name && email ? { name, email } : NOBODY;
}
