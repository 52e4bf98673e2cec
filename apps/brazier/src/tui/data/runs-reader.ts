import type { HistorySource, RunEntry } from '../history-source.ts';
import type { Event } from '../state/event.ts';

/** More would not be looked at: two years of one run an hour. */
const MOST_RUNS = 20_000;
/** A run that found nothing shows no sooner; a snapshot that it commits does. */
const FOLLOW_MS = 60_000;

/** Reads the runs once the screen is there, and follows those that come. */
export interface RunsReader {
  start(): void;
  close(): void;
}

/** Makes a reader of the runs. Without them the Timeline stands as well: a problem is no word worth. */
export function createRunsReader(history: Pick<HistorySource, 'runs'>, dispatch: (event: Event) => void): RunsReader {
  let known: readonly RunEntry[] = [];
  let timer: NodeJS.Timeout | null = null;
  let reading = false;
  let closed = false;

  async function read(): Promise<void> {
    if (reading) return;
    reading = true;
    const fresh: RunEntry[] = [];
    try {
      const newest = known[0];
      for await (const run of history.runs()) {
        if (newest !== undefined && run.time <= newest.time) break;
        fresh.push(run);
        if (fresh.length >= MOST_RUNS) break;
      }
    } catch {
      fresh.length = 0;
    }
    reading = false;
    if (fresh.length === 0 || closed) return;
    known = [...fresh, ...known].slice(0, MOST_RUNS);
    dispatch({ type: 'runs', runs: known });
  }

  return {
    start() {
      // What ends late may still be told of after the end: a timer would then keep the program alive.
      if (timer !== null || closed) return;
      timer = setInterval(() => void read(), FOLLOW_MS);
      void read();
    },
    close() {
      closed = true;
      if (timer !== null) clearInterval(timer);
    },
  };
}
