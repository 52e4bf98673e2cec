import { credentialSpans } from './credential.ts';
import type { Span } from './mask.ts';
import { headerStrength, unknownHeaderStrength } from './secret-names.ts';
import { isSecretValue } from './secret-value.ts';

// A name in quotes is JSON.
const LINE = /^([^:"'{\r\n]{1,200}):([^\r\n]*)$/gm;
const PAIR = /(\\{0,8}["'])([\w.-]{1,100})\1\s{0,4}:\s{0,4}(\\{0,8}["'])((?:(?!\3).){0,4000})\3/dg;
/** The headers of a request that Liquid makes. */
const BLOCK =
  /:headers\s{1,8}\{([^{}]{0,4000}(?:\{\{[^{}]{0,500}(?:\{[^{}]{0,100}\}[^{}]{0,100})?\}\}[^{}]{0,4000}){0,20})\}/dg;

/** Where credentials are in headers that are a text: one a line, or JSON. */
export function headerTextSpans(text: string): Span[] {
  return [...lineSpans(text), ...pairSpans(text, { start: 0, end: text.length })];
}

/** Where credentials are in the headers of requests that Liquid makes. */
export function liquidHeaderSpans(text: string): Span[] {
  if (!text.includes(':headers')) return [];
  return [...text.matchAll(BLOCK)].flatMap(({ indices }) => {
    const [start, end] = indices?.[1] ?? [0, 0];
    return pairSpans(text, { start, end });
  });
}

function lineSpans(text: string): Span[] {
  return [...text.matchAll(LINE)].flatMap((match) => {
    const [line, name = ''] = match;
    const start = match.index + name.length + 1;
    return valueSpans(text, name.trim(), { start, end: match.index + line.length });
  });
}

function pairSpans(text: string, within: Span): Span[] {
  return [...text.slice(within.start, within.end).matchAll(PAIR)].flatMap(({ indices, 2: name = '' }) => {
    const [start, end] = indices?.[4] ?? [0, 0];
    return valueSpans(text, name, { start: within.start + start, end: within.start + end });
  });
}

function valueSpans(text: string, name: string, span: Span): Span[] {
  const strength = headerStrength(name) ?? unknownHeaderStrength(name);
  return strength !== null && isSecretValue(text.slice(span.start, span.end), strength)
    ? credentialSpans(text, span)
    : [];
}
