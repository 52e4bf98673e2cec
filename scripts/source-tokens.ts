/** A piece of source that means something: comments and white space are left out. */
export interface Token {
  kind: 'word' | 'string' | 'template' | 'regex' | 'number' | 'sign';
  /** Of a string what stands between its quotes; of a template nothing, since the code inside it has tokens of its own. */
  text: string;
  /** From 1. */
  line: number;
}

const SPACE_OR_COMMENT = /(?:\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)+/y;
const WORD = /[\p{ID_Start}$_#][\p{ID_Continue}$\u200c\u200d]*/uy;
const NUMBER = /\.?\d[\w.]*/y;
const STRING = /'((?:[^'\\\n]|\\[\s\S])*)'|"((?:[^"\\\n]|\\[\s\S])*)"/y;
const REGEX = /\/(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
const TEMPLATE_TEXT = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*/y;
// After one of these a slash begins a regular expression; after any other word or a closing bracket it divides.
const BEFORE_A_VALUE = /^(?:return|typeof|case|in|of|do|else|void|throw|new|delete|await|yield|default|instanceof)$/;

/**
 * Splits TypeScript into tokens, well enough to see what a file imports and which globals it names; it does not parse. In JSX, text counts as words.
 */
export function readTokens(source: string): Token[] {
  const tokens: Token[] = [];
  // One entry for each template that is open: how many braces are open inside its current `${`.
  const templates: number[] = [];
  let at = 0;
  let line = 1;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const take = (kind: Token['kind'], length: number, text: string) => {
    tokens.push({ kind, text, line });
    skip(length);
  };
  const skip = (length: number) => {
    for (let index = at; index < at + length; index += 1) if (source[index] === '\n') line += 1;
    at += length;
  };
  const valueMayFollow = () => {
    const last = tokens.at(-1);
    if (last === undefined) return true;
    if (last.kind === 'word') return BEFORE_A_VALUE.test(last.text);
    return last.kind === 'sign' && last.text !== ')' && last.text !== ']' && last.text !== '}';
  };
  const readTemplateText = () => {
    skip(match(TEMPLATE_TEXT)?.[0].length ?? 0);
    if (source[at] === '`') {
      templates.pop();
      skip(1);
    } else if (at < source.length) {
      skip(2);
    }
  };

  while (at < source.length) {
    const space = match(SPACE_OR_COMMENT);
    if (space) {
      skip(space[0].length);
      continue;
    }
    const sign = source[at] ?? '';
    if (sign === '`') {
      take('template', 1, '');
      templates.push(0);
      readTemplateText();
    } else if (sign === '}' && templates.at(-1) === 0) {
      skip(1);
      readTemplateText();
    } else {
      const string = match(STRING);
      const word = string ? null : match(WORD);
      const number = string || word ? null : match(NUMBER);
      const regex = string || word || number || !valueMayFollow() ? null : match(REGEX);
      if (string) take('string', string[0].length, string[1] ?? string[2] ?? '');
      else if (word) take('word', word[0].length, word[0]);
      else if (number) take('number', number[0].length, number[0]);
      else if (regex) take('regex', regex[0].length, regex[0]);
      else {
        if (templates.length > 0)
          templates[templates.length - 1] = (templates.at(-1) ?? 0) + (sign === '{' ? 1 : sign === '}' ? -1 : 0);
        take('sign', 1, sign);
      }
    }
  }
  return tokens;
}
