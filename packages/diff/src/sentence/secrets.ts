/** How the store writes a masked secret: `brazier:secret:` and a keyed hash. */
const MASK = /brazier:secret:[0-9a-zA-Z_-]+/g;

/** The text with each mask replaced by a word: a hash says nothing to a reader. */
export function hideMasks(text: string): string {
  return text.replace(MASK, '(secret)');
}

/** True where the text is or holds a masked secret. */
export function holdsMask(text: string): boolean {
  return text.search(MASK) !== -1;
}
