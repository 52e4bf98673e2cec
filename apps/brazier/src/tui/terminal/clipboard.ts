/** Many terminals take no longer text than this, in characters of base64. */
const MOST_BASE64 = 74_994;

/** A text for the clipboard, as the terminal is told (OSC 52); null where it is longer than terminals take. */
export function clipboardSequence(text: string, env: Record<string, string | undefined>): string | null {
  const encoded = Buffer.from(text, 'utf8').toString('base64');
  if (encoded.length > MOST_BASE64) return null;
  const sequence = `\u001b]52;c;${encoded}\u0007`;
  // GNU screen swallows what it does not know, unless it is wrapped for the terminal outside.
  const isScreen = env['TERM']?.startsWith('screen') === true && env['TMUX'] === undefined;
  return isScreen ? `\u001bP${sequence}\u001b\\` : sequence;
}

/** Why a copied text may not arrive: programs that stand between this one and the terminal keep such texts back. Null where none is known to. */
export function clipboardHint(env: Record<string, string | undefined>): string | null {
  if (env['TMUX'] !== undefined) return 'nothing in the clipboard? tmux passes it on with `set -g set-clipboard on`';
  if (env['STY'] !== undefined) return 'nothing in the clipboard? The terminal around screen must allow OSC 52';
  return null;
}
