import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { findViolations, type Manifest, type Room } from './import-rules.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const rooms = ['', ...globSync('{packages,apps}/*', { cwd: root })].map(readRoom);
const violations = findViolations(rooms);
for (const { file, line, text } of violations) console.error(`${file}:${line}: ${text}`);
console.log(
  `${rooms.reduce((sum, { sources }) => sum + Object.keys(sources).length, 0)} sources, ${violations.length} imports against the rules`,
);
process.exitCode = violations.length > 0 ? 1 : 0;

function readRoom(folder: string): Room {
  const read = (path: string) => readFileSync(`${root}${path}`, 'utf8');
  const manifest = JSON.parse(read(`${folder === '' ? '' : `${folder}/`}package.json`)) as Manifest & { name: string };
  const within = folder === '' ? '{bench,docs,scripts,tests}/**' : `${folder}/**`;
  const files = globSync(`${within}/*.{ts,tsx,mts,mjs,js}`, {
    cwd: root,
    exclude: (path) => /(?:^|\/)(?:node_modules|dist|fixtures)(?:\/|$)/.test(path),
  });
  return {
    folder,
    name: manifest.name,
    manifest,
    sources: Object.fromEntries(files.map((file) => [file, read(file)])),
  };
}
