import type { Span } from './mask.ts';

/** What a run of encoded characters means. */
interface Decoded {
  characters: string;
  /** Where each of them begins in the run. */
  starts: number[];
}

interface Encoding {
  pattern: RegExp;
  decode(run: string): Decoded | null;
}

const PERCENT: Encoding = { pattern: /(?:%[0-9a-f]{2})+/gi, decode: decodePercent };
const ENTITIES: Encoding = {
  pattern: /&(?:#\d{2,3}|#x[0-9a-f]{2}|quot|apos|equals|colon|amp);/gi,
  decode: decodeEntity,
};
/** JSON, as some write it: `https:\\/\\/x.example\\/?a=1\\u0026b=2`. */
const ESCAPES: Encoding = { pattern: /\\{1,4}(?:\/|u00[2-7][0-9a-f])/gi, decode: decodeEscape };
/** An ampersand alone is in most addresses of a mail, and says nothing new. */
const TELLING_ENTITY = /&(?:#\d{2,3}|#x[0-9a-f]{2}|quot|apos|equals|colon);/gi;
/** Where an address or a form that was encoded ends. */
const BOUNDARY = /[\s"'<>`]/g;
const NAMED: Record<string, string> = { quot: '"', apos: "'", equals: '=', colon: ':', amp: '&' };
/** What is encoded in what is encoded, and so on, is decoded so often. */
const DEPTH = 3;

/** What a search finds in the parts of a text that are percent-encoded, or have entities of HTML or escapes in them, as spans of the text. */
export function searchEncoded(text: string, search: (decoded: string) => Span[]): Span[] {
  return [
    ...encodedParts(text, '%', PERCENT.pattern).flatMap((part) =>
      searchPart(text, part, { encoding: PERCENT, search }),
    ),
    ...encodedParts(text, '\\', ESCAPES.pattern).flatMap((part) =>
      searchPart(text, part, { encoding: ESCAPES, search }),
    ),
    ...encodedParts(text, '&', TELLING_ENTITY).flatMap((part) =>
      searchPart(text, part, { encoding: ENTITIES, search }),
    ),
  ];
}

/** The parts between white space, quotes and tags in which something is encoded. */
function encodedParts(text: string, sign: string, pattern: RegExp): Span[] {
  if (!text.includes(sign)) return [];
  const parts: Span[] = [];
  let boundary = 0;
  BOUNDARY.lastIndex = 0;
  for (const { index } of text.matchAll(pattern)) {
    if (index < (parts.at(-1)?.end ?? 0)) continue;
    let start = boundary;
    while (boundary <= index) {
      start = boundary;
      boundary = BOUNDARY.test(text) ? BOUNDARY.lastIndex : text.length + 1;
    }
    parts.push({ start, end: boundary - 1 });
  }
  return parts;
}

function searchPart(
  text: string,
  part: Span,
  { encoding, search }: { encoding: Encoding; search: (decoded: string) => Span[] },
): Span[] {
  const spans: Span[] = [];
  const layers = [text.slice(part.start, part.end)];
  for (let depth = 0; depth < DEPTH; depth += 1) {
    const layer = layers.at(-1) ?? '';
    const decoded = layer.replace(encoding.pattern, (run) => encoding.decode(run)?.characters ?? run);
    if (decoded === layer) break;
    const found = search(decoded);
    // Most addresses hide nothing: only where one does is it worth knowing where each character was.
    if (found.length > 0) {
      const places = placesIn(layers, encoding);
      const placeOf = (index: number) => part.start + (places[index] ?? 0);
      spans.push(...found.map(({ start, end }) => ({ start: placeOf(start), end: placeOf(end) })));
    }
    layers.push(decoded);
  }
  return spans;
}

/** For each character that decoding the last layer gives, and for the end, where it was in the first. */
function placesIn(layers: readonly string[], encoding: Encoding): number[] {
  let places = Array.from({ length: (layers[0] ?? '').length + 1 }, (_, index) => index);
  for (const layer of layers) {
    const decoded: number[] = [];
    let done = 0;
    const keep = (end: number) => {
      for (; done < end; done += 1) decoded.push(places[done] ?? 0);
    };
    for (const { 0: run, index } of layer.matchAll(encoding.pattern)) {
      const starts = encoding.decode(run)?.starts;
      if (!starts) continue;
      keep(index);
      for (const start of starts) decoded.push(places[index + start] ?? 0);
      done = index + run.length;
    }
    keep(layer.length + 1);
    places = decoded;
  }
  return places;
}

function decodePercent(run: string): Decoded | null {
  try {
    const characters = decodeURIComponent(run);
    const starts: number[] = [];
    let at = 0;
    for (const character of characters) {
      for (let unit = 0; unit < character.length; unit += 1) starts.push(at);
      at += 3 * Buffer.byteLength(character);
    }
    return { characters, starts };
  } catch {
    return null;
  }
}

function decodeEntity(entity: string): Decoded | null {
  const [, decimal, hexadecimal, name = ''] = /^&(?:#(\d+)|#x([0-9a-f]+)|(\w+));$/i.exec(entity) ?? [];
  const code = hexadecimal === undefined ? decimal : Number.parseInt(hexadecimal, 16);
  const characters = code === undefined ? NAMED[name.toLowerCase()] : String.fromCharCode(Number(code));
  return characters === undefined ? null : { characters, starts: [0] };
}

function decodeEscape(run: string): Decoded {
  const code = /u00(..)$/i.exec(run)?.[1];
  return { characters: code === undefined ? '/' : String.fromCharCode(Number.parseInt(code, 16)), starts: [0] };
}
