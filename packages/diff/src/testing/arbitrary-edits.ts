import { isJsonObject, type Json, type JsonObject, own } from '@brazier/schema';
import fc from 'fast-check';
import { arbitraryConversion, arbitraryMessage, json } from './arbitrary-campaigns.ts';

/** One blind edit of a JSON value: it knows nothing of campaigns and may do anything anywhere. */
interface BlindEdit {
  /** Chooses the place: at each level a number that chooses a child, or none. */
  steps: number[];
  kind: 'replace' | 'delete' | 'insert' | 'shuffle' | 'duplicate';
  /** Where to begin; anywhere where the details lack it. */
  field: string | null;
  /** True where a value that is replaced keeps its JSON type. */
  alike: boolean;
  value: Json;
  key: string;
}

const blindEdit: fc.Arbitrary<BlindEdit> = fc.record({
  field: fc.constantFrom('messages', 'messages', 'conversion_behaviors', 'tags', null, null),
  steps: fc.array(fc.nat(20), { minLength: 1, maxLength: 6 }),
  kind: fc.constantFrom('replace', 'replace', 'delete', 'insert', 'shuffle', 'duplicate'),
  alike: fc.boolean(),
  value: fc.oneof(json, arbitraryMessage, arbitraryConversion),
  key: fc.constantFrom('new', 'subject', 'window', 'm9', 'choice_id', '', '__proto__'),
});

/** A few blind edits. */
export const arbitraryEdits: fc.Arbitrary<BlindEdit[]> = fc.array(blindEdit, { maxLength: 4 });

/** The details after the edits; the argument stays as it is. */
export function editBlindly(details: JsonObject, edits: readonly BlindEdit[]): JsonObject {
  let current = details;
  for (const edit of edits) {
    const inner = edit.field === null ? undefined : own(current, edit.field);
    const edited = editAt(inner ?? current, edit, edit.steps);
    if (edit.field !== null && inner !== undefined) current = { ...current, [edit.field]: edited };
    else if (isJsonObject(edited)) current = edited;
  }
  return current;
}

function editAt(value: Json, edit: BlindEdit, steps: readonly number[]): Json {
  const [step, ...rest] = steps;
  if (step === undefined || value === null || typeof value !== 'object') return editHere(value, edit);
  if (Array.isArray(value)) {
    if (value.length === 0 || rest.length === 0) return editArray(value, edit, step);
    const at = step % value.length;
    return value.map((item, index) => (index === at ? editAt(item, edit, rest) : item));
  }
  const keys = Object.keys(value);
  const chosen = keys[step % Math.max(1, keys.length)];
  if (chosen === undefined || rest.length === 0) return editObject(value, edit, chosen);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === chosen ? editAt(item, edit, rest) : item]),
  );
}

function editHere(value: Json, { kind, alike, value: given, key }: BlindEdit): Json {
  if (kind === 'shuffle' || kind === 'duplicate') return value;
  if (!alike) return given;
  if (typeof value === 'string') return `${value}${key}!`;
  if (typeof value === 'number') return value + 1;
  return typeof value === 'boolean' ? !value : given;
}

function editArray(array: readonly Json[], edit: BlindEdit, step: number): Json[] {
  const { kind, value } = edit;
  const at = array.length === 0 ? 0 : step % array.length;
  switch (kind) {
    case 'delete':
      return array.filter((_, index) => index !== at);
    case 'insert':
      return array.toSpliced(at, 0, value);
    case 'duplicate':
      return array.toSpliced(at, 0, ...array.slice(at, at + 1));
    case 'shuffle':
      return array.toReversed();
    case 'replace':
      return array.map((item, index) => (index === at ? editHere(item, edit) : item));
  }
}

function editObject(object: JsonObject, edit: BlindEdit, chosen: string | undefined): JsonObject {
  const { kind, value, key } = edit;
  const entries = Object.entries(object);
  switch (kind) {
    case 'delete':
      return Object.fromEntries(entries.filter(([name]) => name !== chosen));
    case 'insert':
    case 'duplicate':
      return Object.fromEntries([...entries, [key, value]]);
    case 'shuffle':
      return Object.fromEntries(entries.toReversed());
    case 'replace':
      return Object.fromEntries(entries.map(([name, item]) => [name, name === chosen ? editHere(item, edit) : item]));
  }
}
