import type { RunEntry } from '../history-source.ts';
import { countOf } from '../rows/numbers.ts';
import { type Row, span } from '../rows/span.ts';
import { formatClock, formatDuration, formatMinute } from '../rows/times.ts';
import { memo } from '../state/memo.ts';

const HOUR_MS = 3_600_000;
/** Fewer runs do not tell how often one is due. */
const LEAST_RUNS = 5;
const MEASURED_RUNS = 200;

interface Run {
  /** ms since 1970. */
  time: number;
  failed: number;
  complete: boolean;
  /** Which workspaces failed, and why; null where each obtained something. */
  problem: string | null;
}

/** The runs as the Timeline needs them. */
export interface Runs {
  /** Newest first; the runs of several workspaces at one time are one. */
  list: readonly Run[];
  /** From so many ms without a run on something has kept it from running; null where it cannot be told. */
  late: number | null;
}

/** The runs, and how long one may be missing: three times as long as usual, and two hours at least. */
export const runsOf: (entries: readonly RunEntry[]) => Runs = memo((entries) => {
  const list: Run[] = [];
  for (const { time, workspace, failed, complete, problem: reason } of entries) {
    const at = Date.parse(time);
    const problem = reason === undefined ? null : `${workspace}: ${reason}`;
    const last = list.at(-1);
    if (Number.isNaN(at)) continue;
    if (last?.time === at) {
      last.failed += failed;
      last.complete &&= complete;
      last.problem = [last.problem, problem].filter((text) => text !== null).join(' ') || null;
    } else list.push({ time: at, failed, complete, problem });
  }
  list.sort((one, other) => other.time - one.time);
  const gaps = list.slice(0, MEASURED_RUNS).map(({ time }, at) => time - (list[at + 1]?.time ?? time));
  const known = gaps.filter((gap) => gap > 0).sort((one, other) => one - other);
  const usual = known[Math.floor(known.length / 2)];
  return { list, late: usual === undefined || list.length < LEAST_RUNS ? null : Math.max(3 * usual, 2 * HOUR_MS) };
});

/** What is told of the time after one snapshot and before the next: runs that failed or did not get everything, and where no run was when one was due. Times in ms since 1970. */
export function quietRows({ list, late }: Runs, older: number, newer: number, now: number): Row[] {
  if (list.length === 0) return [];
  // The hour of the clock may have begun long before the newest runs. Of the run that made the older snapshot only a workspace that failed is told.
  const between = list
    .slice(newer === now ? 0 : firstBefore(list, newer), firstBefore(list, older))
    .filter(({ time, problem }) => time > older || problem !== null);
  const rows: Row[] = [];
  let last = newer;
  let failures: Run[] = [];
  const end: Run = { time: older, failed: 0, complete: true, problem: null };
  for (const run of [...between, end]) {
    const gap = late !== null && last - run.time > late && run.time >= (list.at(-1)?.time ?? 0);
    if (failures.length > 0 && (gap || run.problem !== failures[0]?.problem)) {
      rows.push(failedRow(failures));
      failures = [];
    }
    if (gap) rows.push(last === now ? sinceRow(run.time, now) : gapRow(run.time, last));
    if (run.problem !== null) failures.push(run);
    const isPartial = run.problem === null ? !run.complete : run.failed > 0;
    if (isPartial && run.time > older) rows.push(partialRow(run));
    last = run.time;
  }
  return rows;
}

/** How many runs there were after one snapshot and before the next, none of which found a change. */
export function countQuietRuns({ list }: Runs, older: number, newer: number): number {
  return firstBefore(list, older + 1) - firstBefore(list, newer);
}

/** Index of the newest run before a time. */
function firstBefore(list: Runs['list'], time: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.time ?? 0) < time) high = middle;
    else low = middle + 1;
  }
  return low;
}

function sinceRow(from: number, now: number): Row {
  return [
    span(`no run since ${formatMinute(iso(from))} UTC, for ${hours(from, now)}: is the schedule alive?`, 'warning'),
  ];
}

function hours(from: number, to: number): string {
  return formatDuration(Math.round((to - from) / HOUR_MS) * 3600);
}

function gapRow(from: number, to: number): Row {
  return [span(`no run for ${hours(from, to)}: ${formatSpan(iso(from), iso(to))}`, 'warning')];
}

function formatSpan(start: string, end: string): string {
  const until = start.slice(0, 10) === end.slice(0, 10) ? formatClock(end) : formatMinute(end);
  return `${formatMinute(start)} to ${until}`;
}

/** Runs in a row, newest first, that failed for the same reason: of hundreds, one row. */
function failedRow(runs: readonly Run[]): Row {
  const [newest, oldest] = [iso(runs[0]?.time ?? 0), iso(runs.at(-1)?.time ?? 0)];
  const when =
    runs.length === 1
      ? `${formatMinute(newest)}  failed run`
      : `${formatSpan(oldest, newest)}  ${runs.length} failed runs`;
  return [span(`${when}: ${runs[0]?.problem ?? ''}`, 'error')];
}

function partialRow({ time, failed }: Run): Row {
  const what = failed === 0 ? 'not all fetched' : `${countOf(failed, 'campaign')} not fetched`;
  return [span(`${formatMinute(iso(time))}  partial run: ${what}, no change seen`, 'warning')];
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
