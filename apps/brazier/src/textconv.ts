import { readFile } from 'node:fs/promises';
import {
  canonicalKeys,
  isJsonObject,
  type Json,
  type JsonPath,
  splitSegments,
  stringifyJson,
  VOLATILE_FIELDS,
  visible,
} from '@brazier/schema';
import { CorruptFileError, decodeCampaignFile } from '@brazier/store';

const SHORT = 120;

/**
 * A campaign's file as git's textconv driver shows it: a line a field, named by its path, long text as lines of its own, without the fields that move
 * by themselves. What is no campaign file comes as it is.
 *
 * @throws NewerFormatError, and what reading the file throws.
 */
export async function campaignFileAsText(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  try {
    const { list, details, draft } = decodeCampaignFile(text, file);
    const lines = [...linesOf(list, ['list']), ...linesOf(details, []), ...(draft ? linesOf(draft, [], 'draft ') : [])];
    return `${lines.join('\n')}\n`;
  } catch (error) {
    if (error instanceof CorruptFileError) return text;
    throw error;
  }
}

function linesOf(value: Json, path: JsonPath, lead = ''): string[] {
  const entries = entriesOf(value, path).filter(([key]) => path.length > 0 || !VOLATILE_FIELDS.includes(String(key)));
  if (entries.length > 0) return entries.flatMap(([key, item]) => linesOf(item, [...path, key], lead));
  const name = visible(`${lead}${path.join(' › ')}`);
  if (typeof value !== 'string' || (value.length <= SHORT && !value.includes('\n')))
    return [`${name}: ${visible(stringifyJson(value))}`];
  return [`${name}:`, ...splitSegments(value).map((segment) => `  ${visible(segment)}`)];
}

function entriesOf(value: Json, path: JsonPath): (readonly [string | number, Json])[] {
  if (Array.isArray(value)) return [...value.entries()];
  return isJsonObject(value) ? canonicalKeys(value, path).map((key) => [key, value[key] as Json] as const) : [];
}
