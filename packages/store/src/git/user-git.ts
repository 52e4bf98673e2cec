import { GitError } from '../errors.ts';
import { type Environment, type GitContext, withoutCredentials } from './run-git.ts';

// As `git rev-parse --local-env-vars` lists them, but for the configuration: these would lead git to another repository, index or set of objects
// than the one that is meant.
const ELSEWHERE = new Set([
  'GIT_ALTERNATE_OBJECT_DIRECTORIES',
  'GIT_COMMON_DIR',
  'GIT_CONFIG',
  'GIT_DIR',
  'GIT_GRAFT_FILE',
  'GIT_IMPLICIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_INTERNAL_SUPER_PREFIX',
  'GIT_NAMESPACE',
  'GIT_NO_REPLACE_OBJECTS',
  'GIT_OBJECT_DIRECTORY',
  'GIT_PREFIX',
  'GIT_QUARANTINE_PATH',
  'GIT_REPLACE_REF_BASE',
  'GIT_SHALLOW_FILE',
  'GIT_WORK_TREE',
]);

// simple-git refuses settings that run a program or lead elsewhere. These come from the user's own environment, where their git obeys them too;
// no argument of ours sets any.
const THE_USERS_OWN = {
  allowUnsafeAlias: true,
  allowUnsafeAskPass: true,
  allowUnsafeCommandBinaries: true,
  allowUnsafeConfigEnvCount: true,
  allowUnsafeConfigPaths: true,
  allowUnsafeCredentialHelper: true,
  allowUnsafeDiffExternal: true,
  allowUnsafeDiffTextConv: true,
  allowUnsafeEditor: true,
  allowUnsafeExec: true,
  allowUnsafeFilter: true,
  allowUnsafeFsMonitor: true,
  allowUnsafeGitProxy: true,
  allowUnsafeGpgProgram: true,
  allowUnsafeHooksPath: true,
  allowUnsafeInclude: true,
  allowUnsafeMergeDriver: true,
  allowUnsafePack: true,
  allowUnsafePager: true,
  allowUnsafeProtocolOverride: true,
  allowUnsafeSshCommand: true,
  allowUnsafeSubmodule: true,
  allowUnsafeTemplateDir: true,
  allowUnsafeUrlRewrite: true,
};

export interface UserGitRun {
  /** What git reads from standard input. */
  input?: string;
  /** Exit codes besides 0 that are an answer and no failure, or that every end of git is one. */
  answers?: readonly number[] | 'any';
}

/** What git printed, as text; what it said besides without credentials. */
export interface UserGitAnswer {
  stdout: string;
  stderr: string;
  /** Null where a signal ended git. */
  exitCode: number | null;
}

/**
 * Runs git as the user has configured it (credentials, proxies, certificates, ssh, `insteadOf`, identity), for the everyday calls. It never
 * prompts: a runner has nobody to answer.
 *
 * @throws GitError where it fails with a code that is no answer.
 */
export async function runUserGit(
  context: GitContext,
  args: readonly string[],
  { input, answers = [] }: UserGitRun = {},
): Promise<UserGitAnswer> {
  // Loaded only now: reading the history never needs it.
  const { simpleGit } = await import('simple-git');
  const env = userEnvironment(context.env);
  let said: Omit<UserGitAnswer, 'stdout'> = { stderr: '', exitCode: 0 };
  const git = simpleGit({
    baseDir: context.cwd,
    allowEnvironment: Object.keys(env),
    unsafe: THE_USERS_OWN,
    config: ['safe.directory=*', 'color.ui=false'],
    ...(input === undefined ? {} : { input: () => input }),
    // By its own judgement a git that a signal ended, or that failed without a word, has succeeded.
    errors(_error, { exitCode, stdErr }) {
      said = { stderr: withoutCredentials(Buffer.concat(stdErr).toString('utf8')), exitCode };
      if (exitCode === 0 || answers === 'any' || answers.includes(exitCode)) return undefined;
      return new GitError(args[0] ?? '', exitCode, said.stderr);
    },
  }).env(env);
  const stdout = await git.raw([...args]);
  return { stdout, ...said };
}

/**
 * The environment in which git finds its way to remotes as the user's own git does: all but what names another repository.
 */
export function userEnvironment(env: Environment): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && !ELSEWHERE.has(entry[0]),
  );
  return Object.fromEntries([...kept, ['GIT_TERMINAL_PROMPT', '0'], ['LC_ALL', 'C']]);
}
