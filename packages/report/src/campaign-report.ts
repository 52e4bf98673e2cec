import type { BlameLine, ShownCampaign } from '@brazier/audit';
import {
  campaignMessages,
  campaignName,
  compareStrings,
  isJsonObject,
  type Json,
  type JsonObject,
  own,
} from '@brazier/schema';
import { nameText, oneLine, shortRevision } from './display-text.ts';
import { messageAsText } from './mail/message-as-text.ts';
import type { TextOptions } from './paint.ts';
import { indented, type TextStyle, textStyle, toText } from './text-lines.ts';
import { durationText, pathText, valueText } from './value-text.ts';

const VALUE_LIMIT = 400;
const BLAME_VALUE_LIMIT = 80;
/** Told in sections of their own. */
const SECTIONS = new Set(['messages', 'conversion_behaviors']);

/** One campaign for a terminal: its fields, its messages as their readers see them, its conversions, and its draft where there is one. */
export function renderCampaignText(shown: ShownCampaign, options: TextOptions): string {
  const style = textStyle(options);
  const { state } = shown;
  const heading = `${shown.workspace} · ${nameText(campaignName(state))}`;
  const lines = [
    ...indented('', 2, heading, style.width).map((line) => style.paint('bold', line)),
    `  id: ${oneLine(state.id)}`,
    ...indented('  ', 4, `as of: ${shown.time} (${shortRevision(shown.revision)})`, style.width),
    ...fieldLines({ last_edited: own(state.list, 'last_edited') ?? null }, style),
    ...versionLines(state.details, style),
  ];
  if (state.draft) lines.push('', style.paint('bold', 'Post-launch draft'), ...versionLines(state.draft, style));
  return toText(lines);
}

/** Since when each field has its value: the snapshots, newest first, each with the fields that took theirs in it. */
export function renderBlameText(lines: readonly BlameLine[], options: TextOptions): string {
  if (lines.length === 0) return 'Nothing there.\n';
  const style = textStyle(options);
  const newestFirst = lines.toSorted((one, other) => compareStrings(other.since.time, one.since.time));
  const snapshots = Map.groupBy(newestFirst, ({ since }) => `${since.time} (${shortRevision(since.revision)})`);
  return toText(
    [...snapshots].flatMap(([snapshot, fields], index) => [
      ...(index === 0 ? [] : ['']),
      style.paint('dim', snapshot),
      ...fields.flatMap((field) => indented('  ', 4, blameText(field), style.width)),
    ]),
  );
}

function blameText({ path, value, before }: BlameLine): string {
  const was = before === undefined ? '' : `, before ${valueText(before, BLAME_VALUE_LIMIT)}`;
  return `${pathText(path) || '/'}  ${valueText(value, BLAME_VALUE_LIMIT)}${was}`;
}

function versionLines(details: JsonObject, style: TextStyle): string[] {
  const conversions = own(details, 'conversion_behaviors');
  return [
    ...fieldLines(Object.fromEntries(Object.entries(details).filter(([key]) => !SECTIONS.has(key))), style),
    ...Object.entries(campaignMessages(details)).flatMap(([id, message]) => ['', ...messageLines(id, message, style)]),
    ...(Array.isArray(conversions) && conversions.length > 0 ? ['', style.paint('bold', '  Conversions')] : []),
    ...(Array.isArray(conversions) ? conversions : []).flatMap((conversion, index) =>
      indented(`    ${LETTERS[index] ?? index + 1}  `, 7, conversionText(conversion), style.width),
    ),
  ];
}

const LETTERS = ['A', 'B', 'C', 'D'];

function fieldLines(fields: JsonObject, style: TextStyle): string[] {
  return Object.entries(fields).flatMap(([key, value]) =>
    indented('  ', 4, `${oneLine(key.replaceAll('_', ' '))}: ${valueText(value, VALUE_LIMIT)}`, style.width),
  );
}

function messageLines(id: string, message: Json, style: TextStyle): string[] {
  if (!isJsonObject(message))
    return indented('  ', 4, `${oneLine(id)}: ${valueText(message, VALUE_LIMIT)}`, style.width);
  const channel = own(message, 'channel');
  const name = own(message, 'name');
  const title = `${typeof channel === 'string' ? oneLine(channel) : 'message'}${typeof name === 'string' ? ` “${nameText(name)}”` : ''}  ${oneLine(id)}`;
  return [
    ...indented('  ', 4, title, style.width).map((line) => style.paint('bold', line)),
    ...messageAsText(message)
      .split('\n')
      .flatMap((line) => indented('    │ ', 6, line, style.width)),
  ];
}

function conversionText(conversion: Json): string {
  if (!isJsonObject(conversion)) return valueText(conversion, VALUE_LIMIT);
  const parts = Object.entries(conversion).map(([key, value]) => {
    if (key === 'type' && typeof value === 'string') return oneLine(value);
    if (key === 'window' && typeof value === 'number') return `window ${durationText(value)}`;
    return `${oneLine(key.replaceAll('_', ' '))} ${valueText(value, VALUE_LIMIT)}`;
  });
  return parts.join(', ');
}
