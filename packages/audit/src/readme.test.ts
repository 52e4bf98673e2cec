import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('the example of the README prints what it says', () => {
  const [, code = ''] =
    /```ts\n([\s\S]+?)```/.exec(readFileSync(new URL('../README.md', import.meta.url), 'utf8')) ?? [];
  const promised = [...code.matchAll(/console\.log\(.*\); \/\/ (.+)$/gm)].map(([, line]) => line);
  const file = new URL('../readme-example.test.tmp.mjs', import.meta.url);
  writeFileSync(file, code);
  try {
    const args = ['--conditions=@brazier/source', file.pathname];
    const env = { PATH: process.env['PATH'], HOME: '/nonexistent' };
    expect(execFileSync(process.execPath, args, { encoding: 'utf8', env }).trimEnd().split('\n')).toEqual(promised);
  } finally {
    rmSync(file);
  }
});
