import type { SimpleGit } from 'simple-git';
import type { Environment, GitContext } from './run-git.ts';

// What the user's own git would see and these calls need: how to authenticate and connect, whose commits they are. simple-git drops every
// ambient GIT_ variable that is not named here.
const NEEDED = [
  'GIT_ASKPASS',
  'GIT_AUTHOR_EMAIL',
  'GIT_AUTHOR_NAME',
  'GIT_CEILING_DIRECTORIES',
  'GIT_COMMITTER_EMAIL',
  'GIT_COMMITTER_NAME',
  'GIT_CONFIG_GLOBAL',
  'GIT_CONFIG_NOSYSTEM',
  'GIT_CONFIG_SYSTEM',
  'GIT_DISCOVERY_ACROSS_FILESYSTEM',
  'GIT_SSH',
  'GIT_SSH_COMMAND',
  'GIT_SSL_CAINFO',
  'GIT_SSL_NO_VERIFY',
  'GIT_TERMINAL_PROMPT',
];

/**
 * Git as the user has configured it (credentials, proxies, ssh, `insteadOf`, identity), for the everyday calls. It never prompts: a runner has
 * nobody to answer.
 */
export async function userGit(context: GitContext): Promise<SimpleGit> {
  // Loaded only now: reading the history never needs it.
  const { simpleGit } = await import('simple-git');
  return simpleGit({
    baseDir: context.cwd,
    allowEnvironment: NEEDED,
    // The environment is the user's own: what stands there is what they want git to use.
    unsafe: { allowUnsafeAskPass: true, allowUnsafeConfigPaths: true, allowUnsafeSshCommand: true },
    config: ['safe.directory=*'],
  }).env(userEnvironment(context.env));
}

function userEnvironment(env: Environment): Record<string, string> {
  const kept = Object.entries(env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && isUseful(entry[0]),
  );
  return Object.fromEntries([...kept, ['GIT_TERMINAL_PROMPT', '0'], ['LC_ALL', 'C']]);
}

/** simple-git refuses editors and pagers outright; none of these calls opens one. */
function isUseful(name: string): boolean {
  return name.startsWith('GIT_') ? NEEDED.includes(name) : !['EDITOR', 'VISUAL', 'PAGER'].includes(name);
}
