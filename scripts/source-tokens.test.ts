import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readTokens } from './source-tokens.ts';

const texts = (source: string) => readTokens(source).map(({ text }) => text);

describe('the tokens of a source', () => {
  it('are without comments, and strings are told from code', () => {
    const source = `const a = 'process.env'; // process.exit()\n/* console.log() */ const b = "it's";`;
    expect(readTokens(source).filter(({ kind }) => kind === 'string')).toEqual([
      { kind: 'string', text: 'process.env', line: 1 },
      { kind: 'string', text: "it's", line: 2 },
    ]);
    expect(
      readTokens(source)
        .filter(({ kind }) => kind === 'word')
        .map(({ text }) => text),
    ).toEqual(['const', 'a', 'const', 'b']);
  });

  it('hold the code inside templates, not their text', () => {
    expect(texts('`process ${`${Date.now()} x` + { a: `}` }.a} console`; done')).toEqual([
      '',
      '',
      'Date',
      '.',
      'now',
      '(',
      ')',
      '+',
      '{',
      'a',
      ':',
      '',
      '}',
      '.',
      'a',
      ';',
      'done',
    ]);
  });

  it('tell a regular expression from a division', () => {
    expect(texts('a / b / c; x = /[/"]\'/g; return /`/.test(y)')).toEqual([
      'a',
      '/',
      'b',
      '/',
      'c',
      ';',
      'x',
      '=',
      `/[/"]'/g`,
      ';',
      'return',
      '/`/',
      '.',
      'test',
      '(',
      'y',
      ')',
    ]);
  });

  it('survive an apostrophe in JSX text', () => {
    expect(texts("<Text>don't stop</Text>\nimport('x')").slice(-4)).toEqual(['import', '(', 'x', ')']);
  });

  it('know their line', () => {
    expect(readTokens('a\n/*\n*/ b `\n` c').map(({ text, line }) => [text, line])).toEqual([
      ['a', 1],
      ['b', 3],
      ['', 3],
      ['c', 4],
    ]);
  });

  it('of every source in the house end where the source ends: nothing is swallowed by an open template or string', () => {
    const root = new URL('..', import.meta.url);
    const sources = globSync('{packages,apps}/*/src/**/*.{ts,tsx}', { cwd: root.pathname });
    expect(sources.length).toBeGreaterThan(100);
    for (const name of sources) {
      const source = readFileSync(new URL(name, root), 'utf8');
      expect(readTokens(`${source}\nTHE_END`).at(-1)?.text, name).toBe('THE_END');
    }
  });
});
