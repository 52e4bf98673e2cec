// Shorter values would blot out ordinary words, and no key that guards anything is that short.
const SHORTEST = 8;

/** The last line of defence: values that no line of output may hold, whatever brought them there. */
export interface Secrets {
  hide(value: string | undefined): void;
  /** The text with every hidden value, plain or as JSON or a URL would write it, replaced. */
  scrub(text: string): string;
}

/** Starts with nothing to hide. */
export function createSecrets(): Secrets {
  const hidden = new Set<string>();
  return {
    hide(value) {
      if (value === undefined || value.length < SHORTEST) return;
      hidden.add(value).add(JSON.stringify(value).slice(1, -1)).add(encodeURIComponent(value));
    },
    scrub(text) {
      let scrubbed = text;
      for (const value of hidden) scrubbed = scrubbed.replaceAll(value, '[secret]');
      return scrubbed;
    },
  };
}
