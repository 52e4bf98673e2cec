import { diffTextSteps } from '@brazier/diff';
import type { HistorySource, SnapshotEntry } from '../history-source.ts';
import { narrowChangeSet } from '../state/filters.ts';
import type { Event } from '../state/step.ts';
import type { Want } from '../state/wants.ts';

/** How long the cursor must rest on a row before its detail is read beside it. */
const PREVIEW_DELAY_MS = 40;
/** Reading goes on in pieces of so many snapshots: each costs one frame. */
const PIECE = 512;
/** A long comparison lets keys through this often. */
const SLICE_MS = 8;
const MOST_IN_FLIGHT = 2;

/** Reads what the screen wants, in the background; what is no longer wanted is dropped, and the newest want wins. */
export interface Loader {
  /** Tells what is wanted now. */
  want(wants: readonly Want[]): void;
  /** Starts reading snapshots again from the newest, as after a rewritten history. */
  restart(): void;
  close(): void;
}

/** Makes a loader. `dispatch` receives what has arrived. */
export function createLoader(history: HistorySource, dispatch: (event: Event) => void): Loader {
  const timeline = createTimelineReader(history, dispatch);
  const changes = createChangesReader(history, dispatch);
  const judge = createJudge(history, dispatch);
  const texts = createTextComparer(dispatch);
  return {
    want(wants) {
      for (const want of wants) if (want.kind === 'timeline') timeline.read(want.count);
      changes.read(wants.filter((want) => want.kind === 'changes'));
      judge.read(wants.find((want) => want.kind === 'verdicts') ?? null);
      texts.compare(wants.find((want) => want.kind === 'text') ?? null);
    },
    restart() {
      timeline.restart();
    },
    close() {
      timeline.close();
      changes.read([]);
      judge.read(null);
      texts.compare(null);
    },
  };
}

/** The sentence for the user in whatever was thrown. */
export function problemOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Reads snapshots from one stream, as far as they are wanted. */
function createTimelineReader(history: HistorySource, dispatch: (event: Event) => void) {
  let stream: AsyncIterator<SnapshotEntry> | null = null;
  let known = 0;
  let wanted = 0;
  let reading = false;
  let ended = false;
  let generation = 0;

  async function pull(): Promise<void> {
    reading = true;
    const mine = generation;
    stream ??= history.snapshots()[Symbol.asyncIterator]();
    let piece: SnapshotEntry[] = [];
    let problem: string | null = null;
    try {
      while (mine === generation && known + piece.length < wanted && !ended) {
        const next = await stream.next();
        if (next.done) ended = true;
        else piece.push(next.value);
        if (piece.length < PIECE || mine !== generation) continue;
        known += piece.length;
        dispatch({ type: 'entries', items: piece, done: false, problem: null });
        piece = [];
      }
    } catch (error) {
      problem = problemOf(error);
      stream = null;
      ended = true;
    }
    if (mine !== generation) return;
    reading = false;
    known += piece.length;
    dispatch({ type: 'entries', items: piece, done: ended, problem });
  }

  function stop(): void {
    generation++;
    reading = false;
    // A stream that is waited for gives way only when its next item has come; nobody waits for that.
    void stream?.return?.()?.catch(() => undefined);
    stream = null;
  }

  return {
    read(count: number): void {
      wanted = count;
      if (!reading && !ended && known < wanted) void pull();
    },
    restart(): void {
      stop();
      known = 0;
      ended = false;
    },
    close: stop,
  };
}

type ChangesWant = Want & { kind: 'changes' };

/** Reads comparisons: those for the view with the focus at once, those shown beside it when the cursor rests. */
function createChangesReader(history: HistorySource, dispatch: (event: Event) => void) {
  const inFlight = new Set<string>();
  let wants: readonly ChangesWant[] = [];
  let timer: NodeJS.Timeout | null = null;

  function start(want: ChangesWant): void {
    if (inFlight.has(want.key) || inFlight.size >= MOST_IN_FLIGHT) return;
    inFlight.add(want.key);
    const { from, to } = want.source;
    const reading = from === null ? history.changesOf(to) : history.between(from, to);
    reading
      .then(
        (value) => dispatch({ type: 'changes', key: want.key, loaded: { state: 'ready', value } }),
        (error) => dispatch({ type: 'changes', key: want.key, loaded: { state: 'failed', problem: problemOf(error) } }),
      )
      .finally(() => {
        inFlight.delete(want.key);
        for (const next of wants) start(next);
      });
  }

  return {
    read(next: readonly ChangesWant[]): void {
      wants = next;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      for (const want of wants) if (want.urgent) start(want);
      const calm = wants.filter(({ urgent }) => !urgent);
      if (calm.length > 0) timer = setTimeout(() => calm.forEach(start), PREVIEW_DELAY_MS);
    },
  };
}

type VerdictsWant = Want & { kind: 'verdicts' };

/** Reads the changes of snapshots only to tell whether they pass the filters. */
function createJudge(history: HistorySource, dispatch: (event: Event) => void) {
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
    read(want: VerdictsWant | null): void {
      wanted = want;
      if (want !== null && !reading) void work(want);
    },
  };
}

/** Compares one long text at a time, in slices between which keys are handled. */
function createTextComparer(dispatch: (event: Event) => void) {
  let current: (Want & { kind: 'text' })['change'] | null = null;

  function work(change: NonNullable<typeof current>): void {
    const steps = diffTextSteps(String(change.before), String(change.after));
    const slice = (): void => {
      if (current !== change) return;
      const until = performance.now() + SLICE_MS;
      while (performance.now() < until) {
        const step = steps.next();
        if (!step.done) continue;
        current = null;
        dispatch({ type: 'text', change, diff: step.value });
        return;
      }
      setImmediate(slice);
    };
    setImmediate(slice);
  }

  return {
    compare(want: (Want & { kind: 'text' }) | null): void {
      if (want === null || want.change === current) {
        if (want === null) current = null;
        return;
      }
      current = want.change;
      work(want.change);
    },
  };
}
