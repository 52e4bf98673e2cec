import type { CampaignState, JsonObject, JsonPath } from '@brazier/schema';
import { UnknownPathError } from '../errors.ts';
import { type Field, fieldsOf, isSameValue, isVolatile, valueIn } from './fields.ts';
import type { BlameLine } from './history.ts';

/** What a snapshot did to one campaign: its state before and after, null where it did not exist. */
export interface CampaignVersion {
  revision: string;
  time: string;
  before: CampaignState | null;
  after: CampaignState | null;
}

/**
 * For each field of the newest version, the version since which it has its value, in the order of the details. A field is what is at its path, whatever was
 * moved there; only an element that has an id is the same wherever it was.
 *
 * @param versions newest first; read no further than needed.
 * @param path only fields at or below it.
 * @throws UnknownPathError where the newest version has nothing there, and whatever reading the versions throws.
 */
export async function blameFields(versions: AsyncIterable<CampaignVersion>, path: JsonPath = []): Promise<BlameLine[]> {
  const lines = new Map<Field, BlameLine>();
  let newest: JsonObject | null = null;
  let fields: Field[] = [];
  let unchanged: Field[] = [];
  for await (const { revision, time, before, after } of versions) {
    if (newest === null) {
      newest = (after ?? before)?.details ?? {};
      fields = fieldsUnder(newest, path);
      unchanged = fields;
    }
    const details = newest;
    unchanged = unchanged.filter((field) => {
      const older = before === null ? undefined : valueIn(before.details, field);
      if (older !== undefined && isSameValue(field, details, [older, field.value])) return true;
      const line = { path: field.path, value: field.value, since: { revision, time } };
      lines.set(field, older === undefined ? line : { ...line, before: older });
      return false;
    });
    if (unchanged.length === 0) break;
  }
  return fields.flatMap((field) => lines.get(field) ?? []);
}

function fieldsUnder(details: JsonObject, path: JsonPath): Field[] {
  const wanted = namedPath(details, path);
  if (wanted.length === 0) return fieldsOf(details).filter((field) => !isVolatile(field));
  const fields = fieldsOf(details).filter((field) => startsWith(field.path, wanted) || startsWith(wanted, field.path));
  if (fields.length === 0 || !fields.some((field) => hasValueAt(field, wanted)))
    throw new UnknownPathError(JSON.stringify(path));
  return fields;
}

/** A tag asked for by its place in the array, by itself. */
function namedPath(details: JsonObject, path: JsonPath): JsonPath {
  const [key, index] = path;
  if (path.length !== 2 || typeof index !== 'number' || !['tags', 'channels', 'teams'].includes(String(key)))
    return path;
  const item = valueIn(details, { steps: path });
  return typeof item === 'string' && typeof key === 'string' ? [key, item] : path;
}

/** True where the path is the field's, leads to it, or leads to a value inside it. */
function hasValueAt({ path, value }: Field, wanted: JsonPath): boolean {
  if (startsWith(path, wanted)) return true;
  return valueIn({ value }, { steps: ['value', ...wanted.slice(path.length)] }) !== undefined;
}

function startsWith(path: JsonPath, start: JsonPath): boolean {
  return start.length <= path.length && start.every((key, index) => path[index] === key);
}
