import { writeFileSync } from 'node:fs';
import { generatedFiles } from './generated-files.ts';

// Writes the files that are made from code; `node --conditions=@brazier/source` reads the packages from their sources.
for (const { path, text } of generatedFiles()) writeFileSync(new URL(`../${path}`, import.meta.url), text);
