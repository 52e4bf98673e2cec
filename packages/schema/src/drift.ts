import type { z } from 'zod';
import { campaignDetails } from './campaign-details.ts';
import { campaignRow } from './campaign-row.ts';
import { type ChannelKind, kindOfChannel, kindOfMessage, MESSAGE_SCHEMAS } from './channels.ts';
import { conversionBehavior } from './conversion-behavior.ts';
import { isJsonObject, type Json, type JsonObject, type JsonPath, own } from './json.ts';
import { surveyData } from './messages/in-app.ts';

/** A place where Braze's answer is not what the schema describes. The value is kept all the same. */
export interface SchemaDrift {
  rule: 'schema.field.unknown' | 'schema.channel.unknown' | 'schema.type.unexpected';
  /** In Braze's own response; for an entry of `channels` `["channels", <channel>]`. */
  path: JsonPath;
  /** The JSON type that the schema describes, for `schema.type.unexpected`. */
  expected: string | null;
  /** The JSON type, field or channel that was found. */
  found: string;
}

/** All places where the details, and the list row if given, are not what the schema describes, each once, in no particular order. */
export function findDrift(details: JsonObject, row?: JsonObject): SchemaDrift[] {
  return [
    ...unknownFields(campaignDetails, details, []),
    ...unexpectedTypes(campaignDetails, details, []),
    ...unknownChannels(details),
    ...conversionDrift(details),
    ...messageDrift(details),
    ...(row ? [...unknownFields(campaignRow, row, []), ...unexpectedTypes(campaignRow, row, [])] : []),
  ];
}

function unknownFields(schema: z.ZodObject, value: JsonObject, at: JsonPath): SchemaDrift[] {
  return Object.keys(value)
    .filter((key) => !Object.hasOwn(schema.shape, key))
    .map((key) => ({ rule: 'schema.field.unknown', path: [...at, key], expected: null, found: key }));
}

function unexpectedTypes(schema: z.ZodType, value: Json, at: JsonPath): SchemaDrift[] {
  const result = schema.safeParse(value);
  if (result.success) return [];
  return result.error.issues.map((issue) => {
    const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
    const found = path.reduce<Json | undefined>((parent, key) => child(parent, key), value);
    return {
      rule: 'schema.type.unexpected',
      path: [...at, ...path],
      expected: expectedType(issue),
      found: found === undefined ? 'nothing' : jsonType(found),
    };
  });
}

function child(parent: Json | undefined, key: string | number): Json | undefined {
  if (Array.isArray(parent)) return parent[Number(key)];
  return isJsonObject(parent) ? own(parent, String(key)) : undefined;
}

function expectedType(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected === 'record' ? 'object' : issue.expected;
  if (issue.code === 'invalid_union') return [...new Set(issue.errors.flat().map(expectedType))].join(' or ');
  return issue.code;
}

/** The JSON type of a value, as reports name it. */
export function jsonType(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value === 'bigint' ? 'number' : typeof value;
}

function unknownChannels(details: JsonObject): SchemaDrift[] {
  const channels = own(details, 'channels');
  if (!Array.isArray(channels)) return [];
  const names = new Set(channels.filter((channel) => typeof channel === 'string'));
  return [...names]
    .filter((channel) => kindOfChannel(channel) === 'unknown')
    .map((channel) => ({
      rule: 'schema.channel.unknown',
      path: ['channels', channel],
      expected: null,
      found: channel,
    }));
}

function conversionDrift(details: JsonObject): SchemaDrift[] {
  const behaviors = own(details, 'conversion_behaviors');
  if (!Array.isArray(behaviors)) return [];
  return behaviors.flatMap((behavior, index) =>
    isJsonObject(behavior) ? unknownFields(conversionBehavior, behavior, ['conversion_behaviors', index]) : [],
  );
}

function messageDrift(details: JsonObject): SchemaDrift[] {
  const messages = own(details, 'messages');
  if (!isJsonObject(messages)) return [];
  return Object.entries(messages).flatMap(([id, message]) =>
    isJsonObject(message) ? driftOfMessage(message, ['messages', id]) : [],
  );
}

function driftOfMessage(message: JsonObject, at: JsonPath): SchemaDrift[] {
  const kind: ChannelKind = kindOfMessage(message);
  if (kind === 'unknown') {
    const channel = own(message, 'channel');
    // Of a channel that nobody describes no field can be unexpected: the channel is the drift.
    if (typeof channel === 'string') {
      return [{ rule: 'schema.channel.unknown', path: [...at, 'channel'], expected: null, found: channel }];
    }
    return channel === undefined
      ? []
      : [{ rule: 'schema.type.unexpected', path: [...at, 'channel'], expected: 'string', found: jsonType(channel) }];
  }
  const schema = MESSAGE_SCHEMAS[kind];
  return [
    ...unknownFields(schema, message, at),
    ...unexpectedTypes(schema, message, at),
    ...surveyDrift(kind, message, at),
  ];
}

function surveyDrift(kind: ChannelKind, message: JsonObject, at: JsonPath): SchemaDrift[] {
  const data = own(message, 'data');
  if (kind !== 'in_app' || own(message, 'type') !== 'survey' || data === undefined || data === null) return [];
  return unexpectedTypes(surveyData, data, [...at, 'data']);
}
