import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';

// Makes packages/store/src/secrets/data/gitleaks-shapes.json from the rules of gitleaks, whose keywords, stop words and conditions on what follows a token
// are dropped: in a mail or an address it is followed by anything.
//
//   git clone https://github.com/gitleaks/gitleaks
//   node scripts/token-shapes.ts gitleaks/config/gitleaks.toml gitleaks/LICENSE "$(git -C gitleaks rev-parse HEAD)"

/** The shape of a provider's tokens. */
export interface TokenShape {
  id: string;
  /** Source of a regular expression without captures, as JavaScript has them. */
  pattern: string;
}

const OUTPUT = fileURLToPath(new URL('../packages/store/src/secrets/data/gitleaks-shapes.json', import.meta.url));

const RULE = /^\[\[rules\]\]\s+id = "([^"]+)"([\s\S]*?)(?=^\[\[rules\]\]|(?![\s\S]))/gm;
const REGEX = /^regex = '''(.*)'''$/m;
/** What is between a provider's name and the value in most rules. */
const ASSIGNMENT = String.raw`(?:=|>|:{1,3}=|\|\||:|=>|\?=|,)[\x60'"\s=]{0,5}`;
const STARTS = [String.raw`\b`, String.raw`(?:^|[\\'"\x60\s>=:(,)])`];
const ENDS = [
  String.raw`(?:[\x60'"\s;]|\\[nr]|$)`,
  String.raw`(?:[\x60'"\s;]|\\[nr]|$|\b)`,
  String.raw`(?:[^\w-]|\z)`,
  String.raw`(?:[^a-zA-Z0-9+/]|\z)`,
  String.raw`(?:$|[\\'"\x60\s<),])`,
  String.raw`\b`,
];
/** Quotes, white space, anything at all: what a token is not, or what makes an expression slow. */
const NO_TOKEN = /https|hooks\.|\.\*|\.\+|\\s|["'>]|\(\?s|\[\\s|BEGIN/;
/** Shapes that so many words have that they say nothing without the provider's name beside them. */
const TOO_SHORT = new Set(['sumologic-access-id', 'sidekiq-secret', 'sidekiq-sensitive-url']);

/** The shapes in gitleaks' rules that can be known by themselves, in the order of their names. */
export function readShapes(toml: string): TokenShape[] {
  const shapes = [...toml.matchAll(RULE)].flatMap(([, id = '', rule = '']) => {
    const regex = REGEX.exec(rule)?.[1];
    if (regex === undefined || TOO_SHORT.has(id)) return [];
    return alternatives(regex)
      .map((alternative) => toPattern(withoutContext(alternative)))
      .filter((pattern) => pattern !== null && !NO_TOKEN.test(pattern) && !isOpaque(pattern))
      .map((pattern) => ({ id, pattern: pattern ?? '' }));
  });
  return shapes.filter(({ pattern }, index) => shapes.findIndex((shape) => shape.pattern === pattern) === index);
}

/** The alternatives of an expression, unless they are in brackets. */
function alternatives(regex: string): string[] {
  const parts: string[] = [];
  let start = 0;
  walk(regex, (index, depth) => {
    if (depth !== 0 || regex[index] !== '|') return;
    parts.push(regex.slice(start, index));
    start = index + 1;
  });
  return [...parts, regex.slice(start)];
}

/** Without the provider's name before a token and the conditions around it; flags stay. */
function withoutContext(regex: string): string {
  const assignment = regex.indexOf(ASSIGNMENT);
  if (assignment >= 0) {
    const flags = regex.startsWith('(?i)') ? '(?i)' : '';
    return flags + withoutEnds(regex.slice(assignment + ASSIGNMENT.length));
  }
  const flags = /^\(\?i\)/.exec(regex)?.[0] ?? '';
  return flags + withoutEnds(regex.slice(flags.length));
}

function withoutEnds(regex: string): string {
  const start = STARTS.find((text) => regex.startsWith(text)) ?? '';
  const end = ENDS.find((text) => regex.endsWith(text)) ?? '';
  const inner = regex.slice(start.length, regex.length - end.length);
  if (start + end === '') return inner;
  const isGroup = /^\((?!\?)/.test(inner) && closing(inner, 0) === inner.length - 1;
  return isGroup ? withoutEnds(inner.slice(1, -1)) : withoutEnds(inner);
}

/** Go's syntax as JavaScript's: no captures, no flags inside. Null where that cannot be said. */
function toPattern(regex: string): string | null {
  const flags = [false];
  let output = '';
  for (let index = 0; index < regex.length; index += 1) {
    const isFolded = flags.at(-1) === true;
    const character = regex[index] ?? '';
    if (character === '(') {
      const [all = '(', , setting, ends] = /^\((\?(?:P<\w+>|(-?i|s)?([:)])))?/.exec(regex.slice(index)) ?? [];
      index += all.length - 1;
      if (setting === 's') return null;
      const inner = setting === undefined ? isFolded : setting === 'i';
      if (ends === ')') flags[flags.length - 1] = inner;
      else {
        flags.push(inner);
        output += '(?:';
      }
    } else if (character === ')') {
      flags.pop();
      output += ')';
    } else if (character === '[') {
      const end = classEnd(regex, index);
      output += toClass(regex.slice(index + 1, end), isFolded);
      index = end;
    } else if (character === '\\') {
      output += regex[index + 1] === 'z' ? '$' : regex.slice(index, index + 2);
      index += 1;
    } else output += isFolded ? folded(character) : character;
  }
  return output;
}

function toClass(content: string, isFolded: boolean): string {
  const plain = content.replace('[:alnum:]', 'A-Za-z0-9');
  if (!isFolded) return `[${plain}]`;
  const other = [...plain.matchAll(/\\.|([a-zA-Z])(?:-([a-zA-Z]))?/g)]
    .filter(([, first]) => first !== undefined)
    .map(([range]) => swapCase(range))
    .filter((range) => !plain.includes(range));
  // A dash that means itself is last.
  const [, start = plain, dash = ''] = /^(.*?)(\\?-)?$/s.exec(plain) ?? [];
  return `[${start}${other.join('')}${dash}]`;
}

function folded(character: string): string {
  const other = swapCase(character);
  return other === character ? character : `[${character}${other}]`;
}

function swapCase(text: string): string {
  return [...text].map((letter) => (letter < 'a' ? letter.toLowerCase() : letter.toUpperCase())).join('');
}

/** True for a shape that any random string of some length has: only its surroundings said what it was. */
function isOpaque(pattern: string): boolean {
  const whole = new RegExp(`^(?:${pattern})$`);
  const units = ['3a9f0c7e', 'k7m2x9q4', 'K7M2X9Q4', 'aB3xY7qZ', '48210975', 'abcdefgh'];
  const uuid = '3f9a0c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b';
  for (let length = 8; length <= 140; length += 1) {
    if (units.some((unit) => whole.test(unit.repeat(20).slice(0, length)))) return true;
  }
  return whole.test(uuid) || whole.test(uuid.toUpperCase());
}

function classEnd(regex: string, start: number): number {
  for (let index = start + 1 + (regex[start + 1] === ']' ? 1 : 0); index < regex.length; index += 1) {
    if (regex[index] === '\\') index += 1;
    else if (regex.startsWith('[:', index)) index = regex.indexOf(':]', index) + 1;
    else if (regex[index] === ']') return index;
  }
  return regex.length;
}

function closing(regex: string, open: number): number {
  let end = -1;
  walk(regex.slice(open), (index, depth) => {
    if (end < 0 && depth === 0 && regex[open + index] === ')') end = open + index;
  });
  return end;
}

/** Calls back for each character outside of classes and escapes, with how many groups are open after it. */
function walk(regex: string, onCharacter: (index: number, depth: number) => void): void {
  let depth = 0;
  for (let index = 0; index < regex.length; index += 1) {
    if (regex[index] === '\\') index += 1;
    else if (regex[index] === '[') index = classEnd(regex, index);
    else {
      if (regex[index] === '(') depth += 1;
      if (regex[index] === ')') depth -= 1;
      onCharacter(index, depth);
    }
  }
}

if (basename(process.argv[1] ?? '') === 'token-shapes.ts') {
  const [, , toml, license, commit] = process.argv;
  if (!toml || !license || !/^[0-9a-f]{40}$/.test(commit ?? '')) {
    throw new Error('Usage: node scripts/token-shapes.ts <gitleaks.toml> <LICENSE> <commit>');
  }
  const data = {
    source: 'https://github.com/gitleaks/gitleaks, config/gitleaks.toml',
    commit,
    license: readFileSync(license, 'utf8').trim(),
    shapes: readShapes(readFileSync(toml, 'utf8')),
  };
  writeFileSync(OUTPUT, `${JSON.stringify(data, null, 2)}\n`);
}
