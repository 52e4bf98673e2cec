import { compareStrings } from '@brazier/schema';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { findRemote, listRemote, pushTo, type Remote } from './remote.ts';

/** Where a commit is kept on the remote whose branch could not be pushed; the name ends with the first twelve digits of its id. */
const UNPUSHED_REFS = 'refs/brazier/unpushed/';

const ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** A commit that waits on the remote. Nothing about it can be trusted, not even that it is a snapshot's. */
export interface UnpushedCommit {
  /** Full name of the reference that keeps it. */
  reference: string;
  /** Full id of what the reference leads to. */
  revision: string;
}

/** The references that keep commits on the remote, by name. What is not called by the id of what it leads to was not made by a run. */
export async function listUnpushed(folder: AuditFolder, remote: Remote): Promise<UnpushedCommit[]> {
  const references = await listRemote(folder, remote, `${UNPUSHED_REFS}*`);
  return references
    .filter(({ reference, revision }) => ID.test(revision) && reference === unpushedReference(revision))
    .sort((left, right) => compareStrings(left.reference, right.reference));
}

/**
 * Keeps commits on the remote under references of their own, since their branch cannot be pushed.
 *
 * @returns why the remote does not take them, or null where it did.
 */
export async function keepUnpushed(
  folder: AuditFolder,
  remote: Remote,
  commits: readonly string[],
): Promise<string | null> {
  const refusal = await pushTo(
    folder,
    remote,
    commits.map((commit) => `${commit}:${unpushedReference(commit)}`),
  );
  return refusal === null ? null : refusal.reason;
}

/** The reference that keeps a commit. */
export function unpushedReference(commit: string): string {
  return UNPUSHED_REFS + commit.slice(0, 12);
}

/**
 * Deletes references whose commits are settled, each only if it still leads to the same commit. One that somebody else has deleted is as good.
 *
 * @returns what the user should know, each a sentence.
 */
export async function forgetUnpushed(folder: AuditFolder, commits: readonly UnpushedCommit[]): Promise<string[]> {
  if (commits.length === 0) return [];
  const remote = await findRemote(folder);
  const expected = commits.map(({ reference, revision }) => `--force-with-lease=${reference}:${revision}`);
  const refusal = await pushTo(
    folder,
    remote,
    commits.map(({ reference }) => `:${reference}`),
    expected,
  );
  if (refusal === null) return [];
  const settled = new Set(commits.map(({ revision }) => revision));
  const left = (await listUnpushed(folder, remote)).filter(({ revision }) => settled.has(revision));
  if (left.length === 0) return [];
  const names = left.map(({ reference }) => reference).join(' ');
  return [
    `What had waited on the remote is on the branch now, but ${names} could not be deleted there: ${refusal.reason}.`,
  ];
}
