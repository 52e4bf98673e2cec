import { isJsonObject, type Json } from '@brazier/schema';

/** How a secret stands in stored values: as a keyed hash, which says nothing to a reader. */
const MASK = /brazier:secret:[0-9a-zA-Z_-]+/g;

/** The text with each masked secret as `(secret)`. */
export function hideSecrets(text: string): string {
  return text.replace(MASK, '(secret)');
}

/** Two texts with their secrets numbered in the order in which they appear, so that another secret still shows as another. */
export function numberSecrets(before: string, after: string): { before: string; after: string } {
  const numbers = new Map<string, number>();
  const name = (mask: string): string => {
    const number = numbers.get(mask) ?? numbers.size + 1;
    numbers.set(mask, number);
    return `(secret ${number})`;
  };
  return { before: before.replace(MASK, name), after: after.replace(MASK, name) };
}

/** True where a secret stands anywhere in the value. */
export function holdsSecret(value: Json | undefined): boolean {
  if (typeof value === 'string') return value.includes('brazier:secret:');
  if (Array.isArray(value)) return value.some(holdsSecret);
  return isJsonObject(value) && Object.values(value).some(holdsSecret);
}

/** True where two texts are the same but for their secrets. */
export function differsOnlyInSecrets(before: string, after: string): boolean {
  return before !== after && hideSecrets(before) === hideSecrets(after);
}
