import { readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from './generated-files.ts';

// `pnpm docs` sets it and writes the files anew.
const UPDATE = process.env.UPDATE_GENERATED === '1';

it.each(generatedFiles().map(({ path, text }) => ({ path, text })))(
  '$path is as the code makes it',
  ({ path, text }) => {
    const file = new URL(`../${path}`, import.meta.url);
    if (UPDATE) writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  },
);
