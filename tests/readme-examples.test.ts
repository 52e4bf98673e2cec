import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const ROOMS = ['schema', 'client', 'diff', 'store', 'audit', 'report'];
const EXAMPLE = /```ts\n([\s\S]*?)```/;

/** What the comments behind `console.log(…)` promise, in order. */
function promisedOutput(example: string): string[] {
  return [...example.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm)].map((match) => String(match[1]));
}

describe.each(ROOMS)('the example in the README of @brazier/%s', (room) => {
  it('runs on the built package and prints what it says', () => {
    const folder = fileURLToPath(new URL(`../packages/${room}/`, import.meta.url));
    const example = EXAMPLE.exec(readFileSync(`${folder}README.md`, 'utf8'))?.[1] ?? '';
    const promised = promisedOutput(example);
    expect(promised.length).toBeGreaterThan(0);
    const file = `${folder}readme-example.tmp.mjs`;
    writeFileSync(file, example);
    try {
      const printed = execFileSync(process.execPath, [file], { encoding: 'utf8', cwd: folder });
      expect(printed.trimEnd().split('\n')).toEqual(promised);
    } finally {
      rmSync(file);
    }
  });
});
