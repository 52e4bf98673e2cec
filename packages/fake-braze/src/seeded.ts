import { createHash } from 'node:crypto';

/** Numbers that look random and are the same for the same seed. */
export interface Seeded {
  /** A whole number from 0 to `below` - 1. */
  number(below: number): number;
  /** One of the items. */
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/** A source of numbers for one thing of a world, independent of all others: what is generated does not hang on the order of asking. */
export function seeded(seed: number, ...thing: (string | number)[]): Seeded {
  let state = createHash('sha256')
    .update(JSON.stringify([seed, ...thing]))
    .digest()
    .readUInt32LE();
  const number = (below: number): number => {
    // mulberry32
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
  return { number, pick: (items) => items[number(items.length)] ?? items[0] };
}

/** An id of UUID shape for one thing of a world, the same for the same seed. */
export function seededId(seed: number, ...thing: (string | number)[]): string {
  const hex = createHash('sha256')
    .update(JSON.stringify(['id', seed, ...thing]))
    .digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
