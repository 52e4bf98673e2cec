import lexicon from './data/secret-names.json' with { type: 'json' };

/**
 * How sure a name makes it that its value is a credential: `strong` (`client_secret`), `weak` (`token`), where plain words are none, and `faint` (`key`),
 * where only a random string is one.
 */
export type NameStrength = 'strong' | 'weak' | 'faint';

const STRONG = new Set(lexicon.strong);
const WEAK = new Set(lexicon.weak);
const FAINT = new Set(lexicon.faint);
const OPENING = new Set(lexicon.opening);
const KEYS = new Set(lexicon.keys);
const OPENING_CODES = new Set(lexicon.openingCodes);
/** Of languages in which what a thing is comes first: `senha_banco`. */
const ANYWHERE = new Set(lexicon.anywhere);
const NOT_KEYS = new Set(lexicon.notKeys);
const WEAK_KEYS = new Set(lexicon.weakKeys);
const NOT_SECRET = new Set(lexicon.notSecret);
const IGNORED_ENDS = new Set(lexicon.ignoredEnds);
const WEAK_ENDS = new Set(lexicon.weakEnds);
const NOT_JOINED = new Set(lexicon.notJoined);
const JOINED = new Map(Object.entries(lexicon.joined).sort(([a], [b]) => b.length - a.length));

const MOST_KNOWN = 5_000;
const known = new Map<string, NameStrength | null>();

/** What the name of a header, parameter or field says of its value; null where it says nothing. */
export function nameStrength(name: string): NameStrength | null {
  const found = known.get(name);
  if (found !== undefined) return found;
  if (known.size >= MOST_KNOWN) known.clear();
  const strength = NOT_SECRET.has(name.toLowerCase()) ? null : strengthOf(wordsOf(name));
  known.set(name, strength);
  return strength;
}

/** The same for the name of a header: what is a word elsewhere (`X-Key`, `Token`) is a credential there. */
export function headerStrength(name: string): NameStrength | null {
  const strength = nameStrength(name);
  if (strength === 'faint') return 'weak';
  return strength === 'weak' && WEAK.has(wordsOf(name).at(-1) ?? '') ? 'strong' : strength;
}

/** In any other header a random string may be a credential, unless the header names a request or a version of something. */
export function unknownHeaderStrength(name: string): NameStrength | null {
  return /(?:id|trace|etag|match|nonce|version|type|agent|date|key)$/i.test(name) ? null : 'faint';
}

/** The words of a name, in lower case and without digits: `X-Api-Key`, `dbPassword2`, `AWSAccessKeyId`, `accesstoken`. */
export function wordsOf(name: string): string[] {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu}+)(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word !== '')
    .flatMap(takeApart);
}

/** The words of one that was run together: `accesstoken`, `phpsessid`. */
function takeApart(word: string): string[] {
  if (STRONG.has(word) || WEAK.has(word) || FAINT.has(word) || isOneWord(word)) return [word];
  for (const [end, words] of JOINED) {
    if (word === end && words.length > 1) return words;
    if (word.length > end.length && word.endsWith(end)) return [word.slice(0, -end.length), ...words];
  }
  return [word];
}

function isOneWord(word: string): boolean {
  return NOT_JOINED.has(word) || NOT_JOINED.has(word.replace(/s$/, ''));
}

function strengthOf(all: readonly string[]): NameStrength | null {
  const words = [...all];
  let end = '';
  while (words.length > 1 && (WEAK_ENDS.has(words.at(-1) ?? '') || IGNORED_ENDS.has(words.at(-1) ?? ''))) {
    if (WEAK_ENDS.has(words.at(-1) ?? '')) end = words.at(-1) ?? '';
    words.pop();
  }
  if (words.includes('saml')) return 'weak';
  const last = strengthOfLast(words.at(-1) ?? '', words.at(-2));
  const strength = last ?? (words.some((word) => ANYWHERE.has(word)) ? 'weak' : null);
  if (end === '' || strength === null) return strength;
  // The id of a session is as good as its key, and that of a key half of the credential; others are numbers.
  return end === 'id' && words.length === 1 && !/^sess/.test(words[0] ?? '') ? 'faint' : 'weak';
}

function strengthOfLast(word: string, before: string | undefined): NameStrength | null {
  if (STRONG.has(word) || STRONG.has(`${before}${word}`)) return 'strong';
  if (before !== undefined && WEAK.has(`${before}${word}`)) return 'weak';
  if (KEYS.has(word)) {
    if (before === undefined || before === 'x') return 'faint';
    if (NOT_KEYS.has(before)) return null;
    return WEAK_KEYS.has(before) ? 'weak' : 'strong';
  }
  if (WEAK.has(word)) return before !== undefined && OPENING.has(before) ? 'strong' : 'weak';
  // A session of something is one of a program, unless its value is a word.
  if (before !== undefined && (word === 'session' || word === 'sid')) return 'weak';
  if (word === 'code' && before !== undefined && OPENING_CODES.has(before)) return 'weak';
  return FAINT.has(word) ? 'faint' : null;
}

/** Parts of which each telling name has one, in any case; for finding the places where one may be. */
export const TELLING_PARTS: readonly string[] = withoutLonger([
  ...lexicon.strong,
  ...lexicon.weak,
  ...lexicon.faint,
  ...Object.keys(lexicon.joined),
  ...lexicon.spelled,
  ...lexicon.keys,
  ...lexicon.anywhere,
]);

function withoutLonger(words: readonly string[]): string[] {
  return [...new Set(words)].filter((word) => !words.some((other) => other !== word && word.includes(other)));
}
