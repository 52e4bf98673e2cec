import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as report from './index.ts';

it('the example of the README prints what it says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, code = ''] = /```ts\n([\s\S]+?)```/.exec(readme) ?? [];
  const promised = [...code.matchAll(/\); \/\/ (.+)$/gm)].map(([, line]) => line);
  const printed: string[] = [];
  const console = { log: (...values: unknown[]) => printed.push(values.join(' ')) };
  const body = code.replace(/import (\{.+\}) from '@brazier\/report'/, 'const $1 = report');
  new Function('console', 'report', body)(console, report);
  expect(printed).toEqual(promised);
  expect(printed).toHaveLength(4);
});
