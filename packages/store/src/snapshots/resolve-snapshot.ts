import { formatInstant } from '@brazier/schema';
import { NoSnapshotError, ShallowHistoryError, UnknownRevisionError } from '../errors.ts';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { isShallow, resolveCommit } from '../git/repository.ts';
import { readGit } from '../git/run-git.ts';
import { snapshots } from './snapshot-commit.ts';

/** A commit whose tree is meant, and its time (ISO 8601, UTC). */
export interface ResolvedSnapshot {
  revision: string;
  time: string;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/;

/**
 * Seconds since the epoch of a date as users write it, or null where the text is none. A bare day means its last second in UTC, or its first with
 * `edge: 'start'`; a time without an offset is UTC.
 */
export function parseDate(text: string, edge: 'start' | 'end' = 'end'): number | null {
  if (DAY.test(text)) return seconds(`${text}T${edge === 'start' ? '00:00:00' : '23:59:59'}Z`);
  if (!MOMENT.test(text)) return null;
  const moment = text.replace(' ', 'T');
  return seconds(/(?:Z|[+-]\d{2}:?\d{2})$/.test(moment) ? moment : `${moment}Z`);
}

function seconds(text: string): number | null {
  const time = Date.parse(text);
  // The 31st of February would be taken for the 3rd of March.
  const [day = ''] = text.split('T');
  const isDay = new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false;
  return Number.isNaN(time) || !isDay ? null : Math.floor(time / 1000);
}

/**
 * The snapshot that a user means: the newest if nothing is said, that of a date (the newest at or before it), or the commit that a revision names.
 *
 * @throws NoSnapshotError where there is none at all, UnknownRevisionError, ShallowHistoryError where the date lies beyond a shallow clone.
 */
export async function resolveSnapshot(folder: AuditFolder, revisionOrDate?: string): Promise<ResolvedSnapshot> {
  const date = revisionOrDate === undefined ? Number.POSITIVE_INFINITY : parseDate(revisionOrDate);
  if (date === null) return resolveRevision(folder, revisionOrDate ?? '');
  let any = false;
  for await (const { revision, time } of snapshots(folder)) {
    if (Date.parse(time) / 1000 <= date) return { revision, time };
    any = true;
  }
  if (!any) throw new NoSnapshotError();
  if (await isShallow(folder.repository)) throw new ShallowHistoryError();
  throw new UnknownRevisionError(revisionOrDate ?? '', 'is before the first snapshot');
}

async function resolveRevision(folder: AuditFolder, revision: string): Promise<ResolvedSnapshot> {
  const id = await resolveCommit(folder.repository, revision);
  if (id === null) {
    if (await isShallow(folder.repository)) throw new ShallowHistoryError();
    throw new UnknownRevisionError(revision);
  }
  const time = Number(await readGit(folder.repository, ['show', '-s', '--format=%ct', id]));
  return { revision: id, time: formatInstant(time * 1000) };
}
