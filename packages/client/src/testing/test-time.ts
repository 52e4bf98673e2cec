/** Time that passes only while somebody sleeps, and then at once. */
export interface TestTime {
  now(): number;
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  random(): number;
  /** Every sleep, in milliseconds. */
  readonly slept: number[];
}

/** Starts at `start`, in milliseconds since the epoch; `random` is always a half. */
export function createTestTime(start: number = Date.UTC(2026, 2, 1, 10)): TestTime {
  let time = start;
  const slept: number[] = [];
  return {
    now: () => time,
    async sleep(ms, signal) {
      signal?.throwIfAborted();
      slept.push(ms);
      time += ms;
    },
    random: () => 0.5,
    slept,
  };
}

/** Time in which many sleep side by side: the next who is due wakes when nobody has anything else to do. */
export interface SimulatedTime {
  now(): number;
  sleep(ms: number): Promise<void>;
  /** Lets time pass until the work is done. */
  passUntil<Result>(work: Promise<Result>): Promise<Result>;
}

export function createSimulatedTime(start: number): SimulatedTime {
  let time = start;
  const sleepers: { at: number; wake: () => void }[] = [];
  return {
    now: () => time,
    sleep: (ms) =>
      new Promise((wake) => {
        const at = time + ms;
        const place = sleepers.findIndex((sleeper) => sleeper.at > at);
        sleepers.splice(place === -1 ? sleepers.length : place, 0, { at, wake });
      }),
    async passUntil(work) {
      let done = false;
      const end = () => {
        done = true;
      };
      work.then(end, end);
      while (!done) {
        await new Promise((resolve) => setImmediate(resolve));
        const next = sleepers.shift();
        if (!next) continue;
        time = Math.max(time, next.at);
        next.wake();
      }
      return work;
    },
  };
}
