import { remedyOfRefusal } from './system-refusal.ts';

/** What the program ends with; 129, 130 and 143 where a signal ended it. */
export type ExitCode = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 129 | 130 | 143;

// A class that keeps `name: string` is the base of others, each of which has its own line.
type ErrorName<Class> = Class extends abstract new (
  ...args: never[]
) => infer Instance
  ? Instance extends Error
    ? string extends Instance['name']
      ? never
      : Instance['name']
    : never
  : never;

type ErrorNames<Module> = { [Export in keyof Module]: ErrorName<Module[Export]> }[keyof Module];

/** The literal name of every error class that a package names in its public surface, and of the program's own. */
type KnownErrorName =
  | ErrorNames<typeof import('@brazier/schema')>
  | ErrorNames<typeof import('@brazier/client')>
  | ErrorNames<typeof import('@brazier/diff')>
  | ErrorNames<typeof import('@brazier/store')>
  | ErrorNames<typeof import('@brazier/audit')>
  | ErrorNames<typeof import('@brazier/report')>
  | ErrorNames<typeof import('./output-error.ts')>
  | ErrorNames<typeof import('./usage-error.ts')>;

/** Its code is that of what all workspaces failed with. */
const JOINT_FAILURE = 'WorkspacesFailedError';

/**
 * The one table from error to exit code. By name, so that telling an error loads no package; a class without a line, and a
 * line without a class, does not compile.
 */
export const EXIT_CODES: { readonly [Name in Exclude<KnownErrorName, typeof JOINT_FAILURE>]: ExitCode } = {
  UsageError: 3,
  OutputError: 3,
  ConfigError: 3,
  EndpointError: 3,
  ProxyError: 3,
  MissingKeyError: 3,
  MalformedKeyError: 3,
  NoAuditFolderError: 3,
  NoSnapshotError: 3,
  FolderNotEmptyError: 3,
  InitOptionError: 3,
  NewerFormatError: 3,
  CorruptFileError: 3,
  GitMissingError: 3,
  GitTooOldError: 3,
  GitError: 3,
  UnknownRevisionError: 3,
  ShallowHistoryError: 3,
  PartialCloneError: 3,
  UnknownCampaignError: 3,
  UnknownPathError: 3,
  UnknownWorkspaceError: 3,
  AmbiguousNameError: 3,
  BrazeAuthError: 4,
  BrazeUnavailableError: 5,
  UnreadableAnswerError: 5,
  RateLimitError: 5,
  CampaignNotFoundError: 5,
  NotACampaignError: 5,
  NothingFetchedError: 5,
  LockHeldError: 6,
  UnsafeFolderError: 6,
  DetachedHeadError: 6,
  ConcurrentCommitError: 6,
  MassRemovalError: 6,
  WrongWorkspaceError: 6,
  PushError: 8,
};

const CODE_BY_NAME: ReadonlyMap<string, ExitCode> = new Map(Object.entries(EXIT_CODES));

/** The exit code of an error; 1, a bug, for whatever the table does not know. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!(error instanceof Error)) return 1;
  if (error.name === JOINT_FAILURE) return exitCodeOf(error.cause);
  const code = CODE_BY_NAME.get(error.name);
  if (code !== undefined) return code;
  return remedyOfRefusal(error) === null ? 1 : 3;
}

/** The code of a run that ended with `code` but whose output was not written whole: what is worse than that stays. */
export function exitCodeUnwritten(code: ExitCode): ExitCode {
  return code === 0 || code === 2 ? EXIT_CODES.OutputError : code;
}

/** True for the codes with which standard output may hold something. */
export function mayPrint(code: ExitCode): boolean {
  return code === 0 || code === 2 || code === 7 || code === 8;
}
