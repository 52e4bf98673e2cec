import { SECRET_PREFIX, type Span } from './mask.ts';
import { type NameStrength, nameStrength, TELLING_PARTS } from './secret-names.ts';

/** A telling name in a text. */
export interface TellingName extends Span {
  text: string;
  strength: NameStrength;
}

/** A value that a name has, and what the name says of it in this place. */
export interface NamedValue extends Span {
  strength: NameStrength;
}

const TELLING = new RegExp(TELLING_PARTS.join('|'), 'giu');
const NAME_CHARACTER = /[\p{L}\p{N}\p{M}_$.-]/u;
const LONGEST_NAME = 80;

/** What a strong name says where it may be a word of a text for people (`Password: you chose it`): the look of the value decides. */
export function weakened(strength: NameStrength): NameStrength {
  return strength === 'strong' ? 'weak' : strength;
}

/** The names in a text that are telling, where something follows that may be a value. */
export function* tellingNames(text: string): Generator<TellingName> {
  TELLING.lastIndex = 0;
  for (let match = TELLING.exec(text); match; match = TELLING.exec(text)) {
    const name = nameAround(text, match.index, match.index + match[0].length);
    // From the end of this name: the next search of the same expression may have begun elsewhere meanwhile.
    TELLING.lastIndex = name.end;
    const word = text.slice(name.start, name.end);
    const isNone = name.end - name.start > LONGEST_NAME || isInMask(text, name);
    const strength = isNone ? null : nameStrength(word);
    if (strength !== null) {
      const { lastIndex } = TELLING;
      yield { ...name, text: word, strength };
      TELLING.lastIndex = lastIndex;
    }
  }
}

/** The second word of a mask is not a name. */
function isInMask(text: string, { start, end }: Span): boolean {
  return text.startsWith(SECRET_PREFIX, end + 1 - SECRET_PREFIX.length) && text.slice(start, end) === 'secret';
}

function nameAround(text: string, from: number, to: number): Span {
  let start = from;
  while (start > 0 && from - start < LONGEST_NAME && NAME_CHARACTER.test(text[start - 1] ?? '')) start -= 1;
  let end = to;
  while (end < text.length && end - to < LONGEST_NAME && NAME_CHARACTER.test(text[end] ?? '')) end += 1;
  // The letter of an escape (`\n`, `\u0026`) is none of the name.
  if (text[start - 1] === '\\') start += text[start] === 'u' ? 5 : 1;
  while (start < from && /[-.$]/.test(text[start] ?? '')) start += 1;
  while (end > to && /[-.$]/.test(text[end - 1] ?? '')) end -= 1;
  return { start: Math.min(start, from), end };
}
