import { visible } from '@brazier/schema';
import { withoutCredentials } from './run-git.ts';
import type { UserGitAnswer } from './user-git.ts';

const LONGEST_WORDS = 1_000;

/** What became of each reference that did not arrive: `[remote rejected] (pre-receive hook declined)`. */
export function rejectionsIn(porcelain: string): string[] {
  return porcelain.split('\n').flatMap((line) => (line.startsWith('!\t') ? [line.split('\t').slice(2).join(' ')] : []));
}

/** What the remote and git said to a fetch or push that failed: one clause, fit to be shown. */
export function reasonOf({ stdout, stderr, exitCode }: UserGitAnswer): string {
  const lines = stderr.split(/[\r\n]+/).map((line) => line.replaceAll('\u001b[K', '').trim());
  const remote = lines.flatMap((line) => (line.startsWith('remote:') ? [line.slice('remote:'.length).trim()] : []));
  const git = lines.filter((line) => !/^(?:remote|hint):/.test(line));
  const rejections = rejectionsIn(stdout);
  const clauses = [
    ['the remote says', shown(remote)],
    ['git says', shown(rejections.length > 0 ? rejections : git)],
  ].filter(([, words]) => words !== '');
  return (
    clauses.map(([who, words]) => `${who} “${words}”`).join(', ') ||
    (exitCode === null ? 'a signal ended git' : 'git says nothing')
  );
}

/** Words from elsewhere as one harmless line. */
function shown(lines: readonly string[]): string {
  const words = withoutCredentials(lines.filter((line) => line !== '').join(' '));
  return visible(words.length > LONGEST_WORDS ? `${words.slice(0, LONGEST_WORDS)}…` : words);
}
