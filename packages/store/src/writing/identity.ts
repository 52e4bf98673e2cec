import type { Identities, Identity } from '../git/build-commit.ts';
import type { GitContext } from '../git/run-git.ts';
import { runUserGit } from '../git/user-git.ts';

const NOBODY: Identity = { name: 'Brazier', email: 'brazier@localhost' };
const SETTINGS = '^(author|committer|user)\\.(name|email)$';

/**
 * Whose commits these are: git's configured identity, read as git reads it (environment, then `author.*` or `committer.*`, then `user.*`) under
 * the user's own configuration. Where one of author and committer is missing it is the other; where both are, `Brazier <brazier@localhost>`. An
 * identity that git would guess from the machine's name is none.
 */
export async function readIdentities(context: GitContext): Promise<Identities> {
  const settings = await readSettings(context);
  const read = (role: 'author' | 'committer'): Identity | null => {
    const [name, email] = ['name', 'email'].map(
      (part) =>
        context.env[`GIT_${role}_${part}`.toUpperCase()] ||
        settings.get(`${role}.${part}`) ||
        settings.get(`user.${part}`),
    );
    return name && email ? { name, email } : null;
  };
  const author = read('author');
  const committer = read('committer');
  return { author: author ?? committer ?? NOBODY, committer: committer ?? author ?? NOBODY };
}

/** What git is configured with; where a setting stands in several files the last one holds, as in git. */
async function readSettings(context: GitContext): Promise<Map<string, string>> {
  const answer = await runUserGit(context, ['config', '--null', '--get-regexp', SETTINGS], { answers: [1] });
  const rows = answer.stdout.split('\0').filter((row) => row.includes('\n'));
  return new Map(rows.map((row) => [row.slice(0, row.indexOf('\n')), row.slice(row.indexOf('\n') + 1)]));
}
