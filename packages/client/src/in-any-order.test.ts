import { setTimeout } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { inAnyOrder } from './in-any-order.ts';

function* countUp() {
  for (let number = 0; ; number += 1) yield { number };
}

describe('results in any order', () => {
  it('come as they are ready, each once', async () => {
    const delays = [30, 1, 15].map((delay, number) => ({ delay, number }));
    const order: number[] = [];
    const task = async ({ delay, number }: { delay: number; number: number }) => {
      await setTimeout(delay);
      return { number };
    };
    for await (const { number } of inAnyOrder(delays, 3, task)) order.push(number);
    expect(order).toEqual([1, 2, 0]);
  });

  it('end with what was started when the reader leaves: nothing more begins', async () => {
    let started = 0;
    const task = async (input: { number: number }) => {
      started += 1;
      await setTimeout(2);
      return input;
    };
    const inputs = Array.from({ length: 1_000 }, (_, number) => ({ number }));
    for await (const _result of inAnyOrder(inputs, 3, task)) break;
    const before = started;
    await setTimeout(30);
    expect(started).toBe(before);
  });

  it('tell the source that the reader has left', async () => {
    let ended = false;
    async function* source() {
      try {
        yield* countUp();
      } finally {
        ended = true;
      }
    }
    for await (const _result of inAnyOrder(source(), 2, async (input) => input)) break;
    expect(ended).toBe(true);
  });

  it('end with the error of a task', async () => {
    const read = async () => {
      for await (const _result of inAnyOrder(countUp(), 2, () => Promise.reject(new Error('the task broke'))));
    };
    await expect(read()).rejects.toThrow('the task broke');
  });
});
