import {
  arrayComparison,
  type CampaignState,
  canonicalKeys,
  compareStrings,
  type Json,
  type JsonPath,
} from '@brazier/schema';
import { encodeKey, textSegments } from './long-text.ts';

/** The format that this program writes. */
export const FORMAT_VERSION = 1;

/**
 * The bytes (as text) of a campaign's file: canonical, so that the same state gives the same bytes on every system, and lossless. Sets are
 * sorted, documented keys come first, long text stands as segments; two-space JSON, LF, a final newline.
 */
export function encodeCampaignFile(state: CampaignState): string {
  const parts = [
    `"formatVersion": ${FORMAT_VERSION}`,
    `"id": ${JSON.stringify(state.id)}`,
    `"list": ${write(state.list, ['list'], '  ')}`,
    `"details": ${write(state.details, [], '  ')}`,
    ...(state.draft ? [`"draft": ${write(state.draft, [], '  ')}`] : []),
  ];
  return `{\n  ${parts.join(',\n  ')}\n}\n`;
}

// An own writer: JSON.stringify puts keys that look like integers first, whatever order an object was built in.
function write(value: Json, path: JsonPath, margin: string): string {
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'string') return writeText(value, margin);
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const inner = `${margin}  `;
  if (Array.isArray(value)) {
    const items = inCanonicalOrder(value, path).map((item, index) => write(item, [...path, index], inner));
    return items.length === 0 ? '[]' : `[\n${inner}${items.join(`,\n${inner}`)}\n${margin}]`;
  }
  const fields = canonicalKeys(value, path).map(
    (key) => `${JSON.stringify(encodeKey(key))}: ${write(value[key] as Json, [...path, key], inner)}`,
  );
  return fields.length === 0 ? '{}' : `{\n${inner}${fields.join(`,\n${inner}`)}\n${margin}}`;
}

function writeText(text: string, margin: string): string {
  const segments = textSegments(text);
  if (segments === null) return JSON.stringify(text);
  const inner = `${margin}    `;
  return `{\n${margin}  "$text": [\n${inner}${segments.map((segment) => JSON.stringify(segment)).join(`,\n${inner}`)}\n${margin}  ]\n${margin}}`;
}

/** Tags, channels and teams sorted; any other array as it stands, sets below too: where one changes, its values are told as Braze gave them. */
function inCanonicalOrder(items: Json[], path: JsonPath): Json[] {
  const key = path[0] === 'list' ? path.slice(1) : path;
  if (key.length !== 1 || arrayComparison(key) !== 'set') return items;
  return items.every((item) => typeof item === 'string') ? [...items].sort(compareStrings) : items;
}
