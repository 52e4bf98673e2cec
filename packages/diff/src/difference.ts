import type { Json, JsonPath, SchemaDrift } from '@brazier/schema';
import type { Op } from './change.ts';

/** Where a value stands. */
export interface Place {
  /** In Braze's own response; indexes as in the state after, or as in the one before where the element is gone. */
  path: JsonPath;
  /** Where it stood in the state before, if that is another path. */
  oldPath?: JsonPath;
  /** The path with each index replaced by what stands there: the same wherever the element stands. */
  identity: readonly Json[];
  /** The message variation that the place lies in. */
  message?: Json;
}

/** Something that differs, before any rule has given it a name. */
export interface Difference {
  /** As in `Place`. */
  path: JsonPath;
  /** As in `Place`. */
  oldPath?: JsonPath;
  /** As in `Place`. */
  identity: readonly Json[];
  op: Op;
  /** Absent where `op` is `added`. */
  before?: Json;
  /** Absent where `op` is `removed`. */
  after?: Json;
  /** Where the difference is told as a whole: what differs inside. */
  inside?: Difference[];
  /** Of a message that took another one's place: the id of that other. */
  replaces?: string;
  /** Only where it lies in the campaign's row of `/campaigns/list` and not in its details. */
  row?: true;
  /** The rule of schema drift, where the value is newly what the schema does not describe. */
  drift?: SchemaDrift['rule'];
  /** True where the value lies in a field that the schema does not know. */
  unknownField?: true;
  /** True where the value is of a type that the schema does not describe and was so before, or goes and was so or an unknown channel. */
  undescribed?: true;
  /** Only of a post-launch draft as a whole: what became of it. */
  draftEvent?: DraftEvent;
  /** What tells this difference from another one of the same place and values; only the fingerprint holds it. */
  evidence?: Json;
}

/** What became of a post-launch draft. */
export type DraftEvent = 'opened' | 'launched' | 'discarded';

/** The place of a key or an element; `identity` names an element by what it is, `oldKey` is where it stood. */
export function placeInside(
  place: Place,
  key: string | number,
  identity: Json = key,
  oldKey: string | number = key,
): Place {
  const moved = place.oldPath !== undefined || oldKey !== key;
  return {
    ...place,
    path: [...place.path, key],
    identity: [...place.identity, identity],
    ...(moved && { oldPath: [...(place.oldPath ?? place.path), oldKey] }),
  };
}

/** The difference of two values at one place, of which one may be absent; the op tells which. */
export function differenceAt(place: Place, before: Json | undefined, after: Json | undefined): Difference {
  const { path, oldPath, identity } = place;
  const at = { path, ...(oldPath && { oldPath }), identity };
  if (before === undefined) return { ...at, op: 'added', after: after ?? null };
  if (after === undefined) return { ...at, op: 'removed', before };
  return { ...at, op: 'changed', before, after };
}
