import { literalsOf, splitLiquid } from './liquid.ts';
import type { Span } from './mask.ts';

const SCHEME = /^\s*(?:Bearer|Basic|Token|Digest|ApiKey|Api-Key|GenieKey)\s+/i;

/**
 * What is secret in a value that is known to be a credential: all of it but the scheme (`Bearer`) and the Liquid. Of
 * Liquid the literals are secret from which it makes its value.
 */
export function credentialSpans(text: string, within: Span = { start: 0, end: text.length }): Span[] {
  const value = text.slice(within.start, within.end);
  const parts = splitLiquid(value);
  const onlyText = parts.every(({ liquid }) => !liquid);
  return parts
    .flatMap((part) => (part.liquid ? literalsOf(value, part) : [withoutScheme(value, part)]))
    .map((part) => trimmed(value, part))
    .filter(({ start, end }) => (onlyText ? end > start : /[\p{L}\p{N}]/u.test(value.slice(start, end))))
    .map(({ start, end }) => ({ start: within.start + start, end: within.start + end }));
}

function withoutScheme(text: string, part: Span): Span {
  const scheme = SCHEME.exec(text.slice(part.start, part.end))?.[0] ?? '';
  return { start: part.start + scheme.length, end: part.end };
}

function trimmed(text: string, { start, end }: Span): Span {
  const part = text.slice(start, end);
  const blank = part.length - part.trimStart().length;
  return { start: start + blank, end: Math.max(start + blank, start + part.trimEnd().length) };
}
