import { findDrift, type Json, type JsonObject, type JsonPath, jsonType, type SchemaDrift } from '@brazier/schema';
import type { Difference } from '../difference.ts';

/** Marks the differences that are newly what the schema does not describe, later ones of such values, and those that lie in fields it does not know. */
export function markDrift(differences: readonly Difference[], before: JsonObject, after: JsonObject): Difference[] {
  if (differences.length === 0) return [];
  const now = new DriftOf(after);
  let known: DriftOf | undefined;
  // Rarely asked for, and as dear as the other.
  const old = (): DriftOf => {
    known ??= new DriftOf(before);
    return known;
  };
  const mark = (difference: Difference): Difference => {
    const { path, oldPath = path, op, inside } = difference;
    const drift = newDrift(difference, old, now);
    // Only arrays that are known well enough have moves: their rule tells them wherever they stand.
    const unknownField = op !== 'moved' && (op === 'removed' ? old().knowsNot(oldPath) : now.knowsNot(path));
    const undescribed = !drift && isUndescribed(difference, old, now);
    return {
      ...difference,
      ...(drift && { drift }),
      ...(unknownField && { unknownField }),
      ...(undescribed && { undescribed }),
      ...(inside && { inside: inside.map(mark) }),
    };
  };
  return differences.map(mark);
}

function newDrift(difference: Difference, old: () => DriftOf, now: DriftOf): SchemaDrift['rule'] | null {
  const { op, path, oldPath = path, before, after } = difference;
  if (op !== 'added' && op !== 'changed') return null;
  const rule = now.at(path);
  if (!rule) return now.hasOddMember(path) && !old().hasOddMember(oldPath) ? 'schema.type.unexpected' : null;
  // Null says that there is nothing, not that something is of another type: the field's own rule tells it.
  if (rule === 'schema.type.unexpected' && after === null) return null;
  if (op === 'added' || rule === 'schema.channel.unknown') return rule;
  return rule === 'schema.type.unexpected' && kindOf(before) !== kindOf(after) ? rule : null;
}

/** True for what stays of a type that is not described, and for what is described neither way and goes. */
function isUndescribed(difference: Difference, old: () => DriftOf, now: DriftOf): boolean {
  const { op, path, oldPath = path, before, after } = difference;
  if (op === 'moved') return false;
  if (op !== 'removed') return after !== null && (now.isOfOtherType(path) || now.hasOddMember(path));
  if (before === null) return false;
  const known = old();
  return known.isOfOtherType(oldPath) || known.hasOddMember(oldPath) || known.at(oldPath) === 'schema.channel.unknown';
}

function kindOf(value: Json | undefined): string {
  return value === undefined ? 'nothing' : jsonType(value);
}

/** The schema drift of one state, by place. */
class DriftOf {
  readonly #rules: ReadonlyMap<string, SchemaDrift['rule']>;
  readonly #oddMembers: ReadonlySet<string>;

  constructor(details: JsonObject) {
    const drift = findDrift(details);
    this.#rules = new Map(drift.map(({ path, rule }) => [key(path), rule]));
    this.#oddMembers = new Set(
      drift.filter(({ path }) => typeof path.at(-1) === 'number').map(({ path }) => key(path.slice(0, -1))),
    );
  }

  /** The drift at exactly this place. */
  at(path: JsonPath): SchemaDrift['rule'] | null {
    return this.#rules.get(key(path)) ?? null;
  }

  /** True where an array at this place has an element of a type that is not described. */
  hasOddMember(path: JsonPath): boolean {
    return this.#oddMembers.has(key(path));
  }

  /** True where the place is in a value of a type that is not described, or is that value. */
  isOfOtherType(path: JsonPath): boolean {
    return path.some((_, index) => this.at(path.slice(0, index + 1)) === 'schema.type.unexpected');
  }

  /** True where the place is in a field that the schema does not know, or is that field. */
  knowsNot(path: JsonPath): boolean {
    return path.some((_, index) => this.at(path.slice(0, index + 1)) === 'schema.field.unknown');
  }
}

function key(path: JsonPath): string {
  return JSON.stringify(path);
}
