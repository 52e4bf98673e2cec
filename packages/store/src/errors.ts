/** A refusal that protects something: it says how to go on all the same, if that is what is wanted. */
export class GuardError extends Error {
  override readonly name: string = 'GuardError';
  /** The exact command or step that overrides the refusal. */
  readonly override: string;

  constructor(message: string, override: string, options?: ErrorOptions) {
    super(message, options);
    this.override = override;
  }
}

/** Another run works on the audit folder. */
export class LockHeldError extends GuardError {
  override readonly name = 'LockHeldError';
  readonly data: { file: string; pid: number; host: string; since: string };

  constructor(data: LockHeldError['data']) {
    super(
      `Another run (process ${data.pid} on ${data.host}, since ${data.since}) works on this audit folder; wait for it, or, if it is no longer there, delete ${data.file}.`,
      `rm ${data.file}`,
    );
    this.data = data;
  }
}

/** The repository or the folder is in a state in which a snapshot could do harm or be lost. */
export class UnsafeFolderError extends GuardError {
  override readonly name = 'UnsafeFolderError';
  readonly data: { dir: string; reason: string };

  constructor(dir: string, reason: string, remedy: string) {
    super(`The audit folder ${dir} cannot be used as it is: ${reason}; ${remedy}.`, remedy);
    this.data = { dir, reason };
  }
}

const INIT_OPTIONS = {
  workspace: 'The name of the workspace',
  endpoint: 'The endpoint',
  apiKeyEnv: 'The name of the environment variable for the API key',
} as const;

/** Something that `init` is to write into `brazier.json` cannot be used; nothing was written. */
export class InitOptionError extends Error {
  override readonly name = 'InitOptionError';
  readonly data: { option: keyof typeof INIT_OPTIONS; reason: string };

  constructor(option: keyof typeof INIT_OPTIONS, reason: string) {
    super(`${INIT_OPTIONS[option]} cannot be used: it ${reason}.`);
    this.data = { option, reason };
  }
}

/** `brazier.json` is not what it should be. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
  readonly data: { file: string; place: string; reason: string };

  constructor(file: string, place: string, reason: string, options?: ErrorOptions) {
    super(`${file}: ${place === '' ? '' : `${place}: `}${reason}.`, options);
    this.data = { file, place, reason };
  }
}

/** There is no audit folder here or above. */
export class NoAuditFolderError extends Error {
  override readonly name = 'NoAuditFolderError';
  readonly data: { dir: string };

  constructor(dir: string) {
    super(
      `There is no brazier.json in ${dir} or above it; make an audit folder with \`brazier init\`, or name one with --dir.`,
    );
    this.data = { dir };
  }
}

/** A folder that `init` may not touch. */
export class FolderNotEmptyError extends Error {
  override readonly name = 'FolderNotEmptyError';
  readonly data: { file: string };

  constructor(file: string) {
    super(`${file} exists already and is left as it is; choose another folder, or edit that file.`);
    this.data = { file };
  }
}

/** A campaign's file that cannot be read as one. */
export class CorruptFileError extends Error {
  override readonly name = 'CorruptFileError';
  readonly data: { file: string; reason: string };

  constructor(file: string, reason: string) {
    super(
      `${file} is no campaign file: ${reason}; the next snapshot writes it anew, and \`git log -- ${file}\` has its past.`,
    );
    this.data = { file, reason };
  }
}

/** A file written by a newer Brazier; reading it with this one could lose something. */
export class NewerFormatError extends Error {
  override readonly name = 'NewerFormatError';
  readonly data: { file: string; formatVersion: number; needs: string };

  constructor(file: string, formatVersion: number) {
    const needs = `brazier@${formatVersion}`;
    super(
      `${file} has format ${formatVersion}, which is newer than this program; install Brazier ${formatVersion} or later.`,
    );
    this.data = { file, formatVersion, needs };
  }
}

/** A revision or date that no snapshot answers to. */
export class UnknownRevisionError extends Error {
  override readonly name = 'UnknownRevisionError';
  readonly data: { revision: string };

  constructor(
    revision: string,
    reason = 'is neither a commit of this repository nor a date with a snapshot at or before it',
  ) {
    super(`“${revision}” ${reason}; \`brazier log\` lists the snapshots.`);
    this.data = { revision };
  }
}

/** The audit folder holds no snapshot yet. */
export class NoSnapshotError extends Error {
  override readonly name = 'NoSnapshotError';

  constructor() {
    super('There is no snapshot yet; take the first with `brazier snapshot`.');
  }
}

/** What is asked for lies beyond the boundary of a shallow clone. */
export class ShallowHistoryError extends Error {
  override readonly name = 'ShallowHistoryError';
  readonly data: { command: string };

  constructor() {
    super('This clone is shallow and lacks the history that this needs; fetch it with `git fetch --unshallow`.');
    this.data = { command: 'git fetch --unshallow' };
  }
}

/** A partial clone (`--filter`) lacks objects, and git could not fetch them. */
export class PartialCloneError extends Error {
  override readonly name = 'PartialCloneError';
  readonly data: { command: string; reason: string };

  /** @param reason why it could not, one clause. @param remote what the rest is fetched from. */
  constructor(reason: string, remote = 'origin') {
    const command = `git fetch --refetch --no-filter ${remote}`;
    super(
      `This clone is partial (made with --filter) and lacks objects that this needs: ${reason}; let git reach ${remote}, or get all of them with \`${command}\`.`,
    );
    this.data = { command, reason };
  }
}

/** Git could not do what it was asked. */
export class GitError extends Error {
  override readonly name = 'GitError';
  /** Git's subcommand, its exit code (null where a signal ended it), and what it said, without credentials. */
  readonly data: { command: string; exitCode: number | null; stderr: string };

  constructor(command: string, exitCode: number | null, stderr: string, options?: ErrorOptions) {
    super(`git ${command} failed: ${lastLine(stderr) || `exit ${exitCode}`}.`, options);
    this.data = { command, exitCode, stderr };
  }
}

function lastLine(text: string): string {
  return (text.trim().split('\n').at(-1) ?? '').replace(/^(?:fatal|error): /, '').replace(/\.$/, '');
}

/** The oldest git that knows everything that is asked of it: its major and minor version. */
export const OLDEST_GIT = [2, 32] as const;

/** Git is older than what is asked of it. */
export class GitTooOldError extends Error {
  override readonly name = 'GitTooOldError';
  readonly data: { found: string };

  constructor(found: string) {
    super(`git is ${found}, which lacks what snapshots rely on; install git ${OLDEST_GIT.join('.')} or later.`);
    this.data = { found };
  }
}

/** Git is not installed. */
export class GitMissingError extends Error {
  override readonly name = 'GitMissingError';

  constructor(options?: ErrorOptions) {
    super(`git was not found; install git ${OLDEST_GIT.join('.')} or later and see that it is on the PATH.`, options);
  }
}

/** The branch moved while a commit was made for it; nothing was written. */
export class ConcurrentCommitError extends Error {
  override readonly name = 'ConcurrentCommitError';
  readonly data: { expected: string | null };

  constructor(expected: string | null, options?: ErrorOptions) {
    super('The branch moved while the snapshot was being committed; run `brazier snapshot` again.', options);
    this.data = { expected };
  }
}

/** HEAD is on no branch, so that nothing could be pushed and what is committed would be lost with the clone. */
export class DetachedHeadError extends GuardError {
  override readonly name = 'DetachedHeadError';
  readonly data: { branch: string | null };

  /** @param branch what the branch that is most likely meant is called; null where nothing says it. */
  constructor(branch: string | null) {
    const command = `git switch ${branch ?? '<branch>'}`;
    super(
      `HEAD is detached, so --push has no branch to send; nothing was fetched. Check the branch out first with \`${command}\`. In a CI job for a tag or a pull request, run on the branch itself instead; on GitLab, where every job is detached, run \`git switch -C "$CI_COMMIT_BRANCH"\` first; on GitHub give actions/checkout a branch as \`ref\`.`,
      command,
    );
    this.data = { branch };
  }
}

/** A commit that is here could not be pushed. */
export class PushError extends Error {
  override readonly name = 'PushError';
  readonly data: { reason: string };

  /** @param next what sends or keeps the commit, one clause. */
  constructor(reason: string, next = 'the next run or `git push` sends it') {
    super(`The snapshot is committed here but was not pushed: ${reason}; ${next}.`);
    this.data = { reason };
  }
}
