/** Where inputs come from. */
export type Source<Input> = Iterable<Input> | AsyncIterable<Input>;

/**
 * Runs a task for each input, `width` at a time, and yields the results as they come. It never runs ahead of its reader by more than
 * `width` results, so that memory stays flat, and starts nothing more once the reader has left. An error of `task` or of the input ends it.
 */
export async function* inAnyOrder<Input, Result extends object>(
  source: Source<Input>,
  width: number,
  task: (input: Input) => Promise<Result>,
): AsyncGenerator<Result, void, undefined> {
  const inputs = Symbol.asyncIterator in source ? source[Symbol.asyncIterator]() : source[Symbol.iterator]();
  const finished: Result[] = [];
  const failures: unknown[] = [];
  const arrival = createSignal();
  const room = createSignal();
  let left = false;
  let working = width;

  const work = async () => {
    try {
      while (!left && failures.length === 0) {
        const next = await inputs.next();
        if (next.done) return;
        finished.push(await task(next.value));
        arrival.give();
        while (finished.length >= width && !left) await room.wait();
      }
    } catch (error) {
      failures.push(error);
    } finally {
      working -= 1;
      arrival.give();
    }
  };

  try {
    for (let worker = 0; worker < width; worker += 1) void work();
    for (;;) {
      if (failures.length > 0) throw failures[0];
      const result = finished.shift();
      if (result !== undefined) {
        room.give();
        yield result;
      } else if (working === 0) return;
      else await arrival.wait();
    }
  } finally {
    left = true;
    room.give();
    await inputs.return?.();
  }
}

interface Signal {
  /** Wakes everybody who waits. */
  give(): void;
  wait(): Promise<void>;
}

function createSignal(): Signal {
  let wake: () => void = () => undefined;
  let given = new Promise<void>((resolve) => {
    wake = resolve;
  });
  return {
    give() {
      wake();
      given = new Promise<void>((resolve) => {
        wake = resolve;
      });
    },
    wait: () => given,
  };
}
