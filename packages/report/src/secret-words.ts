/** How a masked secret stands in stored values: a keyed hash, which says nothing to a reader. */
const MASK = /brazier:secret:[0-9a-zA-Z_-]+/g;

/** Text with each masked secret as `(secret)`. */
export function hideSecrets(text: string): string {
  return text.replace(MASK, '(secret)');
}

/** Two texts with their masked secrets numbered in the order of their appearance, so that another secret still shows as another. */
export function numberSecrets(before: string, after: string): { before: string; after: string } {
  const numbers = new Map<string, number>();
  const name = (mask: string): string => {
    const number = numbers.get(mask) ?? numbers.size + 1;
    numbers.set(mask, number);
    return `(secret ${number})`;
  };
  return { before: before.replace(MASK, name), after: after.replace(MASK, name) };
}
