const BLOCKS: ReadonlySet<string> = new Set(['if', 'unless', 'case', 'for', 'tablerow', 'capture', 'comment', 'raw']);
/** What stands inside is not Liquid. */
const LITERAL: ReadonlySet<string> = new Set(['comment', 'raw']);
const TAG_NAME = /^-?\s*([a-z_]+)/;

/** The first thing that does not close in a text's Liquid, in a few words, or null where all does. Linear in the text's length. */
export function liquidFault(text: string): string | null {
  const open: string[] = [];
  let at = nextOpening(text, 0);
  while (at !== -1) {
    const isOutput = text[at + 1] === '{';
    const end = text.indexOf(isOutput ? '}}' : '%}', at + 2);
    const next = nextOpening(text, at + 2);
    if (end === -1 || (next !== -1 && next < end)) return isOutput ? 'a {{ does not close' : 'a {% does not close';
    let from = end + 2;
    if (!isOutput) {
      const name = TAG_NAME.exec(text.slice(at + 2, Math.min(end, at + 2 + MAX_TAG)))?.[1] ?? '';
      const fault = takeTag(name, open);
      if (fault) return fault;
      if (LITERAL.has(name)) {
        const close = endOfLiteral(text, name, from);
        if (close === -1) return `{% ${name} %} does not close`;
        open.pop();
        from = close;
      }
    }
    at = nextOpening(text, from);
  }
  const last = open.at(-1);
  return last === undefined ? null : `{% ${last} %} does not close`;
}

const MAX_TAG = 40;

function takeTag(name: string, open: string[]): string | null {
  if (BLOCKS.has(name)) open.push(name);
  if (!name.startsWith('end') || !BLOCKS.has(name.slice(3))) return null;
  return open.pop() === name.slice(3) ? null : `{% ${name} %} closes nothing`;
}

function nextOpening(text: string, from: number): number {
  for (let at = text.indexOf('{', from); at !== -1; at = text.indexOf('{', at + 1)) {
    if (text[at + 1] === '{' || text[at + 1] === '%') return at;
  }
  return -1;
}

function endOfLiteral(text: string, name: string, from: number): number {
  const end = new RegExp(`\\{%-?\\s*end${name}\\s*-?%\\}`, 'g');
  end.lastIndex = from;
  const found = end.exec(text);
  return found ? found.index + found[0].length : -1;
}
