import gitleaks from './data/gitleaks-shapes.json' with { type: 'json' };
import own from './data/token-shapes.json' with { type: 'json' };
import { firstCharacters } from './first-characters.ts';
import type { Span } from './mask.ts';
import { looksRandom } from './secret-value.ts';

// What follows a token in an address or a mail may be anything but a letter or digit; parts that are joined to it belong to it.
const END = '(?![A-Za-z0-9])[A-Za-z0-9_-]*={0,2}';
// Hundreds of shapes are looked for only where there may be a token: most of a mail is words.
const RUN = /[A-Za-z0-9_][A-Za-z0-9_.~+/=:!?|$%*@#()\\-]{13,}/g;
const SHORTEST = 12;
const SHORTEST_PREFIXED = 30;
// Of providers that nobody listed: a short name of letters, and a random string. One in an address of a picture is the name of a file.
const PREFIXED =
  /(?<![A-Za-z0-9_.-])(?!sha\d)[A-Za-z][A-Za-z0-9]{1,11}(?:[_-][a-z0-9]{1,10})?(?:_|-(?=[A-Z]|[a-z0-9]*[A-Z]))([A-Za-z0-9+/]{28,})(?![A-Za-z0-9]|\.[a-z]{2,4}\b)/g;
// A key's lines, with line breaks that may be escaped or tags; a key that is cut off ends where its lines do.
const PEM =
  /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----(?=(?:\s|\\{1,8}[rn]|<br ?\/?>){0,20}[A-Za-z0-9+/=]{4})(?:[A-Za-z0-9+/=:,.()\s]|-(?!----)|\\{1,8}[rn]|<br ?\/?>)*(?:-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----)?/g;
const AUTHORIZATION = /\b(Bearer|Basic|Token|Digest|ApiKey|Api-Key|GenieKey)(?:\s{1,4}|%20)([A-Za-z0-9+/_.~=-]{8,})/dgi;
const BASE64 = /^[A-Za-z0-9+/]{16,}={0,2}$/;
// In an address a slash is not part of it.
const BASE64_WORD = /(?<![A-Za-z0-9+])[A-Za-z0-9+]{16,}={0,2}(?![A-Za-z0-9+=])/g;
const USER_AND_PASSWORD = /^[\x21-\x7e]{2,}:(?!\/\/)[\x21-\x7e]{3,}$/;

/** Where tokens of a known shape are in a text, whatever is around them. */
export function tokenSpans(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: run, index } of text.matchAll(RUN)) {
    if (/[\d_]/.test(run)) spans.push(...tokensInRun(run, index));
  }
  if (text.includes('PRIVATE KEY')) spans.push(...[...text.matchAll(PEM)].map(toSpan));
  for (const match of text.matchAll(AUTHORIZATION)) {
    const [, scheme = '', value = ''] = match;
    const [start, end] = match.indices?.[2] ?? [0, 0];
    if (isCredential(scheme, value)) spans.push({ start, end });
  }
  return spans;
}

function tokensInRun(run: string, offset: number): Span[] {
  const spans: Span[] = [];
  let isInWord = false;
  for (let at = 0; at <= run.length - SHORTEST; at += 1) {
    const code = run.charCodeAt(at);
    const isStart = !isInWord;
    isInWord = isLetterOrDigit(code);
    const shape = isStart && isInWord ? shapesFrom(code) : null;
    if (!shape) continue;
    shape.lastIndex = at;
    const [token] = shape.exec(run) ?? [];
    if (token === undefined) continue;
    spans.push({ start: offset + at, end: offset + at + token.length });
    at += token.length - 1;
    isInWord = true;
  }
  for (const match of run.length < SHORTEST_PREFIXED ? [] : run.matchAll(PREFIXED)) {
    if (isDrawn(match[1] ?? ''))
      spans.push({ start: offset + match.index, end: offset + match.index + match[0].length });
  }
  for (const { 0: word, index } of run.matchAll(BASE64_WORD)) {
    if (isUserAndPassword(word)) spans.push({ start: offset + index, end: offset + index + word.length });
  }
  return spans;
}

/** True for a string that was drawn at random: capitals, small letters and digits take turns in it. A hexadecimal one may be the hash of a file. */
function isDrawn(text: string): boolean {
  if (/^[0-9a-f]+$/.test(text)) return text.length >= 48;
  const turns = text.match(/[a-z](?=[A-Z0-9])|[A-Z](?=[a-z0-9])|\d(?=[A-Za-z])/g)?.length ?? 0;
  return /\d/.test(text) && turns >= 8;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
}

function toSpan(match: RegExpExecArray): Span {
  return { start: match.index, end: match.index + match[0].length };
}

let patternsByCode: string[][] | null = null;
const shapesByCode = new Map<number, RegExp | null>();

/** The shapes that may begin with a letter or digit. Each is made when it is needed: most texts begin no token with most letters. */
function shapesFrom(code: number): RegExp | null {
  const made = shapesByCode.get(code);
  if (made !== undefined) return made;
  patternsByCode ??= sortByFirstCharacter([...gitleaks.shapes, ...own.shapes].map(({ pattern }) => pattern));
  const alternatives = patternsByCode[code]?.join('|');
  const shape = alternatives === undefined ? null : new RegExp(`(?:${alternatives})${END}`, 'y');
  shapesByCode.set(code, shape);
  return shape;
}

function sortByFirstCharacter(patterns: readonly string[]): string[][] {
  const byCode: string[][] = [];
  for (const pattern of patterns) {
    for (const character of firstCharacters(pattern)) {
      const code = character.charCodeAt(0);
      byCode[code] ??= [];
      byCode[code].push(pattern);
    }
  }
  return byCode;
}

/** `Basic instructions.` and `Basic T-shirts/2024` are prose: basic authentication is base64, of a user and a password. */
function isCredential(scheme: string, value: string): boolean {
  if (scheme.toLowerCase() !== 'basic') return looksRandom(value);
  const token = value.replace(/\.$/, '');
  return BASE64.test(token) && (looksRandom(token, 20) || isUserAndPassword(token));
}

function isUserAndPassword(token: string): boolean {
  return USER_AND_PASSWORD.test(Buffer.from(token, 'base64').toString('latin1'));
}
