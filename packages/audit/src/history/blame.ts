import type { Change } from '@brazier/diff';
import type { CampaignState, Json, JsonObject, JsonPath } from '@brazier/schema';
import { UnknownPathError } from '../errors.ts';
import { type Field, fieldsOf, sameValue, valueAt } from './fields.ts';
import type { BlameLine } from './history.ts';
import { pathBefore } from './path-before.ts';

/** A snapshot that changed a campaign. */
export interface CampaignVersion {
  revision: string;
  time: string;
  before: CampaignState | null;
  after: CampaignState | null;
  changes: readonly Change[];
}

/** A field whose snapshot is still looked for. */
interface Sought extends Field {
  /** Where it stands in the version that is looked at. */
  at: JsonPath;
}

/**
 * For each field of the newest version, the version since which it has its value, in the order of the details.
 *
 * @param versions newest first; read no further than needed.
 * @param path only fields at or below it.
 * @throws UnknownPathError where the newest version has nothing there, and whatever reading the versions throws.
 */
export async function blameFields(versions: AsyncIterable<CampaignVersion>, path: JsonPath = []): Promise<BlameLine[]> {
  const lines = new Map<JsonPath, BlameLine>();
  let details: JsonObject | null = null;
  let fields: Field[] = [];
  let sought: Sought[] = [];
  for await (const version of versions) {
    if (details === null) {
      details = (version.after ?? version.before)?.details ?? {};
      fields = fieldsUnder(details, path);
      sought = fields.map((field) => ({ ...field, at: field.path }));
    }
    const newest = details;
    const live = version.changes.filter((change) => !change.draft);
    sought = sought.flatMap((field) => {
      const older = pathBefore(field.at, live);
      const before = version.before ? valueAt(version.before.details, older) : undefined;
      if (before !== undefined && sameValue(newest, field.path, before, field.value)) return [{ ...field, at: older }];
      lines.set(field.path, lineOf(field, version, before ?? valueReplaced(field.at, live)));
      return [];
    });
    if (sought.length === 0) break;
  }
  return fields.flatMap((field) => lines.get(field.path) ?? []);
}

function fieldsUnder(details: JsonObject, path: JsonPath): Field[] {
  const wanted = namedPath(details, path);
  const fields = fieldsOf(details).filter((field) => startsWith(field.path, wanted) || startsWith(wanted, field.path));
  if (fields.length === 0 || valueAt(details, wanted) === undefined) throw new UnknownPathError(JSON.stringify(path));
  return fields;
}

/** A tag asked for by its place in the array, by itself. */
function namedPath(details: Json, path: JsonPath): JsonPath {
  const [key, index] = path;
  if (path.length !== 2 || typeof index !== 'number' || !['tags', 'channels', 'teams'].includes(String(key)))
    return path;
  const item = valueAt(details, path);
  return typeof item === 'string' && typeof key === 'string' ? [key, item] : path;
}

function startsWith(path: JsonPath, start: JsonPath): boolean {
  return start.length <= path.length && start.every((key, index) => path[index] === key);
}

function lineOf({ path, value }: Field, { revision, time }: CampaignVersion, before: Json | undefined): BlameLine {
  return { path, value, since: { revision, time }, ...(before === undefined ? {} : { before }) };
}

/** What stood there in a message that was replaced by one with another id. */
function valueReplaced(path: JsonPath, changes: readonly Change[]): Json | undefined {
  const replaced = changes.find((change) => change.rule === 'message.replaced' && startsWith(path, change.path));
  return replaced?.before === undefined ? undefined : valueAt(replaced.before, path.slice(replaced.path.length));
}
