/** Where a value of a JSON text begins, and where what it holds does. */
export interface LineNode {
  /** From 1. For an object's entry the line of its key. */
  line: number;
  /** By key or index; empty for what holds nothing. */
  children: ReadonlyMap<string | number, LineNode>;
  /** Only for text: what it says. */
  text?: string;
}

const TOKENS = /"(?:[^"\\]|\\.)*"|[[\]{}:,]|[^\s"[\]{}:,]+|\n/g;

/** The lines on which the values of a JSON text stand. Throws SyntaxError where the text is no JSON. */
export function readLines(text: string): LineNode {
  const tokens = tokenize(text);
  let position = 0;
  const next = (): Token => {
    const token = tokens[position];
    if (token === undefined) throw new SyntaxError('The JSON text ends too early.');
    position += 1;
    return token;
  };
  const readValue = (line: number, token: Token): LineNode => {
    if (token.text === '{' || token.text === '[') return { line, children: readChildren(token.text === '{') };
    return { line, children: new Map(), ...(token.text.startsWith('"') && { text: String(JSON.parse(token.text)) }) };
  };
  const readChildren = (isObject: boolean): Map<string | number, LineNode> => {
    const children = new Map<string | number, LineNode>();
    for (let token = next(); token.text !== '}' && token.text !== ']'; token = next()) {
      if (token.text === ',') continue;
      if (!isObject) {
        children.set(children.size, readValue(token.line, token));
        continue;
      }
      if (next().text !== ':') throw new SyntaxError('A key of the JSON text has no value.');
      children.set(String(JSON.parse(token.text)), readValue(token.line, next()));
    }
    return children;
  };
  const first = next();
  return readValue(first.line, first);
}

interface Token {
  text: string;
  line: number;
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  for (const [token] of text.matchAll(TOKENS)) {
    if (token === '\n') line += 1;
    else tokens.push({ text: token, line });
  }
  return tokens;
}
