import fc from 'fast-check';
import { expect, test } from 'vitest';
import { followItem, itemAt, lineCount, lineOf, type Motion, move, START, settlePlace, type ViewList } from './list.ts';

/** A list of keys; each key that ends in 0 stands under a heading of its own. */
function listOf(keys: readonly string[], headings = true, loading = false): ViewList {
  const lines: number[] = [];
  for (const [index, key] of keys.entries()) {
    if (headings && (index === 0 || key.endsWith('0'))) lines.push(-1 - index);
    lines.push(index);
  }
  return {
    count: keys.length,
    lines: headings ? lines : null,
    heading: () => [],
    row: () => [],
    key: (item) => keys[item] ?? '',
    searchText: (item) => keys[item] ?? '',
    columns: null,
    empty: [],
    loading,
    look: 'list',
  };
}

const numbers = (count: number): string[] => Array.from({ length: count }, (_, index) => `k${index}`);

const motions = fc.array(
  fc.oneof(
    fc.constantFrom<Motion>('up', 'down', 'pageUp', 'pageDown', 'halfUp', 'halfDown', 'first', 'last'),
    fc.nat(200).map((to): Motion => ({ to })),
  ),
  { maxLength: 30 },
);

test('whatever moves are made, the cursor is an item of the list and on the screen', () => {
  fc.assert(
    fc.property(
      fc.nat(120),
      fc.integer({ min: 1, max: 40 }),
      fc.boolean(),
      motions,
      (count, height, headings, moves) => {
        const list = listOf(numbers(count), headings);
        let place = START;
        for (const motion of moves) {
          place = move(place, list, height, motion);
          if (count === 0) continue;
          expect(place.cursor).toBeGreaterThanOrEqual(0);
          expect(place.cursor).toBeLessThan(count);
          const line = lineOf(list, place.cursor);
          expect(line).toBeGreaterThanOrEqual(place.top);
          expect(line).toBeLessThan(place.top + height);
          expect(place.top).toBeLessThanOrEqual(Math.max(0, lineCount(list) - height) + height);
        }
      },
    ),
  );
});

test('every item stands on exactly one line, and its line is that item', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 200 }), fc.boolean(), (count, headings) => {
      const list = listOf(numbers(count), headings);
      for (let item = 0; item < count; item++) expect(itemAt(list, lineOf(list, item))).toBe(item);
    }),
  );
});

test('one move within the page does not scroll', () => {
  const list = listOf(numbers(100), false);
  const place = move(move(START, list, 10, { to: 20 }), list, 10, 'up');
  expect(place).toMatchObject({ cursor: 19, top: 11 });
});

test('a page down keeps the cursor at its height on the screen', () => {
  const list = listOf(numbers(100), false);
  const place = move({ ...START, cursor: 3, top: 0 }, list, 10, 'pageDown');
  expect(place).toMatchObject({ cursor: 12, top: 9 });
});

test('the first item of a group is shown with its heading', () => {
  const list = listOf(numbers(40));
  const bottom = move(START, list, 10, 'last');
  const place = move(bottom, list, 10, { to: 10 });
  expect(itemAt(list, place.top)).toBeNull();
  expect(place.top).toBe(lineOf(list, 10) - 1);
});

test('rows that are added above leave the cursor on its item and the item at its height', () => {
  const before = listOf(numbers(50), false);
  const place = { ...START, cursor: 20, top: 15 };
  const after = listOf(['new1', 'new2', ...numbers(50)], false);
  expect(followItem(place, before, after, 10)).toMatchObject({ cursor: 22, top: 17 });
});

test('at the very top a new first row stays in sight', () => {
  const before = listOf(numbers(50), false);
  const after = listOf(['new', ...numbers(50)], false);
  expect(followItem(START, before, after, 10)).toMatchObject({ cursor: 1, top: 0 });
});

test('where the item is gone the cursor stays at its index', () => {
  const before = listOf(numbers(50), false);
  const after = listOf(
    numbers(50).filter((key) => key !== 'k20'),
    false,
  );
  expect(followItem({ ...START, cursor: 20, top: 15 }, before, after, 10).cursor).toBe(20);
});

test('after “to the end” the cursor follows what arrives', () => {
  const place = move(START, listOf(numbers(10), false, true), 5, 'last');
  expect(settlePlace(place, listOf(numbers(30), false), 5)).toMatchObject({ cursor: 29, top: 25 });
});

test('an item that is sought is gone to as soon as it is there', () => {
  const sought = { ...START, seek: 'k25' };
  const waiting = settlePlace(sought, listOf(numbers(10), false, true), 5);
  expect(waiting.seek).toBe('k25');
  expect(settlePlace(waiting, listOf(numbers(30), false), 5)).toMatchObject({ cursor: 25, seek: null });
});

test('a list that comes back item by item ends with the cursor on its item, or on the nearest that is left', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.nat(59),
      fc.array(fc.boolean(), { minLength: 60, maxLength: 60 }),
      (count, at, kept) => {
        const cursor = at % count;
        const before = listOf(numbers(count), false);
        const left = numbers(count).filter((_, index) => kept[index]);
        let place = settlePlace({ ...START, cursor }, before, 10);
        let shown = before;
        for (let size = 0; size <= left.length; size++) {
          const after = listOf(left.slice(0, size), false, size < left.length);
          place = followItem(place, shown, after, 10);
          shown = after;
        }
        if (left.length === 0) return;
        const distance = (key: string | undefined): number => Math.abs(Number(key?.slice(1)) - cursor);
        expect(distance(left[place.cursor])).toBe(Math.min(...left.map(distance)));
        expect(place.near).toBeNull();
      },
    ),
  );
});
