import { MalformedKeyError } from './errors.ts';

// The grammar of what may follow `Bearer` (token68, RFC 9110): Braze's keys are well within it.
const KEY = /^[A-Za-z0-9._~+/-]+=*$/;

const UNFILLED = 'it looks like a placeholder that was not filled in; set the key itself';

/** What people set instead of a key, and what to do about it. The first that fits is said. */
const SLIPS: readonly (readonly [RegExp, string])[] = [
  [/^$/, 'it is empty'],
  [
    /^(?:authorization\s*:\s*)?bearer(?:[\s:]|$)|^authorization\s*:/i,
    'it begins with “Bearer” or “Authorization”; set the key alone',
  ],
  [/\$\{|\$\(|^\$|\{\{|^%.*%$|^<.*>$/s, UNFILLED],
  [/^(?:your|insert|replace|enter|paste)[-_]|^(?:undefined|null|none|todo|change-?_?me)$|^x[x-]*$/i, UNFILLED],
  [/^["'`“”‘’„«»]|["'`“”‘’„«»]$/, 'it has quotes around it; set the key without them'],
  [/[*•…]/, 'it looks like a key that is shown shortened or hidden; copy the key itself'],
  [/[\r\n]/, 'it has a line break inside; set the key alone, on one line'],
  [/\s/, 'it has a space inside; set the key alone'],
];

/**
 * The API key as it can be sent: without the line break of the file that it came from, or other blanks around it.
 *
 * @param subject what holds the text, as the beginning of a sentence.
 * @throws MalformedKeyError where it cannot be a key. It says why, and never what it is.
 */
export function readApiKey(text: string, subject = 'The API key'): string {
  const key = text.trim();
  const slip = SLIPS.find(([pattern]) => pattern.test(key));
  if (slip) throw new MalformedKeyError(subject, slip[1]);
  if (!KEY.test(key)) throw new MalformedKeyError(subject, describeForeignCharacter(key));
  return key;
}

/** Some characters cannot be seen: the place and the code point find them. */
function describeForeignCharacter(key: string): string {
  const characters = [...key];
  const place = characters.findIndex((character) => !/[A-Za-z0-9._~+/-]/.test(character));
  const code = characters[place]?.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
  return `its character ${place + 1} (U+${code}) occurs in no key; copy the key again`;
}
