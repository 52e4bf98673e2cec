/** The process environment, as the program was given it. */
export type Environment = Readonly<Record<string, string | undefined>>;

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

// Of the ambient GIT_ variables these do not change what is asked: where git's own programs are, and how far it looks for a repository.
const HARMLESS = ['GIT_EXEC_PATH', 'GIT_CEILING_DIRECTORIES', 'GIT_DISCOVERY_ACROSS_FILESYSTEM'];

// How git connects and authenticates.
const CONNECTION =
  /^GIT_(?:ALLOW_PROTOCOL|ASKPASS|CONFIG_\w+|CURL_\w+|HTTP_\w+|NO_LAZY_FETCH|PROTOCOL|PROXY_\w+|SSH|SSH_\w+|SSL_\w+)$/;

/** What an isolated command's environment depends on besides the user's. */
export interface Isolation {
  /** True for a partial clone: git then fetches what it lacks by itself, and needs the user's configuration to get there. */
  isPartial: boolean;
  /** Further variables, for example `GIT_INDEX_FILE`. */
  more?: Environment;
}

/** The environment of plumbing: of the user's configuration nothing changes what it does. */
export function isolatedEnvironment(env: Environment, { isPartial, more = {} }: Isolation): Record<string, string> {
  const isKept = (name: string) =>
    !name.startsWith('GIT_') || HARMLESS.includes(name) || (isPartial && CONNECTION.test(name));
  const settings = {
    ...(isPartial ? {} : { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }),
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_NO_REPLACE_OBJECTS: '1',
    LC_ALL: 'C',
    ...more,
  };
  const entries = [...Object.entries(env).filter(([name]) => isKept(name)), ...Object.entries(settings)];
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined));
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
