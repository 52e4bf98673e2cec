import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

// Packs each library as it would be published and has publint and attw look at the result: exports that lead nowhere, types that do not resolve.
// Runs as a script of pnpm, whose manifest fields for publishing only its own `pack` applies.

const root = fileURLToPath(new URL('..', import.meta.url));
const pnpm = process.env['npm_execpath'];
if (!pnpm?.includes('pnpm')) throw new Error('Run this with pnpm: `pnpm lint`.');

let problems = 0;
for (const room of readdirSync(join(root, 'packages'))) {
  const dir = join(root, 'packages', room);
  const manifest = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as { name: string; private?: boolean };
  if (manifest.private) continue;
  const folder = mkdtempSync(join(tmpdir(), 'brazier-pack-'));
  try {
    execFileSync(...asCommand(pnpm, ['pack', '--pack-destination', folder]), { cwd: dir, stdio: 'pipe' });
    const tarball = join(folder, String(readdirSync(folder)[0]));
    await checkWithPublint(manifest.name, tarball);
    checkWithAttw(manifest.name, tarball);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
process.exitCode = problems > 0 ? 1 : 0;

async function checkWithPublint(name: string, tarball: string): Promise<void> {
  const bytes = readFileSync(tarball);
  const { messages, pkg } = await publint({
    pack: { tarball: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length) },
  });
  for (const message of messages.filter(({ type }) => type !== 'suggestion')) {
    problems += 1;
    console.error(`${name}: ${formatMessage(message, pkg)}`);
  }
}

function checkWithAttw(name: string, tarball: string): void {
  try {
    execFileSync(join(root, 'node_modules/.bin/attw'), [tarball, '--profile', 'esm-only', '--format', 'ascii'], {
      stdio: 'pipe',
    });
  } catch (error) {
    problems += 1;
    console.error(`${name}: ${String((error as { stdout?: Buffer }).stdout ?? error)}`);
  }
}

/** pnpm comes as a script or as a program of its own. */
function asCommand(file: string, args: string[]): [string, string[]] {
  return /\.[cm]?js$/.test(file) ? [process.execPath, [file, ...args]] : [file, args];
}
