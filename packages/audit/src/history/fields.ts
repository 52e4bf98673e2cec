import {
  arrayComparison,
  elementIdField,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  jsonEqual,
  own,
  sameInstant,
  VOLATILE_FIELDS,
} from '@brazier/schema';

/** One field of a campaign's details that has no fields below it. */
export interface Field {
  path: JsonPath;
  value: Json;
  /** How the same field is found in other states of the campaign. */
  steps: readonly Step[];
}

/** A key or an index, the element of an array that has an id, or a member of a set. */
type Step = string | number | { idField: string; id: Json } | { member: Json };

/**
 * The fields of details, down to single values. A tag, channel or team is a field at `["tags", "<tag>"]`; other arrays without order are one field whole.
 */
export function fieldsOf(details: JsonObject): Field[] {
  return Object.entries(details).flatMap(([key, value]) => fieldsBelow(details, { path: [key], value, steps: [key] }));
}

/** True for a field that moves without anyone editing: what is stored of it is no history. */
export function isVolatile({ path }: Field): boolean {
  return VOLATILE_FIELDS.includes(String(path[0]));
}

function fieldsBelow(details: JsonObject, field: Field): Field[] {
  const { path, value, steps } = field;
  if (Array.isArray(value)) {
    if (isSetAt(details, path)) return isNameList(path, value) ? namesIn(field, value) : [field];
    if (value.length === 0) return [field];
    return value.flatMap((item, index) =>
      fieldsBelow(details, { path: [...path, index], value: item, steps: [...steps, elementStep(field, index)] }),
    );
  }
  if (!isJsonObject(value) || Object.keys(value).length === 0) return [field];
  return Object.entries(value).flatMap(([key, item]) =>
    fieldsBelow(details, { path: [...path, key], value: item, steps: [...steps, key] }),
  );
}

/** True for tags, channels and teams, each of which is a field of its own. */
function isNameList(path: JsonPath, values: readonly Json[]): values is readonly string[] {
  return path.length === 1 && values.length > 0 && values.every((value) => typeof value === 'string');
}

function namesIn({ path, steps }: Field, names: readonly string[]): Field[] {
  return [...new Set(names)].map((name) => ({
    path: [...path, name],
    value: name,
    steps: [...steps, { member: name }],
  }));
}

/** By its id where no other element of the array has the same, else by its index. */
function elementStep({ path, value }: Field, index: number): Step {
  const idField = elementIdField(path);
  if (idField === null || !Array.isArray(value)) return index;
  const ids = value.map((element) => idOf(element, idField));
  const id = ids[index];
  const isUnique = id !== undefined && ids.filter((other) => other === id).length === 1;
  return isUnique ? { idField, id } : index;
}

function idOf(element: Json, idField: string): string | number | undefined {
  const id = isJsonObject(element) ? own(element, idField) : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}

/** The value that a field has in a state of its campaign; undefined where there is none. */
export function valueIn(details: JsonObject, { steps }: Pick<Field, 'steps'>): Json | undefined {
  return steps.reduce<Json | undefined>(stepInto, details);
}

function stepInto(value: Json | undefined, step: Step): Json | undefined {
  if (Array.isArray(value)) {
    if (typeof step === 'number') return value[step];
    if (typeof step === 'string') return /^(?:0|[1-9]\d*)$/.test(step) ? value[Number(step)] : undefined;
    if ('member' in step) return value.find((item) => jsonEqual(item, step.member));
    return value.find((element) => idOf(element, step.idField) === step.id);
  }
  if (!isJsonObject(value) || typeof step === 'object') return undefined;
  return own(value, String(step));
}

const DATES: ReadonlySet<string | number | undefined> = new Set(['created_at', 'first_sent']);

/** True where two values of a field mean the same: in a set neither order nor repetition counts, and an instant may be spelled in two ways. */
export function isSameValue({ path }: Field, details: JsonObject, [one, other]: readonly [Json, Json]): boolean {
  if (jsonEqual(one, other)) return true;
  if (path.length === 1 && DATES.has(path[0]) && sameInstant(one, other)) return true;
  if (!Array.isArray(one) || !Array.isArray(other) || !isSetAt(details, path)) return false;
  return holdsAll(one, other) && holdsAll(other, one);
}

function holdsAll(set: readonly Json[], items: readonly Json[]): boolean {
  return items.every((item) => set.some((member) => jsonEqual(member, item)));
}

function isSetAt(details: JsonObject, path: JsonPath): boolean {
  return arrayComparison(path, valueIn(details, { steps: path.slice(0, 2) })) === 'set';
}
