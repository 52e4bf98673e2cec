import { isJsonObject } from '@brazier/schema';
import type { Difference } from '../difference.ts';
import type { FieldDifference } from './compare-fields.ts';

/** A part of the state and a path in the first one. Empty for the campaign as a whole. */
export type FieldKey = readonly (string | number)[];

/** The place in the first state that a difference from it is at. */
export function fieldKey({ part, difference }: FieldDifference): FieldKey {
  const { path, oldPath = path } = difference;
  return path.length === 0 ? [] : [part, ...oldPath];
}

/** The key of the list that an element is in. */
export function listKey(key: FieldKey): FieldKey {
  return key.slice(0, -1);
}

/** True for an element that came to a list: its index is one of the later state. */
export function isAddedElement({ op, path }: Difference): boolean {
  return op === 'added' && typeof path.at(-1) === 'number';
}

/** True where nothing that was in the value is there any more: it is gone, or no longer a list or a group of fields. */
export function losesContent({ op, before, after }: Difference): boolean {
  if (op !== 'changed') return op === 'removed';
  return Array.isArray(before) ? !Array.isArray(after) : isJsonObject(before) && !isJsonObject(after);
}

/** What of one state differs from the first, to be asked by place. */
export class DifferingFields {
  readonly #at = new Set<string>();
  readonly #above = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #reordered = new Set<string>();

  constructor(found: readonly FieldDifference[]) {
    for (const one of found) this.#add(one);
  }

  #add(found: FieldDifference): void {
    const { part, difference } = found;
    const key = fieldKey(found);
    if (difference.op === 'moved') {
      this.#reordered.add(text(listKey(key)));
      this.#addAbove(key);
    } else if (isAddedElement(difference)) {
      this.#addAbove(key);
    } else {
      this.#at.add(text(key));
      this.#addAbove(key);
      if (losesContent(difference)) this.#gone.add(text(key));
      if (difference.replaces !== undefined) this.#at.add(text([part, 'messages', difference.replaces]));
      // Where a draft came or went, nothing in it is what it was.
      if (difference.draftEvent) this.#at.add(text(['draft']));
    }
  }

  #addAbove(key: FieldKey): void {
    for (let length = 0; length < key.length; length += 1) this.#above.add(text(key.slice(0, length)));
  }

  /** True where the field itself, or something that it is in, differs as a whole. */
  differsAt(key: FieldKey): boolean {
    return startsOf(key).some((start) => this.#at.has(text(start)));
  }

  /** True where something that the field would be in is gone. */
  isGoneWithOuter(key: FieldKey): boolean {
    return startsOf(key).some((start) => this.#gone.has(text(start)));
  }

  /** True where something inside the field differs. */
  differsInside(key: FieldKey): boolean {
    return this.#above.has(text(key));
  }

  /** True where elements of the list are in another order. */
  isReordered(key: FieldKey): boolean {
    return this.#reordered.has(text(key));
  }
}

/** The key itself, and those of all that it is in. */
function startsOf(key: FieldKey): FieldKey[] {
  return Array.from({ length: key.length + 1 }, (_, length) => key.slice(0, length));
}

function text(key: FieldKey): string {
  return JSON.stringify(key);
}
