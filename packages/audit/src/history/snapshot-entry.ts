import { SEVERITIES } from '@brazier/diff';
import type { Masker, SnapshotCommit } from '@brazier/store';
import type { SnapshotEntry } from './history.ts';
import { ownCopy, type SharedRefs, shareRefs } from './shared-refs.ts';

/** What a commit tells of its snapshot, without reading a file. Nothing of the commit itself is kept in memory by it. */
export function readEntry(commit: SnapshotCommit, masker: Masker, shared: SharedRefs = shareRefs()): SnapshotEntry {
  const { revision, time, subject, trailers, files, boundary } = commit;
  const severity = trailers['Brazier-Severity']?.[0];
  const changes = trailers['Brazier-Changes']?.[0];
  return {
    revision: ownCopy(revision),
    time,
    // A name stands in it, as it was when the commit was made.
    subject: ownCopy(masker.maskText(subject)),
    severity: SEVERITIES.find((level) => level === severity) ?? null,
    changes: changes === undefined || !/^\d{1,15}$/.test(changes) ? null : Number(changes),
    // At the boundary of a shallow clone every file looks new.
    campaigns: boundary ? [] : files.map(shared),
    workspaces: readWorkspaces(trailers, files),
  };
}

function readWorkspaces(
  trailers: SnapshotCommit['trailers'],
  files: SnapshotCommit['files'],
): SnapshotEntry['workspaces'] {
  const failed = new Map(
    (trailers['Brazier-Failed'] ?? []).map((line) => {
      const [workspace = '', count = ''] = line.split(' ');
      return [workspace, Number.parseInt(count, 10) || 0];
    }),
  );
  const names = trailers['Brazier-Workspace'] ?? [...new Set(files.map(({ workspace }) => workspace))];
  return Object.fromEntries(
    names.map((name) => [name, { complete: !failed.has(name), failed: failed.get(name) ?? 0 }]),
  );
}
