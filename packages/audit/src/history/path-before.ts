import type { Change } from '@brazier/diff';
import type { JsonPath } from '@brazier/schema';

/**
 * Where the value at `path` stood before the changes: elements of arrays that were added, removed or moved shift others. The changes hold the index after
 * them, and for a removal the index before.
 */
export function pathBefore(path: JsonPath, changes: readonly Change[]): JsonPath {
  const before: (string | number)[] = [];
  path.forEach((key, depth) => {
    before.push(
      typeof key === 'number' ? indexBefore(key, path.slice(0, depth), before.slice(0, depth), changes) : key,
    );
  });
  return before;
}

function indexBefore(index: number, arrayAfter: JsonPath, arrayBefore: JsonPath, changes: readonly Change[]): number {
  const arrived = new Set<number>();
  const left = new Set<number>();
  for (const { op, path, before } of changes) {
    const at = path.at(-1);
    const array = path.slice(0, -1);
    if (typeof at !== 'number' || (op !== 'removed' && op !== 'added' && op !== 'moved')) continue;
    if (!samePath(array, op === 'removed' ? arrayBefore : arrayAfter)) continue;
    if (op === 'removed') left.add(at);
    else arrived.add(at);
    if (op === 'moved' && typeof before === 'number') {
      if (at === index) return before;
      left.add(before);
    }
  }
  const rank = index - [...arrived].filter((other) => other < index).length;
  return placeOfRank(rank, left);
}

/** The index of the element that has `rank` others before it, those in `skipped` not counted. */
function placeOfRank(rank: number, skipped: ReadonlySet<number>): number {
  let place = 0;
  for (let seen = 0; ; place += 1) {
    if (skipped.has(place)) continue;
    if (seen === rank) return place;
    seen += 1;
  }
}

function samePath(left: JsonPath, right: JsonPath): boolean {
  return left.length === right.length && left.every((key, index) => key === right[index]);
}
