import { isJsonObject } from '@brazier/schema';
import { differenceAt } from '../difference.ts';
import type { FieldDifference } from './compare-fields.ts';
import { type DifferingFields, type FieldKey, fieldKey, isAddedElement, listKey } from './differing-fields.ts';

/**
 * What is followed through a stretch of history: a value; whether a group of fields is there, whatever is in it; something with a name that was not
 * there in the first state; the order of a list; an element that came to a list.
 */
type Kind = 'value' | 'presence' | 'arrival' | 'order' | 'element';

/** A field that differed from the first state somewhere in a stretch of history. */
export interface TrackedField {
  kind: Kind;
  /** In the first state; of an element that came to a list, in the state that it came with. */
  key: FieldKey;
  /** What differed when it first did; of an order one of the elements that moved. */
  found: FieldDifference;
  /** Of a message that took another one's place, or whose place was taken: that alone. */
  alone?: FieldDifference;
  /** Index of the first state that differs in it. */
  first: number;
  /** Index of the first state after that one which does not; null where there is none yet. */
  back: number | null;
  /** True where the state looked at last differs in it. */
  differs: boolean;
  /** True where a state after `back` holds such a change again. */
  isRepeated: boolean;
}

/** The fields that a difference is to be followed by: two for a message that took another one's place. `first` is the index of the state that differs. */
export function trackedFields(found: FieldDifference, first: number): TrackedField[] {
  const { part, difference } = found;
  const { op, path, before, after, replaces } = difference;
  const key = fieldKey(found);
  const start = { key, found, first, back: null, differs: true, isRepeated: false };
  if (op === 'moved') return [{ ...start, kind: 'order', key: listKey(key) }];
  if (isAddedElement(difference)) return [{ ...start, kind: 'element' }];
  if (replaces !== undefined) {
    const oldPath = [...path.slice(0, -1), replaces];
    const gone = differenceAt({ path: oldPath, identity: oldPath }, before, undefined);
    const come = differenceAt({ path, identity: path }, undefined, after);
    return [
      { ...start, kind: 'presence', key: [part, ...oldPath], alone: { part, difference: gone } },
      { ...start, kind: 'arrival', alone: { part, difference: come } },
    ];
  }
  if (op === 'added') return [{ ...start, kind: 'arrival' }];
  const isNamed = typeof key.at(-1) !== 'number';
  return [{ ...start, kind: isNamed && isJsonObject(before) ? 'presence' : 'value' }];
}

/**
 * True where a state does not have what the first has there, and all around it: what came to a message that is gone itself is not undone. Not for elements
 * that came to a list.
 */
export function differsIn({ kind, key }: TrackedField, fields: DifferingFields): boolean {
  if (fields.differsAt(key)) return true;
  if (kind === 'order') return fields.isReordered(key);
  return kind === 'value' && fields.differsInside(key);
}

/** True where a state still holds the change: what came is gone where all around it is, too. Not for elements that came to a list. */
export function holdsIn(field: TrackedField, fields: DifferingFields): boolean {
  const isGone = field.kind === 'arrival' && fields.isGoneWithOuter(field.key);
  return differsIn(field, fields) && !isGone;
}
