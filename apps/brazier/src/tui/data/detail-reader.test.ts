import { expect, test } from 'vitest';
import { createDetailReader } from './detail-reader.ts';

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

test('what is no longer wanted is stopped, and read anew where it is wanted again', async () => {
  const started: { key: string; signal: AbortSignal; end: () => void }[] = [];
  const reader = createDetailReader<{ key: string; urgent: boolean }>(
    ({ key }, signal) => new Promise((end) => started.push({ key, signal, end })),
  );
  reader.read([{ key: 'a', urgent: true }]);
  reader.read([{ key: 'b', urgent: true }]);
  expect(started.map(({ key, signal }) => [key, signal.aborted])).toEqual([
    ['a', true],
    ['b', false],
  ]);
  reader.read([
    { key: 'a', urgent: true },
    { key: 'b', urgent: true },
  ]);
  expect(started).toHaveLength(2);
  started[0]?.end();
  await settled();
  expect(started.map(({ key, signal }) => [key, signal.aborted]).slice(1)).toEqual([
    ['b', false],
    ['a', false],
  ]);
});
