import { PushError } from '../errors.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { holdingLocks, locksOfReference } from '../git/held-locks.ts';
import { reasonOf, rejectionsIn } from '../git/remote-words.ts';
import { type Repository, readHead } from '../git/repository.ts';
import { runUserGit, type UserGitAnswer } from '../git/user-git.ts';

/** What the remote's branch and run records are fetched to; never seen by a reader of the history. */
export const UPSTREAM_REF = 'refs/brazier/upstream';
export const UPSTREAM_RUNS_REF = 'refs/brazier/upstream-runs';

// Only what is named, whatever the user's configuration adds to a push or a fetch.
const PUSH = ['push', '--no-verify', '--no-follow-tags', '--recurse-submodules=no', '--quiet', '--porcelain'];
const FETCH = ['fetch', '--no-tags', '--no-recurse-submodules', '--no-write-fetch-head', '--quiet'];

const RACE =
  /\[rejected\]|non-fast-forward|fetch first|cannot lock ref|failed to update ref|incorrect old value|reference already exists/i;

/** Where `git push` would send the branch that is checked out. */
export interface Remote {
  /** Name of a remote, or an address, as `git push` takes it. */
  name: string;
  /** The same for `git fetch`: the address that pushes go to, where that is not what the remote is fetched from. */
  source: string;
  /** Full name of the branch here. */
  branch: string;
  /** And there. */
  target: string;
}

/** A push that did not arrive. */
export interface Refusal {
  /** True where somebody else had moved what was pushed to: after a fetch it may arrive. */
  isRace: boolean;
  /** False where no answer came for what was pushed, so that pushing something else would fare no better. */
  isAnswer: boolean;
  /** What the remote and git said, one clause, fit to be shown. */
  reason: string;
}

/**
 * Finds where `git push` would send the branch: `branch.<name>.pushRemote`, `remote.pushDefault`, `branch.<name>.remote`, the only remote,
 * `origin`; to what a push refspec of that remote says, else to the upstream branch if it is there, else to the branch of the same name.
 *
 * @throws PushError where there is no branch or no remote.
 */
export async function findRemote({ repository }: AuditFolder): Promise<Remote> {
  const { branch } = await readHead(repository);
  if (branch === null) throw new PushError('HEAD is detached, so there is no branch to push', 'check one out');
  const short = branch.replace(/^refs\/heads\//, '');
  const settings = await readSettings(repository);
  const remotes = [
    ...new Set([...settings.keys()].flatMap((key) => /^remote\.(.+)\.(?:push)?url$/s.exec(key)?.[1] ?? [])),
  ];
  const upstream = settings.get(`branch.${short}.remote`);
  const only = remotes.length === 1 ? remotes[0] : undefined;
  const origin = remotes.includes('origin') ? 'origin' : undefined;
  const name =
    settings.get(`branch.${short}.pushremote`) || settings.get('remote.pushdefault') || upstream || only || origin;
  if (!name) {
    throw new PushError('the repository has no remote', 'add one with `git remote add origin <url>`, then run again');
  }
  if (name === '.') {
    throw new PushError(
      `the branch ${short} follows another branch of this repository and no remote`,
      `name its remote with \`git branch --set-upstream-to origin/${short}\`, then run again`,
    );
  }
  const format = ['for-each-ref', '--format=%(push:remoteref)', branch];
  const { stdout } = await runUserGit(repository, format);
  const merge =
    upstream === name && settings.get('push.default') !== 'current' ? settings.get(`branch.${short}.merge`) : undefined;
  const source = remotes.includes(name) ? await sourceOf(repository, name) : name;
  const fromHead = targetOfHead(settings.get(`remote.${name}.push`));
  return { name, source, branch, target: fromHead ?? (stdout.trim() || merge || branch) };
}

/** Where a push refspec such as `HEAD:refs/for/main` sends the branch that is checked out: git itself knows that only while it pushes. */
function targetOfHead(refspec = ''): string | null {
  const [, target] = /^\+?(?:HEAD|@):(.+)$/.exec(refspec) ?? [];
  if (target === undefined) return null;
  return target.startsWith('refs/') ? target : `refs/heads/${target}`;
}

/** What git is configured with, as it is at last where several files have a setting. */
async function readSettings(repository: Repository): Promise<Map<string, string>> {
  const { stdout } = await runUserGit(repository, ['config', '--null', '--list']);
  return new Map(
    stdout.split('\0').map((row) => {
      const end = row.indexOf('\n');
      // A key alone means true.
      return end < 0 ? [row, 'true'] : [row.slice(0, end), row.slice(end + 1)];
    }),
  );
}

async function sourceOf(repository: Repository, name: string): Promise<string> {
  const [fetched, pushed] = await Promise.all(
    [[], ['--push']].map(async (option) => {
      const { stdout } = await runUserGit(repository, ['remote', 'get-url', ...option, '--', name]);
      return stdout.trim();
    }),
  );
  return fetched === pushed || !pushed ? name : pushed;
}

/** What goes into a fetch besides the references. */
export interface FetchArguments {
  /** Before the subcommand. */
  config?: readonly string[];
  /** After it. */
  options?: readonly string[];
}

/**
 * Fetches references of the remote: `source` alone brings the objects, `+source:target` moves a reference here, by force.
 *
 * @returns why it could not, one clause fit to be shown; null where all came.
 */
export async function fetchFrom(
  folder: AuditFolder,
  remote: Remote,
  refspecs: readonly string[],
  { config = [], options = [] }: FetchArguments = {},
): Promise<string | null> {
  const args = [...config, ...FETCH, ...options, '--', remote.source, ...refspecs];
  const answer = await withRemote(folder, remote, args);
  return answer.exitCode === 0 ? null : reasonOf(answer);
}

/** The references of the remote that match a pattern, and what they lead to; none where the remote does not answer. */
export async function listRemote(
  folder: AuditFolder,
  remote: Remote,
  pattern: string,
): Promise<{ reference: string; revision: string }[]> {
  const answer = await withRemote(folder, remote, ['ls-remote', '--quiet', '--', remote.source, pattern]);
  if (answer.exitCode !== 0) return [];
  return answer.stdout.split('\n').flatMap((line) => {
    const [revision, reference] = line.split('\t');
    return revision !== undefined && reference !== undefined ? [{ reference, revision }] : [];
  });
}

/** Pushes references; null where all arrived. */
export async function pushTo(
  folder: AuditFolder,
  remote: Remote,
  refspecs: readonly string[],
  options: readonly string[] = [],
): Promise<Refusal | null> {
  const answer = await withRemote(folder, remote, [...PUSH, ...options, '--', remote.name, ...refspecs]);
  if (answer.exitCode === 0) return null;
  const rejections = rejectionsIn(answer.stdout);
  return {
    isRace: rejections.length > 0 && rejections.every((rejection) => RACE.test(rejection)),
    isAnswer: rejections.length > 0,
    reason: reasonOf(answer),
  };
}

/** Runs git as the user has it against the remote; the references that follow the remote's are what it locks here. */
async function withRemote(
  { repository }: AuditFolder,
  { name, target }: Remote,
  args: readonly string[],
): Promise<UserGitAnswer> {
  const followed = name.includes(':') ? [] : [target.replace(/^refs\/heads\//, `refs/remotes/${name}/`)];
  const locks = [...followed, UPSTREAM_REF, UPSTREAM_RUNS_REF].flatMap((reference) =>
    locksOfReference(repository, reference),
  );
  return holdingLocks(repository, locks, () => runUserGit(repository, args, { answers: 'any' }));
}
