import { credentialSpans } from './credential.ts';
import { type LiquidPart, splitLiquid } from './liquid.ts';
import { isRequest, literalAround, tagAt, valuesInTag } from './liquid-values.ts';
import type { Span } from './mask.ts';
import { closingQuote, matchAt, quoteAt } from './quoted-text.ts';
import { type NameStrength, nameStrength } from './secret-names.ts';
import { isSecretValue } from './secret-value.ts';
import { type NamedValue, type TellingName, tellingNames, weakened } from './telling-names.ts';

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

function* valuesOf(text: string, name: TellingName, liquid: readonly LiquidPart[]): Generator<NamedValue> {
  const tag = tagAt(liquid, name.start);
  if (tag && !isRequest(text, tag)) {
    const literal = literalAround(text, tag, name.start);
    if (literal === null) yield* valuesInTag(text, name, tag);
    else yield* valuesAfter(text.slice(0, literal.end), name);
    return;
  }
  yield* valuesAfter(text, name);
}

/** Values by what follows a name outside of Liquid's own syntax. */
function* valuesAfter(text: string, name: TellingName): Generator<NamedValue> {
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
function* valuesAfterQuotedName(text: string, name: TellingName, quote: string): Generator<NamedValue> {
  const after = name.end + quote.length;
  const [operator = '', sign = ''] = matchAt(/\s{0,8}(:|=>|=|,)\s{0,8}/y, text, after);
  const start = after + operator.length;
  if (sign === ',') {
    const before = text.slice(Math.max(0, name.start - quote.length - 4), name.start - quote.length).trimEnd();
    if (/[[(]$/.test(before)) yield* quotedValue(text, start, name.strength);
    yield* valueOfPair(text, after, name.strength);
  } else if (sign === '') yield* valueOfPair(text, after, name.strength);
  else if (text[start] === '{' && text[start + 1] !== '{' && text[start + 1] !== '%')
    yield* valuesInside(text, start, { close: '}', strength: name.strength });
  else if (text[start] === '[') yield* valuesInside(text, start, { close: ']', strength: name.strength });
  else {
    yield* quotedValue(text, start, name.strength);
    if (name.strength !== 'faint') yield* valueAt(text, start, { pattern: NUMBER_VALUE, strength: name.strength });
  }
}

/** `name=value`, `name = value`, `name: value`, with or without quotes. */
function* assignedValue(text: string, name: TellingName, start: number, sign: string): Generator<NamedValue> {
  const opening = quoteAt(text, start);
  if (opening !== '') {
    if (isInsideString(text, name.start, opening)) return;
    for (const value of quotedValue(text, start, name.strength)) {
      if (!/[<>]/.test(text.slice(value.start, value.end))) yield value;
    }
    return;
  }
  if (sign === '=' && start === name.end + 1) {
    yield* valueAt(text, start, {
      pattern: PARAMETER_VALUE,
      strength: isInProse(text, name, start) ? weakened(name.strength) : name.strength,
    });
    return;
  }
  if (sign === ':' && /^(?:x-[\w-]+|(?:proxy-)?authorization|(?:set-)?cookie|api-?key)$/i.test(name.text)) {
    yield* valueAt(text, start, { pattern: HEADER_VALUE, strength: name.strength });
    return;
  }
  for (const value of valueAt(text, start, { pattern: LINE_VALUE, strength: lineStrength(text, name) })) {
    yield isWholeLine(text, value) ? value : { ...value, strength: weakened(value.strength) };
  }
}

/** True where nothing but the value is in its line, and it is not a word. */
function isWholeLine(text: string, { start, end }: Span): boolean {
  return /\d/.test(text.slice(start, end)) && /^[ \t]*(?:$|[\r\n]|\\[rn]|-->)/.test(text.slice(end, end + 80));
}

/** `--token value`, `/token/value`, `<token type="x">value</token>`, `the password is value`. */
function* valuesWithoutSign(text: string, name: TellingName): Generator<NamedValue> {
  const before = text.slice(Math.max(0, name.start - 42), name.start);
  if (/(?:^|\s)--?$/.test(before))
    yield* valueAt(text, name.end + 1, { pattern: LINE_VALUE, strength: weakened(name.strength) });
  if (/<(?:[\w.-]{1,40}:)?$/.test(before)) {
    const [attributes] = matchAt(/\s[^<>]{0,200}>/y, text, name.end);
    if (attributes !== undefined) yield* elementValue(text, name.end + attributes.length, name.strength);
  }
  if (before.endsWith('>') && text.startsWith('</', name.end)) {
    const [between] = matchAt(/<\/[\w:.-]{1,40}>\s{0,20}<(?:value|val|content)>\s{0,20}(?:<string>)?/y, text, name.end);
    if (between !== undefined) yield* elementValue(text, name.end + between.length, name.strength);
  }
  const [is] = matchAt(/\s{1,3}(?:is|ist|lautet|es|est|é|is now)\s{0,2}:?\s{1,3}/y, text, name.end);
  if (is !== undefined) yield* valueAt(text, name.end + is.length, { pattern: LINE_VALUE, strength: 'weak' });
}

/** `/token/value/send`; a picture's name is none. */
function* pathValue(text: string, start: number): Generator<NamedValue> {
  for (const value of valueAt(text, start, { pattern: PATH_VALUE, strength: 'faint' })) {
    if (!/\.[a-z]{2,5}$/.test(text.slice(value.start, value.end))) yield value;
  }
}

function* elementValue(text: string, start: number, strength: NameStrength): Generator<NamedValue> {
  const [cdata = ''] = matchAt(/\s{0,20}<!\[CDATA\[/y, text, start);
  for (const value of valueAt(text, start + cdata.length, {
    pattern: cdata === '' ? ELEMENT_VALUE : /[^\]<>"'`]{1,4000}/y,
    strength,
  })) {
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

function* valueAt(
  text: string,
  start: number,
  how: { pattern: RegExp; strength: NameStrength },
): Generator<NamedValue> {
  const { pattern, strength } = how;
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
function* valuesInside(
  text: string,
  open: number,
  how: { close: string; strength: NameStrength },
): Generator<NamedValue> {
  const { close, strength } = how;
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

/** In a line the name may be of two words: `api key: …`. */
function lineStrength(text: string, name: TellingName): NameStrength {
  const [before] = /[\p{L}\p{N}]+ $/u.exec(text.slice(Math.max(0, name.start - 30), name.start)) ?? [];
  if (before === undefined || /[^\p{L}]/u.test(name.text)) return name.strength;
  return nameStrength(`${before.trim()}_${name.text}`) ?? name.strength;
}

/** True for `Your pass=VIP upgrade`: words before and after, and no address or form. */
function isInProse(text: string, name: TellingName, start: number): boolean {
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
