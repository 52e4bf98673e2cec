// Enough reads under way that git is never waited for, few enough that memory does not grow with the workspace or its history.
const READS = 64;

/** The items in batches, so that the reads of a batch are under way together. */
export async function* inBatches<Item>(items: Iterable<Item> | AsyncIterable<Item>): AsyncGenerator<Item[]> {
  let batch: Item[] = [];
  for await (const item of items) {
    batch.push(item);
    if (batch.length < READS) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
