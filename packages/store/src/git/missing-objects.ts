import { PartialCloneError } from '../errors.ts';
import { reasonOf } from './remote-words.ts';
import { type GitContext, readGit } from './run-git.ts';
import { runUserGit } from './user-git.ts';

// As git's own fetches of single objects do, but for many at once.
const FETCH_OBJECTS = [
  '-c',
  'fetch.negotiationAlgorithm=noop',
  'fetch',
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--recurse-submodules=no',
  '--filter=blob:none',
  '--stdin',
  '--',
];

/**
 * Brings objects that a partial clone may lack, in one fetch; does nothing in any other clone.
 *
 * @param ids full ids of blobs.
 * @throws PartialCloneError where they cannot be had.
 */
export async function fetchMissing(context: GitContext, ids: readonly string[]): Promise<void> {
  if (context.partial === undefined || ids.length === 0) return;
  await fetchObjects(context, await missingAmong(context, ids));
}

/**
 * Brings the folders that commits hold, and what is under some paths of them: of a partial clone git would fetch each by itself. Does nothing in
 * any other clone.
 *
 * @param revisions arguments of `git rev-list`.
 * @param paths in the repository; none for the folders alone.
 * @throws PartialCloneError where they cannot be had.
 */
export async function fetchMissingHistory(
  context: GitContext,
  revisions: readonly string[],
  paths: readonly string[] = [],
): Promise<void> {
  if (context.partial === undefined) return;
  if (context.partial === 'trees')
    await fetchObjects(context, await missingIn(context, ['--filter=blob:none', ...revisions]));
  if (paths.length > 0) await fetchObjects(context, await missingIn(context, [...revisions, '--', ...paths]));
}

async function missingAmong(context: GitContext, ids: readonly string[]): Promise<string[]> {
  const args = ['rev-list', '--objects', '--no-object-names', '--no-walk', '--ignore-missing', '--missing=print'];
  const listed = await readGit(context, [...args, '--stdin'], { input: `${ids.join('\n')}\n` });
  // What is missing is left out, or marked, depending on git's version.
  const there = new Set(listed.split('\n'));
  return [...new Set(ids)].filter((id) => !there.has(id));
}

async function missingIn(context: GitContext, args: readonly string[]): Promise<string[]> {
  const listed = await readGit(context, ['rev-list', '--objects', '--missing=print', ...args]);
  return listed.split('\n').flatMap((line) => (line.startsWith('?') ? [line.slice(1)] : []));
}

async function fetchObjects(context: GitContext, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const { GIT_NO_LAZY_FETCH: refusal } = context.env;
  if (refusal && !/^(?:0|false|no|off)$/i.test(refusal))
    throw new PartialCloneError('GIT_NO_LAZY_FETCH forbids to fetch them');
  const remotes = await promisorRemotes(context);
  let missing = ids;
  let reason = 'no remote promises to have them';
  for (const remote of remotes) {
    const answer = await runUserGit(context, [...FETCH_OBJECTS, remote], {
      input: `${missing.join('\n')}\n`,
      answers: 'any',
    });
    missing = await missingAmong(context, missing);
    if (missing.length === 0) return;
    reason = answer.exitCode === 0 ? `${remote} has no longer all of them` : reasonOf(answer);
  }
  throw new PartialCloneError(reason, remotes[0]);
}

/** The remotes that the clone left objects with. */
async function promisorRemotes(context: GitContext): Promise<string[]> {
  const settings = '^(extensions\\.partialclone|remote\\..*\\.promisor)$';
  const { stdout } = await runUserGit(context, ['config', '--null', '--get-regexp', settings], { answers: [1] });
  const names = stdout.split('\0').flatMap((row) => {
    const [key = '', value] = row.split('\n');
    if (key === 'extensions.partialclone') return value ? [value] : [];
    const name = /^remote\.(.*)\.promisor$/s.exec(key)?.[1];
    return name === undefined || value === 'false' ? [] : [name];
  });
  return [...new Set(names)];
}
