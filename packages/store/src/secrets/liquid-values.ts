import type { LiquidPart } from './liquid.ts';
import type { Span } from './mask.ts';
import type { NameStrength } from './secret-names.ts';
import { type NamedValue, type TellingName, weakened } from './telling-names.ts';

const LONGEST = 4_000;

/** `assign name = '…'`, `capture name`, `{{ name | default: '…' }}`, `| filter: '…'`. */
export function* valuesInTag(text: string, name: TellingName, tag: Span): Generator<NamedValue> {
  const opening = text.slice(tag.start, name.start);
  const after = { start: name.end, end: tag.end };
  const rest = text.slice(after.start, after.end);
  const { strength } = name;
  if (/capture\s+["']?$/.test(opening)) {
    const end = text.indexOf('{%', tag.end);
    const value = text.slice(tag.end, end < 0 ? tag.end : end);
    if (end > 0 && end - tag.end < LONGEST && !/[<>]/.test(value))
      yield { start: tag.end, end, strength: captureStrength(strength, value) };
  } else if (/assign\s+$/.test(opening) && /^\s*=/.test(rest)) {
    const line = text.slice(tag.start, tag.start + 20).includes('liquid') ? rest.split('\n', 1)[0]?.length : undefined;
    yield* literalsIn(text, { start: name.end, end: line === undefined ? tag.end : name.end + line }, { strength });
  } else if (/^\}?\s*\|/.test(rest)) yield* literalsIn(text, after, { strength: weakened(strength) });
  else if (/^["']?\s*:\s*["']/.test(rest)) yield* literalsIn(text, after, { strength: weakened(strength), most: 1 });
}

function* literalsIn(
  text: string,
  { start: from, end: to }: Span,
  { strength, most = 20 }: { strength: NameStrength; most?: number },
): Generator<NamedValue> {
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

/** The tag that a place is in. */
export function tagAt(parts: readonly LiquidPart[], at: number): LiquidPart | undefined {
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

/** True for a tag that is a request with its own syntax: addresses, headers, a body. */
export function isRequest(text: string, tag: Span): boolean {
  const word = tag.start + 2 + (/^-?\s*/.exec(text.slice(tag.start + 2, tag.start + 20))?.[0].length ?? 0);
  return text.startsWith('connected_content', word);
}

/** The quoted text in a tag that a place is in; null where it is in none. */
export function literalAround(text: string, tag: Span, at: number): Span | null {
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
