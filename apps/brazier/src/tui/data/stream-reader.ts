import type { Streamed } from '../state/state.ts';
import type { DetailWant } from './detail-reader.ts';
import { problemOf } from './problem.ts';

const PREVIEW_DELAY_MS = 80;
/** The first items are shown at once, later ones in pieces: each piece costs one frame. */
const FIRST_PIECE = 50;
const PIECE = 1_000;

/** Reads one stream at a time: the newest want wins, and what is no longer wanted stops. */
export interface StreamReader<W extends DetailWant> {
  read(want: W | null): void;
}

/** Makes a reader. `open` begins a stream; `deliver` gets all its items so far. */
export function createStreamReader<W extends DetailWant, T>(
  open: (want: W) => AsyncIterable<T>,
  deliver: (key: string, streamed: Streamed<T>) => void,
): StreamReader<W> {
  let current: string | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function work(want: W): Promise<void> {
    const { key } = want;
    const items: T[] = [];
    let next = FIRST_PIECE;
    try {
      for await (const item of open(want)) {
        if (current !== key) return;
        items.push(item);
        if (items.length < next) continue;
        next = items.length + PIECE;
        deliver(key, { items: [...items], done: false, problem: null });
      }
      if (current === key) finish(key, { items, done: true, problem: null });
    } catch (error) {
      if (current === key) finish(key, { items, done: true, problem: problemOf(error) });
    }
  }

  function finish(key: string, streamed: Streamed<T>): void {
    current = null;
    deliver(key, streamed);
  }

  return {
    read(want) {
      if (want !== null && want.key === current) return;
      if (timer !== null) clearTimeout(timer);
      timer = null;
      current = want?.key ?? null;
      if (want === null) return;
      if (want.urgent) void work(want);
      else timer = setTimeout(() => void work(want), PREVIEW_DELAY_MS);
    },
  };
}
