import { campaignDetails } from './campaign-details.ts';
import { campaignRow } from './campaign-row.ts';
import { kindOfMessage, MESSAGE_SCHEMAS } from './channels.ts';
import { conversionBehavior } from './conversion-behavior.ts';
import { compareStrings, type JsonObject, type JsonPath } from './json.ts';

const DETAILS = Object.keys(campaignDetails.shape);
const ROW = Object.keys(campaignRow.shape);
const CONVERSION = Object.keys(conversionBehavior.shape);
const CHOICE = ['choice_id', 'text', 'custom_attribute_key', 'custom_attribute_value', 'deleted'];

/**
 * The keys of an object in canonical order: first those that Braze documents, in the schema's order, then the rest by code unit.
 *
 * @param path where the object stands in the details (`[]` is the details themselves), or `['list']` for the row of the list.
 */
export function canonicalKeys(object: JsonObject, path: JsonPath): string[] {
  const documented = documentedKeys(object, path);
  const known = documented.filter((key) => Object.hasOwn(object, key));
  if (known.length === 0) return Object.keys(object).sort(compareStrings);
  const isKnown = new Set(known);
  return [
    ...known,
    ...Object.keys(object)
      .filter((key) => !isKnown.has(key))
      .sort(compareStrings),
  ];
}

function documentedKeys(object: JsonObject, path: JsonPath): readonly string[] {
  if (path.length === 0) return DETAILS;
  if (path.length === 1 && path[0] === 'list') return ROW;
  if (path.length === 2 && path[0] === 'conversion_behaviors') return CONVERSION;
  if (path.length === 2 && path[0] === 'messages') {
    const kind = kindOfMessage(object);
    return kind === 'unknown' ? ['channel', 'name'] : Object.keys(MESSAGE_SCHEMAS[kind].shape);
  }
  return path.length === 7 && path[5] === 'choices' ? CHOICE : [];
}
