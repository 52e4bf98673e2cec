import { readFile } from 'node:fs/promises';
import { formatInstant } from '@brazier/schema';
import { parseCampaignPath, WORKSPACES_FOLDER } from '../campaign-file/campaign-path.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { type LoggedCommit, readLog } from '../git/read-log.ts';
import { resolveCommit } from '../git/repository.ts';

/** A commit that changed campaigns, as the log tells it; no file was read. */
export interface SnapshotCommit {
  /** Full commit id. */
  revision: string;
  parent: string | null;
  /** ISO 8601, UTC. */
  time: string;
  subject: string;
  /** Those that begin with `Brazier-`, by name. */
  trailers: Record<string, string[]>;
  files: ChangedFile[];
  /** True where a shallow clone ends: what this commit really changed is not known here. */
  boundary: boolean;
}

/** A campaign's file before and after a commit: ids of its blobs, null where there is none. */
export interface ChangedFile {
  workspace: string;
  id: string;
  before: string | null;
  after: string | null;
}

export interface SnapshotsOptions {
  /** Where to begin; HEAD by default. */
  from?: string | undefined;
  /** Instead of `from`: only commits that lie between these two, whichever is the older; the older itself is left out. Two revisions that exist. */
  between?: readonly [string, string] | undefined;
  /** Seconds since the epoch; older commits are left out. */
  sinceSeconds?: number | undefined;
  /** Paths relative to the audit folder that must have changed; all campaigns by default. */
  paths?: readonly string[] | undefined;
}

/**
 * The snapshots, newest first: commits along first parents that changed something under `workspaces/`, without format migrations. Streams; end it
 * when enough was seen. Empty where the branch has no commit.
 *
 * @throws GitError where `from` names no commit.
 */
export async function* snapshots(folder: AuditFolder, options: SnapshotsOptions = {}): AsyncGenerator<SnapshotCommit> {
  const { repository } = folder;
  const shallow = await shallowCommits(folder);
  const paths = (options.paths ?? [WORKSPACES_FOLDER]).map((path) => repository.prefix + path);
  const since = options.sinceSeconds === undefined ? [] : [`--since=${options.sinceSeconds}`];
  const context = { ...repository, cwd: repository.workTree };
  const range = options.between?.join('...') ?? options.from ?? 'HEAD';
  try {
    for await (const commit of readLog(context, [...since, '--end-of-options', range], paths)) {
      const snapshot = toSnapshot(commit, repository.prefix, shallow);
      if (snapshot.files.length > 0 && snapshot.trailers['Brazier-Migration'] === undefined) yield snapshot;
    }
  } catch (error) {
    // Asked only where the log failed: the history is read often, and has a commit nearly always.
    if (range === 'HEAD' && (await resolveCommit(repository, 'HEAD')) === null) return;
    throw error;
  }
}

async function shallowCommits(folder: AuditFolder): Promise<ReadonlySet<string>> {
  const text = await readFile(`${folder.repository.commonDir}/shallow`, 'utf8').catch(() => '');
  return new Set(text.split('\n'));
}

function toSnapshot(commit: LoggedCommit, prefix: string, shallow: ReadonlySet<string>): SnapshotCommit {
  return {
    revision: commit.revision,
    parent: commit.parent,
    time: formatInstant(commit.seconds * 1000),
    subject: commit.subject,
    trailers: commit.trailers,
    files: commit.files.flatMap(({ path, before, after }) => {
      const campaign = parseCampaignPath(path.slice(prefix.length));
      return campaign ? [{ ...campaign, before, after }] : [];
    }),
    boundary: shallow.has(commit.revision),
  };
}
