import {
  type CampaignState,
  isCampaignId,
  isJsonObject,
  type Json,
  type JsonObject,
  own,
  parseJson,
} from '@brazier/schema';
import { CorruptFileError, NewerFormatError } from '../errors.ts';
import { FORMAT_VERSION } from './encode-campaign.ts';
import { decodeLongText } from './long-text.ts';

const KEYS: ReadonlySet<string> = new Set(['formatVersion', 'id', 'list', 'details', 'draft']);

/**
 * Reads a campaign's file.
 *
 * @param file its path, for messages.
 * @throws CorruptFileError where it is none, NewerFormatError where a newer Brazier wrote it.
 */
export function decodeCampaignFile(text: string, file: string): CampaignState {
  const value = readObject(text, file);
  checkFormat(own(value, 'formatVersion'), file);
  const unknown = Object.keys(value).find((key) => !KEYS.has(key));
  if (unknown !== undefined) throw new CorruptFileError(file, `it has a key “${unknown}” that no campaign file has`);
  const id = own(value, 'id');
  if (!isCampaignId(id)) throw new CorruptFileError(file, 'it has no campaign id');
  const draft = own(value, 'draft');
  return {
    id,
    list: readPart(value, 'list', file),
    details: readPart(value, 'details', file),
    ...(draft === undefined ? {} : { draft: readPart(value, 'draft', file) }),
  };
}

function readObject(text: string, file: string): JsonObject {
  let value: Json;
  try {
    value = parseJson(text);
  } catch {
    throw new CorruptFileError(file, 'it is not JSON, or was cut off');
  }
  if (!isJsonObject(value)) throw new CorruptFileError(file, 'it holds no object');
  return value;
}

function checkFormat(version: Json | undefined, file: string): void {
  if (version === FORMAT_VERSION) return;
  if (typeof version === 'number' && Number.isInteger(version) && version > FORMAT_VERSION)
    throw new NewerFormatError(file, version);
  throw new CorruptFileError(file, 'it has no format version that ever was');
}

function readPart(value: JsonObject, key: string, file: string): JsonObject {
  const part = own(value, key);
  const decoded = part === undefined ? undefined : decodeLongText(part);
  if (!isJsonObject(decoded)) throw new CorruptFileError(file, `its “${key}” is no object`);
  return decoded;
}
