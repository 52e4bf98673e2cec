/** Bounds the work for quotes that nobody closes. */
const LONGEST = 4_000;

/** The quote at a place, with the backslashes before it; empty where there is none. */
export function quoteAt(text: string, at: number): string {
  return matchAt(/\\{0,8}["'`]/y, text, at)[0] ?? '';
}

/** The end of a quoted value: the next quote that is not escaped further than the opening one; -1 where the line has none. */
export function closingQuote(text: string, start: number, opening: string): number {
  const quote = opening.at(-1);
  const depth = opening.length - 1;
  const limit = Math.min(text.length, start + LONGEST);
  let backslashes = 0;
  for (let index = start; index < limit; index += 1) {
    const character = text[index];
    if (character === '\\') backslashes += 1;
    else {
      const closes = depth === 0 ? backslashes % 2 === 0 : backslashes <= depth;
      if (character === quote && closes) return index - (depth === 0 ? 0 : backslashes);
      if (character === '\n') return -1;
      backslashes = 0;
    }
  }
  return -1;
}

/** What a sticky expression matches at a place, and its groups; empty where it does not. */
export function matchAt(pattern: RegExp, text: string, at: number): string[] {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? [];
}
