import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import { type CampaignState, isJsonObject, type Json, type JsonObject, type JsonPath, own } from '@brazier/schema';
import { type AlignedStates, alignMasks } from './align-masks.ts';
import { HASH_DIGITS, hasMask, NO_HASH, SECRET_PREFIX } from './mask.ts';
import { maskHeaderLines, maskText, maskWhole } from './mask-text.ts';
import { headerStrength, type NameStrength, nameStrength, unknownHeaderStrength } from './secret-names.ts';
import { isSecretValue } from './secret-value.ts';

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
  /** A text by itself, such as the line of a commit's message or an id that is none. */
  maskText(text: string): string;
  /**
   * Two states in which texts that are the same but for their masks are the same: other rules than today's may have made those of the first. Where it
   * is known what the second was masked from, `came` decides.
   */
  align(states: { before: CampaignState; after: CampaignState; came?: CampaignState }): AlignedStates;
}

/** True for text that is, or has in it, a mask. */
export function isMask(value: Json | undefined): boolean {
  return typeof value === 'string' && hasMask(value);
}

/**
 * Makes a masker: a secret becomes `brazier:secret:<keyed hash>`, the same for the same secret and key, so that a rotation shows and the value
 * never does. What is masked already stays as it is.
 *
 * @param options.key the key of the hash (HMAC-SHA-256); without one all secrets get the same mask, which says nothing about them.
 * @param options.unmasked JSON Pointers into the details that are stored as they are; `*` is any one key.
 */
export function createMasker(options: { key: Uint8Array | null; unmasked?: readonly string[] }): Masker {
  const { key } = options;
  const hmacKey = key === null ? null : createSecretKey(key);
  const hide = (secret: string): string => SECRET_PREFIX + (hmacKey === null ? NO_HASH : hashOf(secret, hmacKey));
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
    maskText: (text) => maskText(text, hide),
    align: (states) => alignMasks(states, hide),
  };
}

function hashOf(secret: string, key: KeyObject): string {
  return createHmac('sha256', key).update(secret, 'utf8').digest('hex').slice(0, HASH_DIGITS);
}

function pointerPattern(pointer: string): (path: JsonPath) => boolean {
  const keys = pointer
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return (path) =>
    path.length === keys.length && keys.every((key, index) => key === '*' || key === String(path[index]));
}

/** How a value is looked at: a text is searched for secrets; of one with a telling name it depends on what it says; headers are judged by their names. */
type Place = 'text' | 'headers' | { strength: NameStrength };

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
    if (typeof value === 'number' || typeof value === 'bigint') return this.#number(value, path, place);
    if (Array.isArray(value)) return this.#items(value, path, place);
    return isJsonObject(value) ? this.#fields(value, path, place) : value;
  }

  #number(value: number | bigint, path: JsonPath, place: Place): Json {
    if (typeof place === 'string') return value;
    const masked = this.#text(String(value), path, place);
    return masked === String(value) ? value : masked;
  }

  #text(text: string, path: JsonPath, place: Place): string {
    const masked = this.#masked(text, place);
    return masked === text || this.#record(path) ? text : masked;
  }

  #masked(text: string, place: Place): string {
    if (place === 'headers') return maskHeaderLines(text, this.#hide);
    return place !== 'text' && isSecretValue(text, place.strength)
      ? maskWhole(text, this.#hide)
      : maskText(text, this.#hide);
  }

  #fields(object: JsonObject, path: JsonPath, place: Place): JsonObject {
    const pair = pairIn(object, place);
    return Object.fromEntries(
      Object.keys(object).map((key) => {
        const inner = key === pair?.name ? 'text' : key === pair?.value ? pair.place : placeOf(key, place);
        return [key, this.#value(object[key] as Json, [...path, key], inner)];
      }),
    );
  }

  #items(items: Json[], path: JsonPath, place: Place): Json[] {
    // A header may also come as a pair: ["Authorization", "Bearer …"].
    const [name, value] = items;
    if (place === 'headers' && items.length === 2 && typeof name === 'string' && !name.includes(':')) {
      return [name, this.#value(value as Json, [...path, 1], headerPlace(name))];
    }
    return items.map((item, index) => this.#value(item, [...path, index], place));
  }
}

function placeOf(key: string, place: Place): Place {
  if (place === 'headers') return headerPlace(key);
  // Wherever it is: none of Braze's own fields has such a name, and of those that it may add nobody knows.
  if (place === 'text' && /(?:^|_)headers$/i.test(key)) return 'headers';
  const strength = nameStrength(key);
  if (strength !== null) return { strength };
  // Under a telling name (`auth: { user, value }`) a value counts that looks like a credential.
  return place === 'text' ? 'text' : { strength: place.strength === 'faint' ? 'faint' : 'weak' };
}

function headerPlace(name: string): Place {
  const strength = headerStrength(name) ?? unknownHeaderStrength(name);
  return strength === null ? 'text' : { strength };
}

/** The two keys of `{ key: "Authorization", value: "…" }`, as Braze gives some maps; null in a map of headers by name. */
function pairIn(object: JsonObject, place: Place): { name: string; value: string | undefined; place: Place } | null {
  const name = ['key', 'name', 'header', 'field'].find((key) => typeof own(object, key) === 'string');
  if (name === undefined) return null;
  const keys = place === 'headers' ? Object.keys(object).filter((key) => key !== name) : ['value', 'val'];
  const value = keys.find((key) => Object.hasOwn(object, key));
  if (place === 'headers') return { name, value, place: headerPlace(String(object[name])) };
  const strength = nameStrength(String(object[name]));
  return strength === null || value === undefined ? null : { name, value, place: { strength } };
}
