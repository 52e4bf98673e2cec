import type { DocumentLine } from '../rows/document.ts';
import type { Row } from '../rows/span.ts';

/** Where a list stands: the item under the cursor and the first line shown. */
export interface Place {
  /** Index of the item, from 0. */
  cursor: number;
  /** Index of the line, headings counted, from 0. */
  top: number;
  /** True after “go to the end” until the next move: as more arrives, the cursor stays on the last item. */
  toEnd: boolean;
  /** Start of the key of an item to go to as soon as it is there; null where the cursor stands where it should. */
  seek: string | null;
  /** Keys of the items around the one that the cursor stood on, nearest first, while the list that holds some of them is still being made; else null. */
  near: readonly string[] | null;
}

export const START: Place = { cursor: 0, top: 0, toEnd: false, seek: null, near: null };

/** What a view shows: items in order, some under headings. Rows are made only when they are drawn. */
export interface ViewList {
  /** Number of items. */
  count: number;
  /** For each line the index of its item, or `-1 - h` for heading h; null where every line is an item. */
  lines: readonly number[] | null;
  heading(index: number): Row;
  row(item: number): Row;
  /** What stays the same of an item when the list around it changes. */
  key(item: number): string;
  /** The item that a sought start means, where it means more than the start of a key; null where none does. */
  find?(start: string): number | null;
  /** The row in words, for a screen reader, where its columns do not speak for themselves. */
  words?(item: number): string;
  /** What a search looks through. */
  searchText(item: number): string;
  /** Names of the columns; null where the rows speak for themselves. */
  columns: Row | null;
  /** What stands there while there is no item: rows of text. */
  empty: readonly Row[];
  /** True while more items may come. */
  loading: boolean;
  /** Number of items without the filters; absent where filters do not count. */
  total?: number;
  /** True where items arrive in another order than they stand in: until they are all there, the top stays the top. */
  unordered?: boolean;
  /** `list`: the whole row under the cursor is inverse. `text`: only its margin. */
  look: 'list' | 'text';
  /** The text, where the list is one. */
  document?: Document;
}

/** A text to read: its lines, and whether before and after stand side by side in it. */
export interface Document {
  lines: readonly DocumentLine[];
  sides: boolean;
  /** True where before and after of a text stand in it. */
  hasText: boolean;
  /** True where something of it is folded, or would be. */
  folds: boolean;
}

/** How a cursor moves. */
export type Motion = 'up' | 'down' | 'pageUp' | 'pageDown' | 'halfUp' | 'halfDown' | 'first' | 'last' | { to: number };

/** The number of lines, headings counted. */
export function lineCount(list: ViewList): number {
  return list.lines?.length ?? list.count;
}

/** The line of an item. Lines are in the order of items, so this is a binary search. */
export function lineOf(list: ViewList, item: number): number {
  const { lines } = list;
  if (lines === null) return item;
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (itemAtOrBefore(lines, middle) < item) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The item at a line, or that of the nearest line above; -1 above the first item. */
function itemAtOrBefore(lines: readonly number[], line: number): number {
  for (let at = line; at >= 0; at--) {
    const item = lines[at];
    if (item !== undefined && item >= 0) return item;
  }
  return -1;
}

/** The item that a line of the list shows; null for a heading or beyond the end. */
export function itemAt(list: ViewList, line: number): number | null {
  if (line < 0) return null;
  const item = list.lines === null ? line : list.lines[line];
  return item === undefined || item < 0 || item >= list.count ? null : item;
}

/** The place after a motion, with the cursor on screen. `height` is the number of lines shown. */
export function move(place: Place, list: ViewList, height: number, motion: Motion): Place {
  const page = Math.max(1, height - 1);
  const half = Math.max(1, Math.floor(height / 2));
  switch (motion) {
    case 'up':
      return settlePlace({ ...place, cursor: place.cursor - 1, toEnd: false, seek: null, near: null }, list, height);
    case 'down':
      return settlePlace({ ...place, cursor: place.cursor + 1, toEnd: false, seek: null, near: null }, list, height);
    case 'pageUp':
      return scrollBy(place, list, height, -page);
    case 'pageDown':
      return scrollBy(place, list, height, page);
    case 'halfUp':
      return scrollBy(place, list, height, -half);
    case 'halfDown':
      return scrollBy(place, list, height, half);
    case 'first':
      return settlePlace(START, list, height);
    case 'last':
      return settlePlace({ ...place, cursor: list.count - 1, toEnd: true, seek: null, near: null }, list, height);
    default:
      return settlePlace({ ...place, cursor: motion.to, toEnd: false, seek: null, near: null }, list, height);
  }
}

/** Moves cursor and window together, so that the cursor keeps its height on the screen. */
function scrollBy(place: Place, list: ViewList, height: number, lines: number): Place {
  const from = lineOf(list, place.cursor);
  const target = Math.max(0, Math.min(lineCount(list) - 1, from + lines));
  const item = nearestItem(list, target, lines);
  return settlePlace({ cursor: item, top: place.top + lines, toEnd: false, seek: null, near: null }, list, height);
}

/** The item at the line, or the next one in the direction of the move. */
function nearestItem(list: ViewList, line: number, direction: number): number {
  const step = direction < 0 ? -1 : 1;
  for (let at = line; at >= 0 && at < lineCount(list); at += step) {
    const item = itemAt(list, at);
    if (item !== null) return item;
  }
  return direction < 0 ? 0 : list.count - 1;
}

/** The place with its cursor inside the list and its window around the cursor, moved no further than needed. */
export function settlePlace(place: Place, list: ViewList, height: number): Place {
  if (list.count === 0) return { ...place, cursor: 0, top: 0 };
  const last = list.count - 1;
  const sought = place.seek === null ? null : seekItem(list, place.seek);
  const cursor = sought ?? (place.toEnd ? last : Math.max(0, Math.min(last, place.cursor)));
  const line = lineOf(list, cursor);
  const lines = lineCount(list);
  let top = Math.max(0, Math.min(place.top, lines - height));
  const isOff = line < top || line >= top + height;
  if (sought !== null && isOff) top = Math.max(0, line - Math.floor(height / 3));
  else if (line >= top + height) top = line - height + 1;
  const start = firstLineOf(list, line, height);
  if (start < top) top = start;
  // While more may come the sought item may be among it.
  const isOpen = sought === null && list.loading;
  return { cursor, top, toEnd: place.toEnd, seek: isOpen ? place.seek : null, near: isOpen ? place.near : null };
}

function seekItem(list: ViewList, start: string): number | null {
  const found = list.find?.(start) ?? null;
  if (found !== null) return found;
  for (let item = 0; item < list.count; item++) if (list.key(item).startsWith(start)) return item;
  return null;
}

/** The first of the headings directly above a line, as far as they fit on the screen together with it. */
function firstLineOf(list: ViewList, line: number, height: number): number {
  let first = line;
  while (first > 0 && line - first < height - 1 && itemAt(list, first - 1) === null) first--;
  return first;
}

/** The place on the same item after the list around it has changed; where the item is gone, on the nearest that is left. */
export function followItem(place: Place, before: ViewList, after: ViewList, height: number): Place {
  if (before === after) return settlePlace(place, after, height);
  if (place.near !== null) return approach(place, place.near, after, height);
  const isUntouched = before.unordered === true && before.loading && place.cursor === 0;
  if (before.count === 0 || isUntouched) return settlePlace(place, after, height);
  const key = before.key(Math.min(place.cursor, before.count - 1));
  const found = findKey(after, key, place.cursor);
  if (found === null) return approach(place, nearestKeys(before, place.cursor), after, height);
  const shift = lineOf(after, found) - lineOf(before, place.cursor);
  const top = place.top === 0 && place.cursor === 0 ? 0 : place.top + shift;
  return settlePlace({ ...place, cursor: found, top }, after, height);
}

/** The place on the nearest item that the list has; while more may come, nearer ones are still looked for. */
function approach(place: Place, keys: readonly string[], list: ViewList, height: number): Place {
  const items = new Map(Array.from({ length: list.count }, (_, item) => [list.key(item), item]));
  const at = keys.findIndex((key) => items.has(key));
  const cursor = items.get(keys[at] ?? '') ?? place.cursor;
  const near = at === 0 ? null : at === -1 ? keys : keys.slice(0, at + 1);
  return settlePlace({ ...place, cursor, near }, list, height);
}

/** The key of an item and those of the items around it, nearest first. */
function nearestKeys(list: ViewList, cursor: number): string[] {
  const keys: string[] = [];
  for (let distance = 0; distance < list.count; distance++) {
    if (cursor + distance < list.count) keys.push(list.key(cursor + distance));
    if (distance > 0 && cursor - distance >= 0) keys.push(list.key(cursor - distance));
  }
  return keys;
}

/** The item with the key, looked for outward from where it stood. */
function findKey(list: ViewList, key: string, near: number): number | null {
  for (let distance = 0; distance < list.count || near - distance >= 0; distance++) {
    const after = near + distance;
    if (after < list.count && list.key(after) === key) return after;
    const before = near - distance;
    if (before >= 0 && before < list.count && list.key(before) === key) return before;
  }
  return null;
}
