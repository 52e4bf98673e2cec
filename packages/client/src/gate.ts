/** Lets at most so many tasks run at a time; the others wait in the order in which they came. */
export interface Gate {
  run<Result>(task: () => Promise<Result>): Promise<Result>;
}

/** Makes a gate of the given width. */
export function createGate(width: number): Gate {
  let running = 0;
  const waiting: (() => void)[] = [];
  return {
    async run(task) {
      if (running >= width) await new Promise<void>((resolve) => waiting.push(resolve));
      else running += 1;
      try {
        return await task();
      } finally {
        // The place goes straight to the next in line.
        const next = waiting.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}
