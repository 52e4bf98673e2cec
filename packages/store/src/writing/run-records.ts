import { compareStrings } from '@brazier/schema';
import type { AuditFolder } from '../folder/audit-folder.ts';
import { buildCommit } from '../git/build-commit.ts';
import { moveReference, resolveCommit } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';
import { readIdentities } from './identity.ts';

/** The reference of its own on which every run leaves its record; never on the branch, so that a quiet workspace makes no commit there. */
export const RUNS_REF = 'refs/brazier/runs';

/** A run that obtained nothing of a workspace. */
export interface RunFailure {
  /** ISO 8601, UTC. */
  time: string;
  /** One sentence. */
  reason: string;
}

/** What the last run of a workspace that obtained something did. */
export interface RunRecord {
  /** When the run ended, ISO 8601, UTC; null where no run has obtained anything yet: `failure` says why. */
  time: string | null;
  /** When it began to ask, ISO 8601: what was edited shortly before may not have been settled. As `time` where it is not told. */
  startedAt?: string | undefined;
  /** True where every campaign asked for was obtained. */
  complete: boolean;
  /** When all details were last asked for, ISO 8601; null for never. */
  lastFullSweep: string | null;
  failed: { id: string; reason: string }[];
  /** Campaigns in the list. */
  listed: number;
  /** The newest run since then, where all that came since obtained nothing. */
  failure?: RunFailure | undefined;
}

// A repository may hold several audit folders, and each of them a workspace of the same name.
type RecordsByPlace = Record<string, RunRecord>;

/** The newest record of each workspace of this audit folder; empty where no run left any. */
export async function readRunRecords(folder: AuditFolder): Promise<Record<string, RunRecord>> {
  const { prefix } = folder.repository;
  const all = Object.entries(await recordsAt(folder, RUNS_REF));
  return Object.fromEntries(
    all
      .filter(([place]) => place.startsWith(prefix) && !place.slice(prefix.length).includes('/'))
      .map(([place, record]) => [place.slice(prefix.length), record]),
  );
}

/** Adds records of this audit folder to those that are there. The newest of a workspace stays. @param time seconds since the epoch. */
export async function writeRunRecords(
  folder: AuditFolder,
  records: Record<string, RunRecord>,
  time: number,
): Promise<void> {
  const { repository } = folder;
  const parent = await resolveCommit(repository, RUNS_REF);
  const ours = Object.entries(records).map(([name, record]) => [repository.prefix + name, record]);
  const merged = newest(await recordsAt(folder, RUNS_REF), Object.fromEntries(ours));
  await commitRecords(folder, merged, parent, parent, time);
}

/** Joins the records of another reference (a remote's) into ours, on top of it, so that ours can be pushed there. */
export async function joinRunRecords(folder: AuditFolder, theirs: string, time: number): Promise<void> {
  const ours = await resolveCommit(folder.repository, RUNS_REF);
  const merged = newest(await recordsAt(folder, theirs), await recordsAt(folder, RUNS_REF));
  await commitRecords(folder, merged, theirs, ours, time);
}

async function commitRecords(
  folder: AuditFolder,
  records: RecordsByPlace,
  parent: string | null,
  from: string | null,
  time: number,
): Promise<void> {
  const places = Object.keys(records).sort(compareStrings);
  const files = new Map(places.map((place) => [`${place}.json`, `${JSON.stringify(records[place], null, 2)}\n`]));
  const identities = await readIdentities(folder.repository);
  const names = new Set(places.map((place) => place.slice(place.lastIndexOf('/') + 1)));
  const message = `Record a run of ${[...names].join(', ')}\n`;
  const revision = await buildCommit(folder.repository, { parent, files, message, identities, time });
  await moveReference(folder.repository, RUNS_REF, revision, from, 'brazier: run');
}

async function recordsAt(folder: AuditFolder, reference: string): Promise<RecordsByPlace> {
  const { repository } = folder;
  const context = { ...repository, cwd: repository.workTree };
  const answer = await runGit(context, ['ls-tree', '-r', '-z', '--full-tree', reference], { answers: [128] });
  if (answer.exitCode !== 0) return {};
  const records: [string, RunRecord][] = [];
  for (const line of answer.stdout.toString('utf8').split('\0')) {
    const [, objectId, place] = /^\d+ blob ([0-9a-f]+)\t((?:.+\/)?[a-z0-9-]+)\.json$/s.exec(line) ?? [];
    if (objectId === undefined || place === undefined) continue;
    const record = readRecord(await folder.blobs.read(objectId));
    if (record) records.push([place, record]);
  }
  return Object.fromEntries(records);
}

/** The record in the text of its file. One that cannot be read counts as none: it only saves work, and what it says is found out again. */
export function readRecord(text: string): RunRecord | null {
  try {
    const { time, startedAt, complete, lastFullSweep, failed, listed, failure } = JSON.parse(
      text,
    ) as Partial<RunRecord>;
    if ((typeof time !== 'string' && time !== null) || typeof complete !== 'boolean') return null;
    return {
      time,
      ...(typeof startedAt === 'string' ? { startedAt } : {}),
      complete,
      lastFullSweep: lastFullSweep ?? null,
      failed: Array.isArray(failed) ? failed : [],
      listed: listed ?? 0,
      ...(typeof failure?.time === 'string' && typeof failure.reason === 'string' ? { failure } : {}),
    };
  } catch {
    return null;
  }
}

function newest(one: RecordsByPlace, other: RecordsByPlace): RecordsByPlace {
  const merged = { ...one };
  for (const [name, record] of Object.entries(other)) {
    const known = merged[name];
    merged[name] = known === undefined ? record : newestOf(known, record);
  }
  return merged;
}

/** A failure of either stays where nothing was obtained after it. Times are seconds: of two in the same one, `other` is the later. */
function newestOf(one: RunRecord, other: RunRecord): RunRecord {
  const { failure: _, ...newest } = (one.time ?? '') <= (other.time ?? '') ? other : one;
  const since = newest.time ?? '';
  const earlier = one.failure && one.failure.time > since ? one.failure : undefined;
  const later = other.failure && other.failure.time >= since ? other.failure : undefined;
  const failure = earlier && later ? (earlier.time > later.time ? earlier : later) : (earlier ?? later);
  return failure === undefined ? newest : { ...newest, failure };
}
