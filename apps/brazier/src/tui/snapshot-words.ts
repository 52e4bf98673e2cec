import type { SnapshotProgress, SnapshotResult } from '@brazier/audit';
import { failureWords } from '../snapshot/progress-text.ts';
import { countOf, formatCount } from './rows/numbers.ts';
import { formatClock, formatDuration } from './rows/times.ts';

/** How far a run is, in one line. */
export function describeProgress(progress: SnapshotProgress): string {
  switch (progress.kind) {
    case 'listing':
      return `${progress.workspace}: ${countOf(progress.listed, 'campaign')} listed`;
    case 'fetching': {
      const failed = progress.failed === 0 ? '' : `, ${formatCount(progress.failed)} failed`;
      return `${progress.workspace}: ${formatCount(progress.done)} of ${countOf(progress.total, 'campaign')} fetched${failed}`;
    }
    case 'waiting':
      return `${progress.workspace}: waiting ${formatDuration(Math.ceil(progress.seconds))} for Braze’s rate limit, until ${formatClock(progress.until)} UTC`;
    case 'retrying':
      return `${progress.workspace}: retrying, Braze ${failureWords(progress.reason)}, ${progress.attempt} of ${progress.attempts}`;
    case 'committing':
      return `committing ${countOf(progress.files, 'file')}`;
    case 'pushing':
      return 'pushing';
  }
}

/** How a run ended: the snapshot to land on, what is said, and why there is none where it failed. */
export function describeResult({
  revision,
  workspaces,
  warnings,
}: Pick<SnapshotResult, 'revision' | 'workspaces' | 'warnings'>): {
  revision: string | null;
  text: string;
  problem: string | null;
} {
  const runs = Object.entries(workspaces);
  const errors = runs.flatMap(([name, { error }]) => (error === undefined ? [] : [`${name}: ${error.message}`]));
  if (runs.length > 0 && errors.length === runs.length) return { revision, text: '', problem: errors.join(' ') };
  const failed = runs.reduce((sum, [, run]) => sum + run.failed.length, 0);
  const parts = [revision === null ? 'nothing has changed since the last snapshot' : 'a snapshot was taken'];
  if (failed > 0) parts.push(`${countOf(failed, 'campaign')} could not be fetched`);
  parts.push(...errors, ...warnings.slice(0, 1));
  return { revision, text: parts.join('; '), problem: null };
}
