import { expect, test } from 'vitest';
import { ONLY_LOOKING } from '../fixtures/facts.ts';
import { initialState } from './initial.ts';
import { wantsOf } from './wants.ts';

const opened = initialState({ columns: 80, rows: 24, now: 0, facts: ONLY_LOOKING });

function wantedAt(cursor: number): number {
  const state = { ...opened, stack: opened.stack.map((view) => ({ ...view, place: { ...view.place, cursor } })) };
  const want = wantsOf(state).find(({ kind }) => kind === 'timeline');
  return want?.kind === 'timeline' ? want.count : 0;
}

test('more than the screen shows is wanted, and a thousand moves ask for more only now and then', () => {
  const counts = Array.from({ length: 1_000 }, (_, cursor) => wantedAt(cursor));
  for (const [cursor, count] of counts.entries()) expect(count).toBeGreaterThan(cursor + 2 * opened.rows);
  expect(new Set(counts).size).toBeLessThan(12);
});
