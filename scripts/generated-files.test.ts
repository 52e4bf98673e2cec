import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { generatedFiles } from './generated-files.ts';

const committed = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

it.each(generatedFiles().map(({ path, text }) => ({ path, text })))(
  '$path is as the code makes it',
  ({ path, text }) => {
    // JSON is laid out by the formatter: only what it says counts.
    if (path.endsWith('.json')) expect(JSON.parse(committed(path))).toEqual(JSON.parse(text));
    else expect(committed(path)).toBe(text);
  },
);
