import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { diff } from './index.ts';

it('the example of the README prints what the README says', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [code = '', printed = ''] = [...readme.matchAll(/```(?:ts)?\n([\s\S]*?)```/g)].map((match) => match[1]);
  const lines: string[] = [];
  const run = new Function('diff', 'console', code.replace(/^import .*$/m, ''));
  run(diff, { log: (line: string) => lines.push(line) });
  expect(`${lines.join('\n')}\n`).toBe(printed);
});
