import { isJsonObject, type Json, type JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { createMasker } from '../index.ts';
import { HARMLESS, type PlantedCredential, plantedCredentials } from '../testing/planted-credentials.ts';

const masker = createMasker({ key: new Uint8Array(32).fill(7) });
const maskedFields = (fields: JsonObject) =>
  masker.mask({ id: 'c', list: { id: 'c' }, details: { messages: { m: fields } } });

function textsOf(value: Json): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  return isJsonObject(value) ? Object.values(value).flatMap(textsOf) : [String(value)];
}

/** True where eight characters of a credential in a row, or all of a shorter one, are still readable. */
function isReadable({ fields, secret }: PlantedCredential): boolean {
  const stored = textsOf(maskedFields(fields).state.details).join('\n');
  const width = Math.min(8, secret.length);
  for (let start = 0; start + width <= secret.length; start += 1) {
    if (stored.includes(secret.slice(start, start + width))) return true;
  }
  return false;
}

const planted = plantedCredentials();

describe('of credentials that were drawn at random', () => {
  it.each([
    ['token', 99],
    ['name', 95],
    ['header', 95],
    ['surroundings', 90],
  ] as const)('of kind %s at least %d in 100 are masked', (kind, atLeast) => {
    const ofKind = planted.filter((credential) => credential.kind === kind);
    const missed = ofKind.filter(isReadable).map(({ what }) => what);
    expect(ofKind.length).toBeGreaterThan(30);
    expect(100 - (100 * missed.length) / ofKind.length, [...new Set(missed)].join('; ')).toBeGreaterThanOrEqual(
      atLeast,
    );
  });

  it('of what only looks like a credential at most 8 in 100 have something masked', () => {
    const hidden = HARMLESS.filter((fields) => maskedFields(fields).masked.length > 0);
    expect(hidden.length / HARMLESS.length, JSON.stringify(hidden, null, 1)).toBeLessThanOrEqual(0.08);
  });
});
