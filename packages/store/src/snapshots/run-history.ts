import type { AuditFolder } from '../folder/audit-folder.ts';
import { readLog } from '../git/read-log.ts';
import { resolveCommit } from '../git/repository.ts';
import { RUNS_REF, type RunRecord, readRecord } from '../writing/run-records.ts';

/** The record that one run left of one workspace. */
export interface RecordedRun extends RunRecord {
  workspace: string;
}

/**
 * The records of all runs of this audit folder, newest first, streamed: also of those that changed nothing and made no commit on the branch.
 * Empty where no run left any.
 *
 * @throws GitError
 */
export async function* runHistory(folder: AuditFolder): AsyncGenerator<RecordedRun> {
  const { repository } = folder;
  const newest = await resolveCommit(repository, RUNS_REF);
  if (newest === null) return;
  const context = { ...repository, cwd: repository.workTree };
  for await (const { files } of readLog(context, ['--end-of-options', newest], [repository.prefix || '.'])) {
    for (const { path, after } of files) {
      const place = path.slice(repository.prefix.length);
      if (after === null || !/^[a-z0-9-]+\.json$/.test(place)) continue;
      const record = readRecord(await folder.blobs.read(after));
      if (record) yield { ...record, workspace: place.slice(0, -'.json'.length) };
    }
  }
}
