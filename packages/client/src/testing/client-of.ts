import { type BrazeClient, type BrazeClientOptions, type ClientEvent, createBrazeClient } from '../index.ts';
import { createTestTime, type TestTime } from './test-time.ts';

export const API_KEY = 'a3c9b1f4-key-that-must-never-show';

/** A client with time of its own, and all that it told. */
export function clientOf(
  endpoint: string,
  options: Partial<BrazeClientOptions> = {},
): { client: BrazeClient; events: ClientEvent[]; time: TestTime } {
  const time = createTestTime();
  const events: ClientEvent[] = [];
  const { now, sleep, random } = time;
  const onEvent = (event: ClientEvent) => events.push(event);
  return {
    client: createBrazeClient({ endpoint, apiKey: API_KEY, now, sleep, random, onEvent, ...options }),
    events,
    time,
  };
}

/** Everything that an iteration yields. */
export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}
