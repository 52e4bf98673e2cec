import type { SnapshotProgress } from '@brazier/audit';
import { formatInstant, type JsonObject } from '@brazier/schema';

/** How far a run is, in a few words for the line that changes. */
export function progressText(progress: SnapshotProgress): string {
  switch (progress.kind) {
    case 'listing':
      return `${progress.workspace}: ${progress.listed} campaigns listed`;
    case 'fetching': {
      const { workspace, done, total, failed } = progress;
      return `${workspace}: ${done} of ${total} campaigns fetched${failed > 0 ? `, ${failed} failed` : ''}`;
    }
    case 'waiting':
      return `${progress.workspace}: waiting ${Math.ceil(progress.seconds)} s for the rate limit, until ${progress.until}`;
    case 'retrying':
      return `${progress.workspace}: Braze ${failureWords(progress.reason)}, attempt ${progress.attempt} of ${progress.attempts}`;
    case 'committing':
      return `writing ${progress.files} campaigns`;
    case 'pushing':
      return 'pushing';
  }
}

/** What happened to a request that is sent again, after “Braze”. */
export function failureWords(reason: string): string {
  switch (reason) {
    case 'refused':
      return 'is not there (connection refused)';
    case 'timeout':
      return 'did not answer in time';
    case 'reset':
      return 'broke the connection off';
    case 'status':
    case 'not-success':
      return 'answered with an error';
    case 'queued':
      return 'is under maintenance';
    case 'dns':
    case 'network':
    case 'tls':
    case 'proxy':
    case 'not-http':
      return 'cannot be reached';
    default:
      return 'gave no usable answer';
  }
}

/** The same as facts for a line of --verbose. `now` is in milliseconds since the epoch. */
export function progressEvent(progress: SnapshotProgress, now: number): JsonObject {
  const { kind, ...facts } = progress;
  return { time: formatInstant(now), event: kind, ...facts };
}
