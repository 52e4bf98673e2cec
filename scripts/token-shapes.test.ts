import { describe, expect, it } from 'vitest';
import { readShapes } from './token-shapes.ts';

const END = String.raw`(?:[\x60'"\s;]|\\[nr]|$)`;
const NAMED = String.raw`(?i)[\w.-]{0,50}?(?:acme)(?:[ \t\w.-]{0,20})[\s'"]{0,3}(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[\x60'"\s=]{0,5}`;

const rule = (id: string, regex: string) =>
  `[[rules]]\nid = "${id}"\ndescription = "x"\nregex = '''${regex}'''\nkeywords = ["x"]\n\n`;
const patternsOf = (regex: string) => readShapes(`title = "x"\n\n${rule('acme', regex)}`).map(({ pattern }) => pattern);

describe('the shapes in the rules of gitleaks', () => {
  it.each([
    ['without the conditions around them', String.raw`\b(ak_[a-f0-9]{32})${END}`, ['ak_[a-f0-9]{32}']],
    ['without captures', 'ak_(live|test)_([0-9]{20})', ['ak_(?:live|test)_(?:[0-9]{20})']],
    [
      'with small letters and capitals where case is ignored',
      String.raw`\b(AK(?i)x[a-c0-9_\-]{20})${END}`,
      [String.raw`AK[xX][a-c0-9_A-C\-]{20}`],
    ],
    ['without the name before them', `${NAMED}(ak-[a-z0-9]{20})${END}`, ['[aA][kK]-[a-z0-9A-Z]{20}']],
    ['by the classes that Go knows', String.raw`ak_[[:alnum:]]{20}\z`, ['ak_[A-Za-z0-9]{20}$']],
    ['each alternative by itself', `ak_[0-9]{20}|${NAMED}([a-f0-9]{32})${END}`, ['ak_[0-9]{20}']],
  ])('are taken over %s', (_how, regex, expected) => expect(patternsOf(regex)).toEqual(expected));

  it.each([
    ['any random string has them', `${NAMED}([a-f0-9]{32})${END}`],
    ['a UUID has them', `${NAMED}([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})${END}`],
    ['they span words', String.raw`curl .*-u (\S+)`],
    ['they need quotes', String.raw`key=["'](ak_\w{20})["']`],
  ])('are left out where %s', (_why, regex) => expect(patternsOf(regex)).toEqual([]));

  it('keep their names and their order', () => {
    const toml = rule('b', 'b_[0-9]{20}') + rule('a', 'a_[0-9]{20}');
    expect(readShapes(toml).map(({ id }) => id)).toEqual(['b', 'a']);
  });
});
