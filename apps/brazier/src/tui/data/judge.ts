import type { HistorySource } from '../history-source.ts';
import type { Event } from '../state/event.ts';
import { narrowChangeSet } from '../state/filters.ts';
import type { Want } from '../state/wants.ts';

type VerdictsWant = Want & { kind: 'verdicts' };

/** Reads the changes of snapshots only to tell whether they pass the filters. */
export interface Judge {
  read(want: VerdictsWant | null): void;
}

/** Makes a judge. */
export function createJudge(history: HistorySource, dispatch: (event: Event) => void): Judge {
  let wanted: VerdictsWant | null = null;
  let reading = false;

  async function work({ filters, revisions }: VerdictsWant): Promise<void> {
    reading = true;
    const verdicts = await Promise.all(
      revisions.map(async (revision): Promise<readonly [string, boolean]> => {
        try {
          return [revision, narrowChangeSet(await history.changesOf(revision), filters).campaigns.length > 0];
        } catch {
          // What cannot be read is shown: its view says why, and a filter must not hide it.
          return [revision, true];
        }
      }),
    );
    reading = false;
    if (wanted?.filters === filters) dispatch({ type: 'verdicts', filters, verdicts });
    else if (wanted !== null) void work(wanted);
  }

  return {
    read(want) {
      wanted = want;
      if (want !== null && !reading) void work(want);
    },
  };
}
