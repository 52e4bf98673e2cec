import { campaignDetailsSchema } from './campaign-details.ts';
import { messageSchemaOf } from './campaign-message.ts';
import { campaignRowSchema } from './campaign-row.ts';
import { anyConversionSchema } from './conversion-behavior.ts';
import { compareStrings, type JsonObject, type JsonPath } from './json.ts';
import { surveyChoiceSchema, surveyPageSchema } from './messages/in-app.ts';

const NONE: readonly string[] = [];
const DETAILS = Object.keys(campaignDetailsSchema.shape);
const ROW = Object.keys(campaignRowSchema.shape);
const CONVERSION = Object.keys(anyConversionSchema.shape);
const PAGE = Object.keys(surveyPageSchema.shape);
const CHOICE = Object.keys(surveyChoiceSchema.shape);
const UNKNOWN_MESSAGE = ['channel', 'name'];

/**
 * The keys of an object in canonical order: first those that Braze documents, in the order of its page, then the rest by code unit.
 * Files are written in this order: when a field becomes documented, it moves in every file that has it.
 *
 * @param path where the object stands in the details (`[]` is the details themselves), or `['list']` for the row of the list.
 */
export function canonicalKeys(object: JsonObject, path: JsonPath): string[] {
  const known = documentedKeys(object, path).filter((key) => Object.hasOwn(object, key));
  const isKnown = new Set(known);
  const rest = Object.keys(object).filter((key) => !isKnown.has(key));
  return [...known, ...rest.sort(compareStrings)];
}

function documentedKeys(object: JsonObject, path: JsonPath): readonly string[] {
  const [root] = path;
  if (path.length === 0) return DETAILS;
  if (path.length === 1) return root === 'list' ? ROW : NONE;
  if (root === 'conversion_behaviors') return path.length === 2 ? CONVERSION : NONE;
  if (root !== 'messages') return NONE;
  if (path.length === 2) {
    const schema = messageSchemaOf(object);
    return schema === undefined ? UNKNOWN_MESSAGE : Object.keys(schema.shape);
  }
  return surveyKeys(path);
}

function surveyKeys(path: JsonPath): readonly string[] {
  const [, , data, pages, , choices] = path;
  if (data !== 'data' || pages !== 'pages') return NONE;
  if (path.length === 5) return PAGE;
  return path.length === 7 && choices === 'choices' ? CHOICE : NONE;
}
