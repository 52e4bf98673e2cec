import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from './generated-files.ts';

it.each(generatedFiles().map(({ path, text }) => ({ path, text })))(
  '$path is as the code makes it',
  ({ path, text }) => {
    expect(readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')).toBe(text);
  },
);
