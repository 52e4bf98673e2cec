import { literalsOf, splitLiquid } from './liquid.ts';
import { hasMask, withoutMasksIn } from './mask.ts';
import type { NameStrength } from './secret-names.ts';

const SHORTEST = 4;
/** So much of a value says what it is; bounds the work where it is as long as the text. */
const LONGEST = 500;
const SHORTEST_RANDOM = 16;
/** What is set instead of a credential. */
const SETTING =
  /^(?:true|false|null|nil|none|yes|no|on|off|undefined|undef|required|optional|enabled|disabled|string|number|bearer|basic|digest|same-origin|include|omit|\d{1,3})?$/i;
const PLACEHOLDER =
  /^(?:[*•.x_-]+|<[^<>]*>|\[[^[\]]*\]|\{[^{}]*\}|\$\{?[\w.]+\}?|%[A-Z_]+%|__\w+__|.*(?<![a-z])(?:your|insert|replace|change[-_ ]?me|example|redacted|placeholder|todo|dummy)(?![a-z])[^\d]*)$/i;
const ADDRESS = /^(?:[a-z][a-z0-9+.-]*:\/\/|\/\/|\/(?!\/)|%2f|https?%3a|mailto:|tel:|\.{0,2}\/|#)/i;
const SCHEME = /^\s*(?:Bearer|Basic|Token|Digest|ApiKey|Api-Key|GenieKey|OAuth)\s+/i;
const EMAIL = /^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i;
/** A sign between letters and digits that joins no words. */
const MIXED = /^\S*[A-Za-z0-9][!@#$%^&*?+=~]+[A-Za-z0-9]\S*$/;
const DATE = /^\d{4}-\d{2}(?:-\d{2})?(?:[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?$/;
const SENTENCE = /^\p{Lu}[^\n]*\s[^\n]*\s[^\n]*[.!?]$/u;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * True where a value with such a name is a credential. Liquid aside: of a strong name whatever is no setting, placeholder, address, date or sentence; of a
 * weak one what is not plain; of a faint one what is random.
 */
export function isSecretValue(value: string, strength: NameStrength): boolean {
  const text = withoutLiquid(withoutMasksIn(value.slice(0, LONGEST))).trim();
  if (!/[\p{L}\p{N}]/u.test(text) || SETTING.test(text) || PLACEHOLDER.test(text)) return false;
  const credential = text.replace(SCHEME, '');
  if (ADDRESS.test(credential) || DATE.test(credential) || SENTENCE.test(credential)) return false;
  if (strength === 'strong') return true;
  // What is left beside a mask was looked at together with what it covers.
  if (hasMask(value)) return false;
  if (strength === 'faint') return !UUID.test(credential) && looksRandom(credential, SHORTEST_RANDOM);
  return credential.length >= SHORTEST && !isPlain(credential);
}

/** The text beside Liquid; where there is none, the texts of which Liquid makes the value. */
function withoutLiquid(value: string): string {
  if (!value.includes('{')) return value;
  const parts = splitLiquid(value);
  const beside = parts.filter(({ liquid }) => !liquid).map(({ start, end }) => value.slice(start, end));
  const text = beside.join(' ').replace(SCHEME, '');
  if (/[\p{L}\p{N}]/u.test(text)) return text;
  const literals = parts.filter(({ liquid }) => liquid).flatMap((part) => literalsOf(value, part));
  return literals.map(({ start, end }) => value.slice(start, end)).join(' ');
}

/** True for text that no word of a language is: long, with letters and digits in one run of them, and no code of a coupon. */
export function looksRandom(text: string, atLeast = 12): boolean {
  const core = text.replace(/[.,;:!?)]+$/, '');
  if (core.length < atLeast || !/\d/.test(core) || !/[A-Za-z]/.test(core)) return false;
  const runs = core.split(/[^A-Za-z0-9]+/);
  if (runs.some((run) => run.length >= 10 && !isPlainRun(run) && /[a-z]/.test(run))) return true;
  return runs.some((run) => run.length >= 20 && !isPlainRun(run));
}

/** True for words, names, short numbers and what is put together of them: `spring-2027`, `google-oauth2`, `Kind regards, Anna`, `SUMMER20`. */
export function isPlain(text: string): boolean {
  if (EMAIL.test(text)) return true;
  if (MIXED.test(text) && /\d/.test(text) && /[A-Z]/.test(text)) return false;
  return text.split(/[^\p{L}\p{N}]+/u).every(isPlainRun);
}

function isPlainRun(run: string): boolean {
  if (run === '' || /^\d+$/.test(run)) return true;
  if (!/\d/.test(run)) return isWordLike(run);
  // A word and a year, a number and a unit, a coupon in capitals.
  const [, letters = ''] = /^(\p{L}+)\d{1,4}$/u.exec(run) ?? [];
  if (letters !== '') return isWordLike(letters);
  const [, ending = ''] = /^\d{1,4}(\p{L}+)$/u.exec(run) ?? [];
  if (ending !== '') return ending.length <= 3 || isWordLike(ending);
  const coupon = /^(\p{Lu}{3,})\d{1,4}(\p{Lu}{3,})\d{0,4}$/u.exec(run);
  if (coupon) return isWordLike(coupon[1] ?? '') && isWordLike(coupon[2] ?? '');
  return run.length < 6;
}

/** True for letters that may be words: with vowels now and then, and capitals only where a word begins. */
function isWordLike(letters: string): boolean {
  if (/[^\u0000-\u024f]/.test(letters)) return true;
  if (letters.length > 40) return false;
  const folded = letters.normalize('NFD').replace(/\p{M}/gu, '');
  if (/[bcdfghjklmnpqrstvwxz]{7,}/i.test(folded)) return false;
  if (folded.length >= 8 && !/[aeiouy]/i.test(folded)) return false;
  const humps = folded.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})|\p{Lu}/gu) ?? [];
  if (folded.length < 12 || humps.length < 3) return true;
  const odd = humps.filter((hump) => hump.length === 1 || /^\p{Lu}{2,}$/u.test(hump) || !/[aeiouy]/i.test(hump));
  return odd.length < 2;
}
