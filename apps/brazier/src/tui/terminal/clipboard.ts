import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

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
export async function clipboardHint(env: Record<string, string | undefined>): Promise<string | null> {
  if (env['TMUX'] !== undefined)
    return (await tmuxPassesOn()) ? null : 'tmux may keep it back: tmux set -s set-clipboard on';
  if (env['STY'] !== undefined) return 'the terminal around screen must allow OSC 52';
  return null;
}

/** False also where tmux cannot be asked. */
async function tmuxPassesOn(): Promise<boolean> {
  try {
    const answer = await promisify(execFile)('tmux', ['show-options', '-sv', 'set-clipboard'], { timeout: 1000 });
    return answer.stdout.trim() === 'on';
  } catch {
    return false;
  }
}
