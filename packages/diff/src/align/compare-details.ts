import {
  isJsonObject,
  type Json,
  type JsonObject,
  jsonEqual,
  own,
  sameInstant,
  VOLATILE_FIELDS,
} from '@brazier/schema';
import { type Difference, type Place, placeInside } from '../difference.ts';
import { compareValues } from './compare-values.ts';
import { compareMessages } from './messages.ts';

const ROOT: Place = { path: [], identity: [] };
const DATES: ReadonlySet<string> = new Set(['created_at', 'first_sent']);

/** What differs between two responses of `/campaigns/details`, volatile fields aside. */
export function compareDetails(before: JsonObject, after: JsonObject): Difference[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .filter((field) => !VOLATILE_FIELDS.includes(field))
    .flatMap((field) => compareField(field, own(before, field), own(after, field)));
}

function compareField(field: string, before: Json | undefined, after: Json | undefined): Difference[] {
  if (jsonEqual(before, after)) return [];
  if (DATES.has(field) && sameInstant(before, after)) return [];
  const place = placeInside(ROOT, field);
  if (field === 'messages' && isJsonObject(before) && isJsonObject(after)) return compareMessages(place, before, after);
  return compareValues(place, before, after);
}
