import { credentialSpans } from './credential.ts';
import { searchEncoded } from './encoded-parts.ts';
import { headerTextSpans, liquidHeaderSpans } from './header-text.ts';
import { type Hide, replaceSpans, type Span } from './mask.ts';
import { namedSpans } from './named-values.ts';
import { placeSpans } from './secret-places.ts';
import { tokenSpans } from './token-shapes.ts';
import { urlCredentialSpans } from './url-credentials.ts';

const SHORTEST = 6;
const ROUNDS = 50;

/**
 * The text with each secret in it hidden and everything else as it was: credentials in URLs, values with a telling name, tokens of a known shape.
 * Liquid stays: its value is not in the campaign.
 */
export function maskText(text: string, hide: Hide): string {
  if (text.length < SHORTEST) return text;
  return untilSteady(text, (part) => replaceSpans(part, textSpans(part), hide));
}

/** Hides a value that is a credential, but for its scheme and the Liquid in it. */
export function maskWhole(text: string, hide: Hide): string {
  return untilSteady(text, (part) => replaceSpans(part, [...credentialSpans(part), ...textSpans(part)], hide));
}

/** Hides what is secret in headers that are a text, one a line. */
export function maskHeaderLines(text: string, hide: Hide): string {
  return untilSteady(text, (part) => replaceSpans(part, [...headerTextSpans(part), ...textSpans(part)], hide));
}

// What is beside a mask may now look like a secret of its own. It ends, since each time less is left; the limit is for texts made to be slow.
function untilSteady(text: string, step: (text: string) => string): string {
  let steady = text;
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = step(steady);
    if (next === steady) break;
    steady = next;
  }
  return steady;
}

function textSpans(text: string): Span[] {
  return [...plainSpans(text), ...searchEncoded(text, plainSpans)];
}

function plainSpans(text: string): Span[] {
  return [
    ...urlCredentialSpans(text),
    ...namedSpans(text),
    ...liquidHeaderSpans(text),
    ...placeSpans(text),
    ...tokenSpans(text),
  ];
}
