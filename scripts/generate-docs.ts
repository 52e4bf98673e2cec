import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { generatedFiles } from './generated-files.ts';

// Writes the files that are made from code; `node --conditions=@brazier/source` reads the packages from their sources.
const root = fileURLToPath(new URL('..', import.meta.url));
const files = generatedFiles();
for (const { path, text } of files) writeFileSync(`${root}${path}`, text);
const formatted = files.map(({ path }) => path).filter((path) => path.endsWith('.json'));
execFileSync('node_modules/.bin/biome', ['format', '--write', ...formatted], { cwd: root, stdio: 'ignore' });
