import { createHmac } from 'node:crypto';
import {
  type CampaignState,
  isJsonObject,
  type Json,
  type JsonObject,
  type JsonPath,
  kindOfMessage,
} from '@brazier/schema';
import { maskText, maskWhole } from './mask-text.ts';
import { isSecretHeader, isSecretName } from './secret-patterns.ts';

/** What every mask begins with. */
export const SECRET_PREFIX = 'brazier:secret:';
const MASK = /brazier:secret:[0-9a-f]{32}/;
const HASH_DIGITS = 32;

/** A campaign whose secrets are masked, and where they were. */
export interface MaskedCampaign {
  state: CampaignState;
  /** Paths in the details (or in the draft). */
  masked: JsonPath[];
  /** Paths with a secret that the configuration says to keep. */
  kept: JsonPath[];
}

export interface Masker {
  mask(state: CampaignState): MaskedCampaign;
}

/** True for text that is, or has in it, a mask. */
export function isMask(value: Json | undefined): boolean {
  return typeof value === 'string' && MASK.test(value);
}

/**
 * Makes a masker: a secret becomes `brazier:secret:<keyed hash>`, the same for the same secret and key, so that a rotation shows and the value
 * never does. What is masked already stays as it is.
 *
 * @param options.key the key of the hash (HMAC-SHA-256).
 * @param options.unmasked JSON Pointers into the details that are stored as they are; `*` stands for any one key.
 */
export function createMasker(options: { key: Uint8Array; unmasked?: readonly string[] }): Masker {
  const hide = (secret: string): string =>
    SECRET_PREFIX + createHmac('sha256', options.key).update(secret, 'utf8').digest('hex').slice(0, HASH_DIGITS);
  const optOuts = (options.unmasked ?? []).map(pointerPattern);
  return {
    mask(state) {
      const masked: JsonPath[] = [];
      const kept: JsonPath[] = [];
      const record = (path: JsonPath) => {
        const keep = optOuts.some((matches) => matches(path));
        (keep ? kept : masked).push(path);
        return keep;
      };
      const walk = new Walk(hide, record);
      return {
        state: {
          id: state.id,
          list: walk.object(state.list, ['list']),
          details: walk.object(state.details, []),
          ...(state.draft ? { draft: walk.object(state.draft, []) } : {}),
        },
        masked,
        kept,
      };
    },
  };
}

function pointerPattern(pointer: string): (path: JsonPath) => boolean {
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return (path) =>
    path.length === keys.length && keys.every((key, index) => key === '*' || key === String(path[index]));
}

/** How a value is looked at: a text is searched for secrets, all of a credential is one, and headers are judged by their names. */
type Place = 'text' | 'credential' | 'headers';

class Walk {
  readonly #hide: (secret: string) => string;
  readonly #record: (path: JsonPath) => boolean;

  constructor(hide: (secret: string) => string, record: (path: JsonPath) => boolean) {
    this.#hide = hide;
    this.#record = record;
  }

  object(object: JsonObject, path: JsonPath): JsonObject {
    return this.#fields(object, path, 'text');
  }

  #value(value: Json, path: JsonPath, place: Place): Json {
    if (typeof value === 'string') return this.#text(value, path, place);
    if (typeof value === 'number' || typeof value === 'bigint')
      return place === 'credential' ? this.#text(String(value), path, place) : value;
    if (Array.isArray(value)) return this.#items(value, path, place);
    return isJsonObject(value) ? this.#fields(value, path, place) : value;
  }

  #text(text: string, path: JsonPath, place: Place): string {
    const masked = place === 'credential' ? maskWhole(text, this.#hide) : maskText(text, this.#hide);
    return masked === text || this.#record(path) ? text : masked;
  }

  #fields(object: JsonObject, path: JsonPath, place: Place): JsonObject {
    const pair = place === 'headers' ? namedPair(object) : null;
    return Object.fromEntries(
      Object.keys(object).map((key) => {
        const value = object[key] as Json;
        const inner = pair ? (key === pair.valueKey ? pair.place : 'text') : this.#placeOf(key, path, place, object);
        return [key, this.#value(value, [...path, key], inner)];
      }),
    );
  }

  #items(items: Json[], path: JsonPath, place: Place): Json[] {
    // A header may also come as a pair: ["Authorization", "Bearer …"].
    const [name, value] = items;
    if (place === 'headers' && items.length === 2 && typeof name === 'string' && typeof value === 'string') {
      return [name, this.#text(value, [...path, 1], isSecretHeader(name) ? 'credential' : 'text')];
    }
    return items.map((item, index) => this.#value(item, [...path, index], place));
  }

  #placeOf(key: string, path: JsonPath, place: Place, object: JsonObject): Place {
    if (place === 'credential') return 'credential';
    if (place === 'headers') return isSecretHeader(key) ? 'credential' : 'text';
    if (path.length === 2 && path[0] === 'messages' && (key === 'headers' || key === 'email_headers')) return 'headers';
    // Of ordinary fields only those of open maps are judged by their names: Braze's own are known, and none is a credential.
    return isOpenMap(path, object) && isSecretName(key) ? 'credential' : 'text';
  }
}

/** `{ key: "Authorization", value: "…" }`, as Braze gives some maps. */
function namedPair(object: JsonObject): { valueKey: string; place: Place } | null {
  const nameKey = ['key', 'name', 'header'].find(
    (key) => typeof object[key] === 'string' && Object.hasOwn(object, key),
  );
  if (nameKey === undefined || !Object.hasOwn(object, 'value')) return null;
  return { valueKey: 'value', place: isSecretHeader(String(object[nameKey])) ? 'credential' : 'text' };
}

function isOpenMap(path: JsonPath, object: JsonObject): boolean {
  if (path[0] !== 'messages') return path.length > 0 && path[0] !== 'list';
  return path.length > 2 || (path.length === 2 && kindOfMessage(object) === 'unknown');
}
