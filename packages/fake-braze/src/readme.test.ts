import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as fakeBraze from './index.ts';

it('the example of the README prints what it says', async () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, code = ''] = /```ts\n([\s\S]+?)```/.exec(readme) ?? [];
  const promised = [...code.matchAll(/\); \/\/ (.+)$/gm)].map(([, line]) => line);
  const printed: string[] = [];
  const console = { log: (...values: unknown[]) => printed.push(values.join(' ')) };
  const body = code.replace(/import (\{.+\}) from '@brazier\/fake-braze'/, 'const $1 = fakeBraze');
  const run = Object.getPrototypeOf(async () => {}).constructor('console', 'fakeBraze', body);
  await run(console, fakeBraze);
  expect(printed).toEqual(promised);
  expect(printed.length).toBeGreaterThan(2);
});
