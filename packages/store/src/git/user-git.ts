import { GitError } from '../errors.ts';
import { userEnvironment } from './environment.ts';
import { type GitContext, withoutCredentials } from './run-git.ts';

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
    errors(error, { exitCode, stdErr }) {
      said = { stderr: withoutCredentials(Buffer.concat(stdErr).toString('utf8')), exitCode };
      const isAnswer = exitCode === 0 || answers === 'any' || answers.includes(exitCode);
      return isAnswer ? undefined : (error ?? new Error('git failed'));
    },
  }).env(env);
  try {
    return { stdout: await git.raw([...args]), ...said };
  } catch {
    // simple-git's error holds what git said with the credentials in it.
    throw new GitError(args[0] ?? '', said.exitCode, said.stderr);
  }
}
