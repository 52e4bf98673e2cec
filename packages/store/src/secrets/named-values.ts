import { credentialSpans, looksRandom, saysNothing } from './credential.ts';
import type { Span } from './mask.ts';
import { isPerhapsSecretName, isSecretHeaderLine, isSecretName } from './secret-names.ts';

// Each pattern ends before the value, so that a value with further names in it is searched as well. Repetitions are bounded: texts come from
// anywhere.
const NAME = '([A-Za-z_$][\\w.$-]{0,80})';
const PARAMETER = new RegExp(`(?:\\\\u0026|(?<![\\w.$-]))${NAME}(?:\\[\\])?=(?=[^\\s"'\`<>])`, 'g');
const ENCODED_PARAMETER = new RegExp(`%(?:3F|26|23)${NAME}%3D`, 'gi');
const QUOTED = new RegExp(`(?<![\\w.$-])${NAME}(\\\\{0,8}["'])?\\s{0,4}(?::|=>?)\\s{0,4}(\\\\{0,8})(["'])`, 'g');
const NUMBER = new RegExp(`(?<=["'])${NAME}\\\\{0,8}["']\\s{0,4}:\\s{0,4}(?=\\d)`, 'g');
const LINE = new RegExp(`(?<![\\w.$-])${NAME}\\s{0,2}:[ \\t]{0,4}(?=[^\\s"'\\\\])`, 'g');
const ELEMENT = /<([A-Za-z][\w:.-]{0,80})(?:\s[^<>]{0,200})?>(?:<!\[CDATA\[)?/g;
const LONGEST = 4_000;
const MARK = /[<>]/;
const ANY_NAME =
  /(?:auth|bearer|cookie|credential|jwt|key|pass|pwd|secret|session|sig|token|code|hash|hmac|sid)[\w.$-]{0,80}(?:[:=>[\s"'\\]|%3D)/i;

const PARAMETER_VALUE = /(?:\{\{[^{}]{0,300}(?:\{[^{}]{0,100}\}[^{}]{0,100})?\}\}|[^&\s"'`<>#;\\{}]){1,4000}/y;
const ENCODED_VALUE = /(?:(?!%26|%23)[^&\s"'`<>#;\\]){1,4000}/y;
const NUMBER_VALUE = /\d{4,40}/y;
const LINE_VALUE = /[^"'`\\\r\n<>]{1,4000}/y;
const WORD_VALUE = /[A-Za-z0-9+/_.~=-]{12,500}/y;
const ELEMENT_VALUE = /[^<>\]"'`]{1,4000}(?=<\/|\]\]>|\{[{%]|$)/y;

/** Where values stand in a text whose names say that they are credentials: parameters, JSON, code, XML, header lines. */
export function namedSpans(text: string): Span[] {
  // Most mails end here, at a twentieth of the cost.
  if (!ANY_NAME.test(text)) return [];
  return [
    ...valuesAfter(text, PARAMETER, PARAMETER_VALUE, isSecretPair),
    ...valuesAfter(text, ENCODED_PARAMETER, ENCODED_VALUE, isSecretPair),
    ...valuesAfter(text, NUMBER, NUMBER_VALUE, isSecretPair),
    ...valuesAfter(text, LINE, LINE_VALUE, isSecretHeaderLine),
    ...valuesAfter(text, LINE, WORD_VALUE, (name, value) => isSecretName(name) && looksRandom(value)),
    ...valuesAfter(text, ELEMENT, ELEMENT_VALUE, (name, value) =>
      isSecretPair(name.slice(name.indexOf(':') + 1), value),
    ),
    ...quotedSpans(text),
  ];
}

function isSecretPair(name: string, value: string): boolean {
  if (isSecretName(name)) return !saysNothing(value);
  return isPerhapsSecretName(name) && looksRandom(value, 20);
}

function valuesAfter(
  text: string,
  names: RegExp,
  value: RegExp,
  isSecret: (name: string, value: string) => boolean,
): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(names)) {
    const start = match.index + match[0].length;
    value.lastIndex = start;
    const [found] = value.exec(text) ?? [];
    if (found !== undefined && isSecret(match[1] ?? '', found))
      spans.push(...credentialSpans(text, { start, end: start + found.length }));
  }
  return spans;
}

function quotedSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(QUOTED)) {
    const [all, name = '', nameQuote, backslashes = '', quote = ''] = match;
    if (!isSecretName(name) && !isPerhapsSecretName(name)) continue;
    if (nameQuote === undefined && isInsideString(text, match.index, quote)) continue;
    const start = match.index + all.length;
    const end = closingQuote(text, start, quote, backslashes.length);
    if (end < 0 || (nameQuote === undefined && MARK.test(text.slice(start, end)))) continue;
    if (isSecretPair(name, text.slice(start, end))) spans.push(...credentialSpans(text, { start, end }));
  }
  return spans;
}

/** True where a name belongs to an address or a string, so that the quote after `name=` closes that string: `href="https://x.example/?token="`. */
function isInsideString(text: string, nameStart: number, quote: string): boolean {
  const before = text.slice(Math.max(0, nameStart - 6), nameStart);
  return /(?:[?&;#]|u0026|%(?:3F|26|23))$/i.test(before) || before.endsWith(quote);
}

/** The end of a quoted value: the next quote that is not escaped further than the opening one was; -1 where the line has none. */
function closingQuote(text: string, start: number, quote: string, depth: number): number {
  const limit = Math.min(text.length, start + LONGEST);
  let backslashes = 0;
  for (let index = start; index < limit; index += 1) {
    const character = text[index];
    if (character === '\\') backslashes += 1;
    else {
      const closes = depth === 0 ? backslashes % 2 === 0 : backslashes <= depth;
      if (character === quote && closes) return index - (depth === 0 ? 0 : backslashes);
      if (character === '\n') return -1;
      backslashes = 0;
    }
  }
  return -1;
}
