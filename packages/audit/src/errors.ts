import { GuardError } from '@brazier/store';

/** The environment variable that holds a workspace's API key is not set, or empty. */
export class MissingKeyError extends Error {
  override readonly name = 'MissingKeyError';
  readonly data: { workspace: string; variable: string };

  constructor(workspace: string, variable: string) {
    super(
      `The environment variable ${variable}, which holds the API key of the workspace ${workspace}, is not set or is empty; set it and run again.`,
    );
    this.data = { workspace, variable };
  }
}

/** `brazier.json` has no workspace of this name. */
export class UnknownWorkspaceError extends Error {
  override readonly name = 'UnknownWorkspaceError';
  readonly data: { workspace: string; known: string[] };

  constructor(workspace: string, known: string[]) {
    super(`brazier.json has no workspace “${workspace}”; it has ${known.join(', ')}.`);
    this.data = { workspace, known };
  }
}

const ALLOW_REMOVALS = '--allow-removals';

/** More campaigns are gone than anyone deletes between two snapshots; nothing was written. */
export class MassRemovalError extends GuardError {
  override readonly name = 'MassRemovalError';
  readonly data: { workspace: string; gone: number; known: number };

  /** At least `gone` of the `known` campaigns are no longer there: nobody asks for the rest once a guard refuses. */
  constructor(workspace: string, gone: number, known: number) {
    const override = overrideFor(workspace);
    super(
      `${goneOf(gone, known)} of the workspace ${workspace} ${known === 1 ? 'is' : 'are'} gone, more than a guard lets pass; nothing was written. If they were really deleted, run \`${override}\`.`,
      override,
    );
    this.data = { workspace, gone, known };
  }
}

/** The list holds none, or hardly any, of the campaigns that are known: most likely the key or the endpoint belongs to another workspace. */
export class WrongWorkspaceError extends GuardError {
  override readonly name = 'WrongWorkspaceError';
  readonly data: { workspace: string; listed: number; found: number; known: number };

  /** `found` of the `known` campaigns are among the `listed`. */
  constructor(workspace: string, listed: number, found: number, known: number) {
    const override = overrideFor(workspace);
    super(
      `Braze listed ${listed} campaigns for the workspace ${workspace}, but only ${found} of the ${known} known ones: the key or the endpoint seems to belong to another workspace; nothing was written. If this is the right one, run \`${override}\`.`,
      override,
    );
    this.data = { workspace, listed, found, known };
  }
}

function goneOf(gone: number, known: number): string {
  if (known === 1) return 'The one known campaign';
  return gone === known ? `All ${known} known campaigns` : `At least ${gone} of ${known} known campaigns`;
}

function overrideFor(workspace: string): string {
  return `brazier snapshot --workspace ${workspace} ${ALLOW_REMOVALS}`;
}

/** The list could be read, but none of the campaigns that were to be fetched could. */
export class NothingFetchedError extends Error {
  override readonly name = 'NothingFetchedError';
  readonly data: { workspace: string; failed: { id: string; reason: string }[] };

  constructor(workspace: string, failed: { id: string; reason: string }[], options?: ErrorOptions) {
    const [first] = failed;
    const none =
      failed.length === 1
        ? 'The one campaign asked for could not be'
        : `None of the ${failed.length} campaigns asked for could be`;
    super(
      `${none} fetched from the workspace ${workspace}; ${failed.length === 1 ? '' : 'the first, '}${first?.id}: ${first?.reason.replace(/\.$/, '')}. Nothing was written; run again later.`,
      options,
    );
    this.data = { workspace, failed };
  }
}

/** A workspace of which nothing was obtained, and why. */
export interface WorkspaceFailure {
  workspace: string;
  error: Error;
}

/** Every workspace of a run failed, all for the same kind of reason: `cause` is the first of them. */
export class WorkspacesFailedError extends Error {
  override readonly name = 'WorkspacesFailedError';
  readonly data: { workspaces: string[] };

  constructor(failures: readonly WorkspaceFailure[]) {
    const byReason = Map.groupBy(failures, ({ error }) => error.message);
    const sentences = [...byReason].map(
      ([reason, those]) => `${those.map(({ workspace }) => workspace).join(', ')}: ${reason}`,
    );
    super(sentences.join(' '), { cause: failures[0]?.error });
    this.data = { workspaces: failures.map(({ workspace }) => workspace) };
  }
}

/** No campaign has this id or name. */
export class UnknownCampaignError extends Error {
  override readonly name = 'UnknownCampaignError';
  readonly data: { campaign: string };

  constructor(campaign: string) {
    super(`No campaign has the id or the name “${campaign}” there; \`brazier log\` names those that changed.`);
    this.data = { campaign };
  }
}

/** Several campaigns have this name. */
export class AmbiguousNameError extends Error {
  override readonly name = 'AmbiguousNameError';
  readonly data: { campaign: string; candidates: { workspace: string; id: string }[] };

  constructor(campaign: string, candidates: { workspace: string; id: string }[]) {
    const ids = candidates.map(({ workspace, id }) => `${id} (${workspace})`).join(', ');
    super(`Several campaigns are called “${campaign}”: ${ids}; name one by its id, or its --workspace.`);
    this.data = { campaign, candidates };
  }
}

/** The campaign has nothing at this path. */
export class UnknownPathError extends Error {
  override readonly name = 'UnknownPathError';
  readonly data: { path: string };

  constructor(path: string) {
    super(`The campaign has nothing at ${path}; \`brazier show\` shows what it has.`);
    this.data = { path };
  }
}
