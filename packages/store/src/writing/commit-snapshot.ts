import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { campaignFilePath } from '../campaign-file/campaign-path.ts';
import { ConcurrentCommitError, UnsafeFolderError } from '../errors.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { writeWorkTree } from '../folder/work-tree.ts';
import { buildCommit, type FileContent } from '../git/build-commit.ts';
import { holdingLocks } from '../git/held-locks.ts';
import { isReferenceConflict, moveReference, readHead } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';
import { runUserGit } from '../git/user-git.ts';
import { listCampaignFiles } from '../snapshots/campaign-files.ts';
import { readIdentities } from './identity.ts';
import { refreshUserIndex } from './user-index.ts';

/** What a snapshot commits. */
export interface SnapshotPlan {
  /** The commit that it was compared with: HEAD when the run began; null where there was none. */
  base: string | null;
  /** Whole files by path relative to the audit folder; null removes one. */
  files: ReadonlyMap<string, FileContent | null>;
  /** What lies in the work tree instead, of those that are to differ there from what is committed. */
  onDisk?: ReadonlyMap<string, FileContent>;
  message: string;
  /** Seconds since the epoch. */
  time: number;
}

/** What became of it. */
export interface Committed {
  /** Full commit id. */
  revision: string;
  /** What the user should know, each a sentence. */
  warnings: string[];
}

/**
 * Commits files of the audit folder and nothing else. The commit is built apart, then the branch moves to it if it still stands at `base`; only
 * then are the work tree and the user's index brought up to it. Ended at any moment, this leaves the old state or the new one.
 *
 * @throws ConcurrentCommitError where the branch moved meanwhile, GitError
 */
export async function commitSnapshot(
  folder: AuditFolder,
  plan: SnapshotPlan,
  sleep: (milliseconds: number) => Promise<void>,
): Promise<Committed> {
  const { repository } = folder;
  const head = await readHead(repository);
  if (head.revision !== plan.base) throw new ConcurrentCommitError(plan.base);
  await assertNoCaseClash(folder, plan);
  const files = new Map([...plan.files].map(([path, text]) => [repository.prefix + path, text]));
  const identities = await readIdentities(repository);
  const revision = await buildCommit(repository, {
    parent: plan.base,
    files,
    message: plan.message,
    identities,
    time: plan.time,
  });
  await announce(folder, head.branch ?? 'HEAD', revision, plan.base);
  await writeWorkTree(folder, new Map([...plan.files, ...(plan.onDisk ?? [])]));
  const refreshed = await refreshUserIndex(repository, revision, [...files.keys()], sleep);
  await tidy(folder);
  return { revision, warnings: refreshed ? [] : [STALE_INDEX] };
}

/** Where case makes no difference to the file system, two such files would overwrite each other. */
async function assertNoCaseClash(folder: AuditFolder, { base, files }: SnapshotPlan): Promise<void> {
  const ignored = await runGit(folder.repository, ['config', '--type=bool', 'core.ignorecase'], { answers: [1] });
  if (ignored.stdout.toString('utf8').trim() !== 'true') return;
  const there = base === null ? [] : await listCampaignFiles(folder, base);
  const paths = new Set(there.map(({ workspace, id }) => campaignFilePath(workspace, id)));
  for (const [path, text] of files) {
    if (text === null) paths.delete(path);
    else paths.add(path);
  }
  const seen = new Set<string>();
  for (const path of paths) {
    if (seen.has(path.toLowerCase())) {
      throw new UnsafeFolderError(
        folder.dir,
        `the ids of two campaigns differ in case alone (${path}), and this file system knows no case`,
        'keep the audit folder on one that does',
      );
    }
    seen.add(path.toLowerCase());
  }
}

const STALE_INDEX =
  'Another git process holds this repository’s index, which therefore still has the state before the snapshot; run `git reset -q -- workspaces` in the audit folder once that process has ended.';

async function announce(folder: AuditFolder, reference: string, revision: string, base: string | null): Promise<void> {
  try {
    await moveReference(folder.repository, reference, revision, base, 'brazier: snapshot');
  } catch (cause) {
    if (!isReferenceConflict(cause)) throw cause;
    const { revision: now } = await readHead(folder.repository);
    if (now !== base) throw new ConcurrentCommitError(base, { cause });
    const { gitDir, commonDir } = folder.repository;
    const locks = [
      join(commonDir, `${reference}.lock`),
      join(gitDir, 'HEAD.lock'),
      join(commonDir, 'packed-refs.lock'),
    ];
    const left = locks.find((lock) => existsSync(lock));
    throw left === undefined
      ? cause
      : new UnsafeFolderError(
          folder.dir,
          'git cannot move the branch, since another git process moves it or was killed while it did',
          `wait for it, or, if it is no longer there, delete ${left}`,
        );
  }
}

/**
 * Keeps the repository quick after years of snapshots: filters by path make the log of one campaign many times faster, and `gc --auto`, which every
 * `git commit` runs too, packs when there is much to pack. That they fail is no failure.
 */
async function tidy(folder: AuditFolder): Promise<void> {
  const filters = ['commit-graph', 'write', '--reachable', '--changed-paths', '--split', '--no-progress'];
  const lock = join(folder.repository.commonDir, 'objects/info/commit-graphs/commit-graph-chain.lock');
  await holdingLocks(folder.repository, [lock], () =>
    runGit(folder.repository, filters, { answers: [1, 128, 129] }).catch(() => {}),
  );
  // Whether and when is the user's to configure.
  await runUserGit(folder.repository, ['gc', '--auto', '--quiet']).catch(() => {});
}
