import { credentialSpans } from './credential.ts';
import { type LiquidPart, splitLiquid } from './liquid.ts';
import { SECRET_PREFIX, type Span } from './mask.ts';
import { type NameStrength, nameStrength, TELLING_PARTS } from './secret-names.ts';
import { isSecretValue } from './secret-value.ts';

/** A telling name in a text. */
interface Name extends Span {
  text: string;
  strength: NameStrength;
}

/** A value that a name has, and what the name says of it in this place. */
interface NamedValue extends Span {
  strength: NameStrength;
}

const TELLING = new RegExp(TELLING_PARTS.join('|'), 'giu');
const NAME_CHARACTER = /[\p{L}\p{N}\p{M}_$.-]/u;
const LONGEST_NAME = 80;
const LONGEST = 4_000;
/** How far the value of a pair is looked for: `{"key":"password","value":"…"}`. */
const PAIR = 300;

const PARAMETER_VALUE = /(?:\{\{[^{}]{0,300}(?:\{[^{}]{0,100}\}[^{}]{0,100})?\}\}|[^&\s"'`<>#;\\{}]){1,4000}/y;
const LINE_VALUE = /(?:(?:Bearer|Basic|Token|Digest|ApiKey|Api-Key|GenieKey)[ \t]+)?[^\s"'`<>\\,;]{1,4000}/iy;
const HEADER_VALUE = /[^"'`\\\r\n<>]{1,4000}/y;
const ELEMENT_VALUE = /[^<>"'`]{1,4000}(?=<|$)/y;
const PATH_VALUE = /[A-Za-z0-9_.~-]{16,300}/y;
const NUMBER_VALUE = /\d{4,40}/y;

/** Where values are whose names say that they are credentials: parameters, JSON, code, XML, header lines, Liquid. */
export function namedSpans(text: string): Span[] {
  const spans: Span[] = [];
  let liquid: LiquidPart[] | null = null;
  for (const name of tellingNames(text)) {
    liquid ??= text.includes('{') ? splitLiquid(text).filter((part) => part.liquid) : [];
    for (const value of valuesOf(text, name, liquid)) {
      if (isSecretValue(text.slice(value.start, value.end), value.strength))
        spans.push(...credentialSpans(text, value));
    }
  }
  return spans;
}

/** The names in a text that are telling, where something follows that may be a value. */
function* tellingNames(text: string): Generator<Name> {
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

/** The second word of a mask is no name. */
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

function* valuesOf(text: string, name: Name, liquid: readonly LiquidPart[]): Generator<NamedValue> {
  const tag = partAt(liquid, name.start);
  if (tag && !text.startsWith('connected_content', wordStart(text, tag))) {
    const literal = literalAround(text, tag, name.start);
    if (literal === null) yield* valuesInTag(text, name, tag);
    else yield* valuesAfter(text.slice(0, literal.end), name);
    return;
  }
  yield* valuesAfter(text, name);
}

/** Values by what follows a name outside of Liquid's own syntax. */
function* valuesAfter(text: string, name: Name): Generator<NamedValue> {
  const { strength } = name;
  const quote = closingQuoteOf(text, name);
  if (quote !== '') {
    yield* valuesAfterQuotedName(text, name, quote);
    return;
  }
  const index = text[name.end] === ']' ? name.end + 1 : text.startsWith('[]', name.end) ? name.end + 2 : name.end;
  const [operator = '', sign = ''] = matchAt(/[ \t]{0,4}(=>|:=|=(?!=)|:(?![:/])|>|\/)[ \t]{0,4}/y, text, index);
  const start = index + operator.length;
  if (sign === '/' && operator === '/' && text[name.start - 1] === '/') yield* pathValue(text, start);
  if (sign === '/' || (sign === '>' && operator !== '>')) return;
  if (sign === '>') {
    if (/<(?:[\w.-]{1,40}:)?$/.test(text.slice(Math.max(0, name.start - 42), name.start)))
      yield* elementValue(text, start, strength);
  } else if (sign !== '') {
    yield* assignedValue(text, name, start, sign);
  } else yield* valuesWithoutSign(text, name);
}

/** `"name": "value"`, `["name", "value"]`, `name="token" value="…"`, and objects and arrays under a telling name. */
function* valuesAfterQuotedName(text: string, name: Name, quote: string): Generator<NamedValue> {
  const after = name.end + quote.length;
  const [operator = '', sign = ''] = matchAt(/\s{0,8}(:|=>|=|,)\s{0,8}/y, text, after);
  const start = after + operator.length;
  if (sign === ',') {
    const before = text.slice(Math.max(0, name.start - quote.length - 4), name.start - quote.length).trimEnd();
    if (/[[(]$/.test(before)) yield* quotedValue(text, start, name.strength);
    yield* valueOfPair(text, after, name.strength);
  } else if (sign === '') yield* valueOfPair(text, after, name.strength);
  else if (text[start] === '{' && text[start + 1] !== '{' && text[start + 1] !== '%')
    yield* valuesInside(text, start, '}', name.strength);
  else if (text[start] === '[') yield* valuesInside(text, start, ']', name.strength);
  else {
    yield* quotedValue(text, start, name.strength);
    if (name.strength !== 'faint') yield* valueAt(NUMBER_VALUE, text, start, name.strength);
  }
}

/** `name=value`, `name = value`, `name: value`, with or without quotes. */
function* assignedValue(text: string, name: Name, start: number, sign: string): Generator<NamedValue> {
  const opening = quoteAt(text, start);
  if (opening !== '') {
    if (isInsideString(text, name.start, opening)) return;
    for (const value of quotedValue(text, start, name.strength)) {
      if (!/[<>]/.test(text.slice(value.start, value.end))) yield value;
    }
    return;
  }
  if (sign === '=' && start === name.end + 1) {
    yield* valueAt(
      PARAMETER_VALUE,
      text,
      start,
      isInProse(text, name, start) ? weakened(name.strength) : name.strength,
    );
    return;
  }
  if (sign === ':' && /^(?:x-[\w-]+|(?:proxy-)?authorization|(?:set-)?cookie|api-?key)$/i.test(name.text)) {
    yield* valueAt(HEADER_VALUE, text, start, name.strength);
    return;
  }
  for (const value of valueAt(LINE_VALUE, text, start, lineStrength(text, name))) {
    yield isWholeLine(text, value) ? value : { ...value, strength: weakened(value.strength) };
  }
}

/** True where nothing but the value is in its line, and it is no word. */
function isWholeLine(text: string, { start, end }: Span): boolean {
  return /\d/.test(text.slice(start, end)) && /^[ \t]*(?:$|[\r\n]|\\[rn]|-->)/.test(text.slice(end, end + 80));
}

/** `--token value`, `/token/value`, `<token type="x">value</token>`, `the password is value`. */
function* valuesWithoutSign(text: string, name: Name): Generator<NamedValue> {
  const before = text.slice(Math.max(0, name.start - 42), name.start);
  if (/(?:^|\s)--?$/.test(before)) yield* valueAt(LINE_VALUE, text, name.end + 1, weakened(name.strength));
  if (/<(?:[\w.-]{1,40}:)?$/.test(before)) {
    const [attributes] = matchAt(/\s[^<>]{0,200}>/y, text, name.end);
    if (attributes !== undefined) yield* elementValue(text, name.end + attributes.length, name.strength);
  }
  if (before.endsWith('>') && text.startsWith('</', name.end)) {
    const [between] = matchAt(/<\/[\w:.-]{1,40}>\s{0,20}<(?:value|val|content)>\s{0,20}(?:<string>)?/y, text, name.end);
    if (between !== undefined) yield* elementValue(text, name.end + between.length, name.strength);
  }
  const [is] = matchAt(/\s{1,3}(?:is|ist|lautet|es|est|é|is now)\s{0,2}:?\s{1,3}/y, text, name.end);
  if (is !== undefined) yield* valueAt(LINE_VALUE, text, name.end + is.length, 'weak');
}

/** `/token/value/send`; a picture's name is none. */
function* pathValue(text: string, start: number): Generator<NamedValue> {
  for (const value of valueAt(PATH_VALUE, text, start, 'faint')) {
    if (!/\.[a-z]{2,5}$/.test(text.slice(value.start, value.end))) yield value;
  }
}

/** `assign name = '…'`, `capture name`, `{{ name | default: '…' }}`, `| filter: '…'`. */
function* valuesInTag(text: string, name: Name, tag: Span): Generator<NamedValue> {
  const opening = text.slice(tag.start, name.start);
  const rest = text.slice(name.end, tag.end);
  if (/capture\s+["']?$/.test(opening)) {
    const end = text.indexOf('{%', tag.end);
    const value = text.slice(tag.end, end < 0 ? tag.end : end);
    if (end > 0 && end - tag.end < LONGEST && !/[<>]/.test(value))
      yield { start: tag.end, end, strength: captureStrength(name.strength, value) };
  } else if (/assign\s+$/.test(opening) && /^\s*=/.test(rest)) {
    const line = text.slice(tag.start, tag.start + 20).includes('liquid') ? rest.split('\n', 1)[0]?.length : undefined;
    yield* literalsIn(text, name.end, line === undefined ? tag.end : name.end + line, name.strength);
  } else if (/^\}?\s*\|/.test(rest)) yield* literalsIn(text, name.end, tag.end, weakened(name.strength));
  else if (/^["']?\s*:\s*["']/.test(rest)) yield* literalsIn(text, name.end, tag.end, weakened(name.strength), 1);
}

function* literalsIn(text: string, from: number, to: number, strength: NameStrength, most = 20): Generator<NamedValue> {
  let found = 0;
  for (const match of text.slice(from, to).matchAll(/(["'])([^"'\n]*)\1/g)) {
    const before = text.slice(Math.max(0, from + match.index - 16), from + match.index);
    if (/(?:date|split|replace|replace_first|remove|join|truncate)\s*:\s*$|[[,(]\s*$/.test(before)) continue;
    const start = from + match.index + 1;
    // A list that is split: each of its parts is a value.
    for (const part of (match[2] ?? '').matchAll(/[^,|;\s][^,|;]*/g)) {
      yield { start: start + part.index, end: start + part.index + part[0].length, strength };
    }
    found += 1;
    if (found === most) return;
  }
}

/** What is captured may be a text in which the value is one word of many. */
function captureStrength(strength: NameStrength, value: string): NameStrength {
  return /\S\s+\S/.test(value) ? weakened(strength) : strength;
}

function* elementValue(text: string, start: number, strength: NameStrength): Generator<NamedValue> {
  const [cdata = ''] = matchAt(/\s{0,20}<!\[CDATA\[/y, text, start);
  for (const value of valueAt(
    cdata === '' ? ELEMENT_VALUE : /[^\]<>"'`]{1,4000}/y,
    text,
    start + cdata.length,
    strength,
  )) {
    yield { ...value, strength: /\S\s+\S/.test(text.slice(value.start, value.end)) ? weakened(strength) : strength };
  }
}

function* quotedValue(text: string, start: number, strength: NameStrength): Generator<NamedValue> {
  const opening = quoteAt(text, start);
  if (opening === '') return;
  const from = start + opening.length;
  const end = closingQuote(text, from, opening);
  if (end >= 0) yield { start: from, end, strength };
}

function* valueAt(pattern: RegExp, text: string, start: number, strength: NameStrength): Generator<NamedValue> {
  const [found] = matchAt(pattern, text, start);
  if (found !== undefined && found !== '') yield { start, end: start + found.length, strength };
}

/** The value of the pair that a quoted name begins or ends: in JSON and in the attributes of a tag. */
function* valueOfPair(text: string, after: number, strength: NameStrength): Generator<NamedValue> {
  const rest = text.slice(after, after + PAIR);
  const end = rest.search(/[{}[\]<>]/);
  const within = end < 0 ? rest : rest.slice(0, end);
  const match =
    /(?:[\s,]|\\[rn])(?:\\{0,8}["'])?(?:value|val|content)(?:\\{0,8}["'])?\s{0,4}[:=]\s{0,4}(?=\\{0,8}["'])/.exec(
      within,
    );
  if (match) yield* quotedValue(text, after + match.index + match[0].length, weakened(strength));
}

/** The texts in an object or array that has a telling name, but for those whose own names say that they are something else. */
function* valuesInside(text: string, open: number, close: string, strength: NameStrength): Generator<NamedValue> {
  const rest = text.slice(open + 1, open + 1 + LONGEST);
  const end = rest.indexOf(close);
  if (end < 0) return;
  const pattern =
    close === ']'
      ? /\\{0,8}["']/g
      : /\\{0,8}["'](?:value|val|raw|content|key|token|secret|data)\\{0,8}["']\s{0,4}:\s{0,4}(?=\\{0,8}["'])/g;
  let done = 0;
  for (const match of rest.slice(0, end).matchAll(pattern)) {
    if (match.index < done) continue;
    const start = open + 1 + match.index + (close === ']' ? 0 : match[0].length);
    for (const value of quotedValue(text, start, weakened(strength))) {
      done = value.end - open + (quoteAt(text, start).length - 1);
      yield value;
    }
  }
}

/** What is written in a text for people (`Password: you chose it`) is a word unless it looks like none. */
function weakened(strength: NameStrength): NameStrength {
  return strength === 'strong' ? 'weak' : strength;
}

/** In a line the name may be of two words: `api key: …`. */
function lineStrength(text: string, name: Name): NameStrength {
  const [before] = /[\p{L}\p{N}]+ $/u.exec(text.slice(Math.max(0, name.start - 30), name.start)) ?? [];
  if (before === undefined || /[^\p{L}]/u.test(name.text)) return name.strength;
  return nameStrength(`${before.trim()}_${name.text}`) ?? name.strength;
}

/** True for `Your pass=VIP upgrade`: words before and after, and no address or form. */
function isInProse(text: string, name: Name, start: number): boolean {
  if (!/\p{L} $/u.test(text.slice(Math.max(0, name.start - 2), name.start))) return false;
  return /^[^\s&]{1,200}\s\p{L}/u.test(text.slice(start, start + 202));
}

/** True where a name belongs to an address or a string, so that the quote after `name=` closes that string: `href="https://x.example/?token="`. */
function isInsideString(text: string, nameStart: number, quote: string): boolean {
  const before = text.slice(Math.max(0, nameStart - 8), nameStart);
  return /(?:[?&;#]|u0026)$/i.test(before) || before.endsWith(quote);
}

/** The quote, with the backslashes before it, that ends a name which began with the same; empty where there is none. */
function closingQuoteOf(text: string, { start, end }: Span): string {
  const quote = quoteAt(text, end);
  return quote !== '' && text.slice(0, start).endsWith(quote) ? quote : '';
}

function quoteAt(text: string, at: number): string {
  return matchAt(/\\{0,8}["'`]/y, text, at)[0] ?? '';
}

/** The end of a quoted value: the next quote that is not escaped further than the opening one; -1 where the line has none. */
function closingQuote(text: string, start: number, opening: string): number {
  const quote = opening.at(-1);
  const depth = opening.length - 1;
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

function matchAt(pattern: RegExp, text: string, at: number): string[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}

function partAt(parts: readonly LiquidPart[], at: number): LiquidPart | undefined {
  let low = 0;
  let high = parts.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const part = parts[middle];
    if (!part) return undefined;
    if (at < part.start) high = middle - 1;
    else if (at >= part.end) low = middle + 1;
    else return part;
  }
  return undefined;
}

/** Where the first word of a tag is. */
function wordStart(text: string, tag: Span): number {
  return tag.start + 2 + (/^-?\s*/.exec(text.slice(tag.start + 2, tag.start + 20))?.[0].length ?? 0);
}

/** The quoted text in a tag that a place is in; null where it is in none. */
function literalAround(text: string, tag: Span, at: number): Span | null {
  let quote = '';
  let start = 0;
  for (let index = tag.start; index < tag.end; index += 1) {
    const character = text[index] ?? '';
    if (quote === '' && (character === '"' || character === "'")) {
      if (index >= at) return null;
      quote = character;
      start = index + 1;
    } else if (character === quote) {
      if (at >= start && at < index) return { start, end: index };
      quote = '';
    }
  }
  return null;
}
