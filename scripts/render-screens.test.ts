import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderScreens } from './render-screens.ts';

const folder = new URL('../docs/screens/', import.meta.url);

it('the pictures in README and walkthrough are what the program shows', async () => {
  const screens = await renderScreens();
  for (const [name, svg] of screens) {
    if (process.env['UPDATE_GENERATED'] === '1') {
      mkdirSync(folder, { recursive: true });
      writeFileSync(new URL(name, folder), svg);
    }
    expect(readFileSync(new URL(name, folder), 'utf8') === svg, `${name} is stale: run \`pnpm docs\``).toBe(true);
  }
  const pages = ['../README.md', '../docs/walkthrough.md'].map((page) =>
    readFileSync(new URL(page, import.meta.url), 'utf8'),
  );
  for (const name of screens.keys()) expect(pages.join('\n')).toContain(`screens/${name}`);
});
