import type * as z from 'zod';
import { campaignDetailsSchema } from './campaign-details.ts';
import { messageSchemaOf } from './campaign-message.ts';
import { campaignRowSchema } from './campaign-row.ts';
import { kindOfChannel, kindOfMessage } from './channels.ts';
import { anyConversionSchema, conversionSchemaOf } from './conversion-behavior.ts';
import { isJsonObject, type Json, type JsonObject, type JsonPath, own } from './json.ts';

/** One thing in a response that Braze's documentation does not describe. The response itself is kept as it came. */
export interface SchemaDrift {
  rule: 'schema.field.unknown' | 'schema.channel.unknown' | 'schema.type.unexpected';
  /** Where it stands in the response. An entry of `channels` is named by itself, as in `["channels", "banner"]`: it has no place in a set. */
  path: JsonPath;
  /** What the documentation has there, such as `integer` or `string or array`; null for a field or channel that it does not have. */
  expected: string | null;
  /** The JSON type that came instead, or the name of the unknown field, channel or conversion type. */
  found: string;
}

/**
 * All drift of a campaign: in its details and, if given, in its row of `/campaigns/list`. Of the row, `name` and `tags` are left out,
 * which the details repeat. The fields of a message whose channel is unknown are not drift one by one: the channel is.
 */
export function findDrift(details: JsonObject, list?: JsonObject): SchemaDrift[] {
  return [
    ...compareWithSchema(details, campaignDetailsSchema, []),
    ...findUnknownChannels(own(details, 'channels')),
    ...entriesOf(own(details, 'messages')).flatMap(([id, message]) => findMessageDrift(message, ['messages', id])),
    ...itemsOf(own(details, 'conversion_behaviors')).flatMap((behavior, index) =>
      findConversionDrift(behavior, ['conversion_behaviors', index]),
    ),
    ...(list === undefined ? [] : findRowDrift(list).filter(({ path }) => path[0] !== 'name' && path[0] !== 'tags')),
  ];
}

/** The drift of one row of `/campaigns/list`; paths begin at the row. */
export function findRowDrift(row: JsonObject): SchemaDrift[] {
  return compareWithSchema(row, campaignRowSchema, []);
}

function findUnknownChannels(channels: Json | undefined): SchemaDrift[] {
  const names = new Set(itemsOf(channels).filter((channel) => typeof channel === 'string'));
  return [...names]
    .filter((name) => kindOfChannel(name) === 'unknown')
    .map((name) => unknownChannel(['channels', name], name));
}

function findMessageDrift(message: Json, path: JsonPath): SchemaDrift[] {
  if (!isJsonObject(message)) return [unexpectedType(path, 'object', message)];
  const channel = own(message, 'channel');
  const drift: SchemaDrift[] = [];
  if (channel === undefined) {
    if (kindOfMessage(message) === 'unknown') drift.push(unknownChannel([...path, 'channel'], 'none'));
  } else if (typeof channel !== 'string') {
    drift.push(unexpectedType([...path, 'channel'], 'string', channel));
  } else if (kindOfChannel(channel) === 'unknown') {
    drift.push(unknownChannel([...path, 'channel'], channel));
  }
  const schema = messageSchemaOf(message);
  if (schema === undefined) return drift;
  return [...drift, ...compareWithSchema(message, schema, path).filter(({ path: [, , field] }) => field !== 'channel')];
}

function findConversionDrift(behavior: Json, path: JsonPath): SchemaDrift[] {
  if (!isJsonObject(behavior)) return [unexpectedType(path, 'object', behavior)];
  const type = own(behavior, 'type');
  const schema = conversionSchemaOf(type);
  if (schema !== undefined) return compareWithSchema(behavior, schema, path);
  const drift = compareWithSchema(behavior, anyConversionSchema, path);
  if (typeof type !== 'string') return drift;
  const expected = 'one of the seven documented types';
  return [{ rule: 'schema.type.unexpected', path: [...path, 'type'], expected, found: type }, ...drift];
}

/** Holds one object against its schema: a field that it does not name is drift, below the fields only types are. */
function compareWithSchema(value: JsonObject, schema: z.ZodObject, at: JsonPath): SchemaDrift[] {
  const result = schema.safeParse(value);
  return result.success ? [] : result.error.issues.flatMap((issue) => readIssue(issue, value, at));
}

function readIssue(issue: z.core.$ZodIssue, value: JsonObject, at: JsonPath): SchemaDrift[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ rule: 'schema.field.unknown', path: [...at, key], expected: null, found: key }));
  }
  if (issue.code === 'invalid_union') {
    // A branch that got below the value itself is the one that was meant: an array with one wrong element, not a string.
    const meant = issue.errors.find((branch) => branch.some(({ path }) => path.length > 0));
    if (meant !== undefined) {
      return meant.flatMap((inner) => readIssue({ ...inner, path: [...issue.path, ...inner.path] }, value, at));
    }
  }
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  return [unexpectedType([...at, ...path], expectedType(issue), valueAt(value, path))];
}

function expectedType(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_union') {
    return [...new Set(issue.errors.flatMap((branch) => branch.slice(0, 1).map(expectedType)))].join(' or ');
  }
  if (issue.code !== 'invalid_type') return 'other value';
  const names: Record<string, string> = { int: 'integer', record: 'object' };
  return names[issue.expected] ?? issue.expected;
}

function unknownChannel(path: JsonPath, found: string): SchemaDrift {
  return { rule: 'schema.channel.unknown', path, expected: null, found };
}

function unexpectedType(path: JsonPath, expected: string, value: Json | undefined): SchemaDrift {
  return { rule: 'schema.type.unexpected', path, expected, found: jsonType(value) };
}

/** The JSON type of a value, as reports name it: `null`, `boolean`, `number`, `string`, `array`, `object`, or `undefined` where there is none. */
export function jsonType(value: Json | undefined): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'bigint' ? 'number' : typeof value;
}

function valueAt(value: Json, path: readonly (string | number)[]): Json | undefined {
  let here: Json | undefined = value;
  for (const step of path) {
    if (Array.isArray(here)) here = here[Number(step)];
    else if (isJsonObject(here)) here = own(here, String(step));
    else return undefined;
  }
  return here;
}

function entriesOf(value: Json | undefined): [string, Json][] {
  return isJsonObject(value) ? Object.entries(value) : [];
}

function itemsOf(value: Json | undefined): Json[] {
  return Array.isArray(value) ? value : [];
}
