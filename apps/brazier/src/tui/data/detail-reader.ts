/** How long the cursor must rest on a row before its detail is read beside it. */
const PREVIEW_DELAY_MS = 40;
const MOST_IN_FLIGHT = 2;

/** Something that a view needs, by the name under which its answer is kept. */
export interface DetailWant {
  key: string;
  /** False for what is shown beside a list: it is read when the cursor rests. */
  urgent: boolean;
}

/** Reads what views need, at most two at a time; of what waits only the newest wants are still read. */
export interface DetailReader<W extends DetailWant> {
  read(wants: readonly W[]): void;
}

/** Makes a reader. `load` answers one want and never rejects; the signal tells that the answer is no longer wanted. */
export function createDetailReader<W extends DetailWant>(
  load: (want: W, signal: AbortSignal) => Promise<void>,
): DetailReader<W> {
  const inFlight = new Map<string, AbortController>();
  let wants: readonly W[] = [];
  let timer: NodeJS.Timeout | null = null;

  function start(want: W): void {
    if (inFlight.has(want.key) || inFlight.size >= MOST_IN_FLIGHT) return;
    const controller = new AbortController();
    inFlight.set(want.key, controller);
    void load(want, controller.signal).finally(() => {
      inFlight.delete(want.key);
      for (const next of wants) start(next);
    });
  }

  return {
    read(next) {
      wants = next;
      for (const [key, controller] of inFlight) if (!wants.some((want) => want.key === key)) controller.abort();
      if (timer !== null) clearTimeout(timer);
      timer = null;
      for (const want of wants) if (want.urgent) start(want);
      const calm = wants.filter(({ urgent }) => !urgent);
      if (calm.length > 0) {
        timer = setTimeout(() => {
          for (const want of calm) start(want);
        }, PREVIEW_DELAY_MS);
      }
    },
  };
}
