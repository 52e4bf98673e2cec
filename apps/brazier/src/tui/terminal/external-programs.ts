import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The user's editor with its arguments: `$VISUAL`, else `$EDITOR`; null where neither is set. */
export function editorCommand(env: Record<string, string | undefined>): string[] | null {
  const command = [env['VISUAL'], env['EDITOR']].find((value) => value !== undefined && value.trim() !== '');
  return command === undefined ? null : command.trim().split(/\s+/);
}

/** A text for the editor, and the name of the file that it gets. */
export interface EditorCopy {
  text: string;
  name: string;
}

/** Runs the editor on a copy of the text until it is closed. The terminal must have been handed over. */
export async function editCopy(command: readonly string[], { text, name }: EditorCopy): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'brazier-'));
  try {
    const file = join(folder, name);
    // Only the user may read it: a value may be confidential before the campaign is sent. Nobody may write it: nothing is written back.
    await writeFile(file, text, { mode: 0o400 });
    await runToEnd(command, file);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function runToEnd([program = '', ...args]: readonly string[], file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, [...args, file], { stdio: 'inherit' });
    child.on('error', (error) => reject(new Error(`The editor ${program} could not be started: ${error.message}`)));
    child.on('exit', () => resolve());
  });
}

/** The ending by which an editor knows what the text is. */
export function extensionFor(text: string): string {
  if (/^\s*[[{]/.test(text)) return 'json';
  return /<[a-z!/]/i.test(text) ? 'html' : 'txt';
}

/** Opens a web address with the desktop's own program. Never waits for it. */
export function openInBrowser(url: string): void {
  const [program, args]: [string, string[]] =
    process.platform === 'darwin'
      ? ['open', [url]]
      : process.platform === 'win32'
        ? ['rundll32', ['url.dll,FileProtocolHandler', url]]
        : ['xdg-open', [url]];
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  // Over SSH there is none: the address stands in the bottom line.
  child.on('error', () => undefined);
  child.unref();
}
