import type { HistorySource, SnapshotEntry } from '../history-source.ts';
import type { Event } from '../state/event.ts';
import { problemOf } from './problem.ts';

/** The first screen comes at once, the rest in pieces of so many snapshots: each costs one frame. */
const FIRST_PIECE = 64;
const PIECE = 512;
/** How often it is looked whether another run has committed. */
const FOLLOW_MS = 1_000;
/** So many new snapshots are looked through for the one that was newest; where it is not among them, history was rewritten. */
const FOLLOW_DEPTH = 500;

/** Reads snapshots from one stream, as far as they are wanted, and follows what is committed meanwhile. */
export interface TimelineReader {
  read(count: number): void;
  /** Begins anew: what has been read so far is to be forgotten. */
  restart(): void;
  close(): void;
}

/** Makes a reader of the timeline. */
export function createTimelineReader(history: HistorySource, dispatch: (event: Event) => void): TimelineReader {
  let stream: AsyncIterator<SnapshotEntry> | null = null;
  let known = 0;
  let newest: string | null = null;
  let wanted = 0;
  let reading = false;
  let ended = false;
  let generation = 0;

  function deliver(items: readonly SnapshotEntry[], done: boolean, problem: string | null = null): void {
    newest ??= items[0]?.revision ?? null;
    known += items.length;
    dispatch({ type: 'entries', items, done, problem, reset: false });
  }

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
        if (piece.length < (known === 0 ? FIRST_PIECE : PIECE) || mine !== generation) continue;
        deliver(piece, false);
        piece = [];
      }
    } catch (error) {
      problem = problemOf(error);
      stream = null;
      ended = true;
    }
    if (mine !== generation) return;
    reading = false;
    deliver(piece, ended, problem);
  }

  /** Looks whether the newest snapshot is still the one that was read first. */
  async function follow(): Promise<void> {
    const mine = generation;
    if (reading || (newest === null && !ended)) return;
    const fresh = history.snapshots()[Symbol.asyncIterator]();
    const items: SnapshotEntry[] = [];
    for (;;) {
      const next = await fresh.next();
      if (mine !== generation || reading) return release(fresh);
      if (next.done) return items.length === 0 && newest === null ? undefined : replace(fresh, items, true);
      if (next.value.revision === newest) {
        release(fresh);
        if (items.length > 0) prepend(items);
        return;
      }
      items.push(next.value);
      if (items.length >= FOLLOW_DEPTH) return replace(fresh, items, false);
    }
  }

  function prepend(items: readonly SnapshotEntry[]): void {
    newest = items[0]?.revision ?? newest;
    known += items.length;
    dispatch({ type: 'newEntries', items });
  }

  function replace(fresh: AsyncIterator<SnapshotEntry>, items: readonly SnapshotEntry[], done: boolean): void {
    release(stream);
    stream = fresh;
    ended = done;
    known = items.length;
    newest = items[0]?.revision ?? null;
    dispatch({ type: 'entries', items, done, problem: null, reset: true });
  }

  function restart(): void {
    generation++;
    reading = false;
    ended = false;
    known = 0;
    newest = null;
    release(stream);
    stream = null;
  }

  // A problem in following shows when something is asked for; once a second would be too often to tell.
  const timer = setInterval(() => void follow().catch(() => undefined), FOLLOW_MS);
  return {
    read(count) {
      wanted = count;
      if (!reading && !ended && known < wanted) void pull();
    },
    restart,
    close() {
      clearInterval(timer);
      restart();
      ended = true;
    },
  };
}

/** Lets go of a stream. One that is waited for gives way only when its next item has come; nobody waits for that. */
function release(stream: AsyncIterator<unknown> | null): void {
  void stream?.return?.()?.catch(() => undefined);
}
