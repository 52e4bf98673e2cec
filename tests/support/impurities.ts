import { readImports } from '../../scripts/import-rules.ts';
import { readTokens, type Token } from '../../scripts/source-tokens.ts';

/** A place where a source reaches for the world by itself. */
export interface Impurity {
  line: number;
  /** What it reaches for: `Date.now`, `console`, `node:os`. */
  what: string;
}

const GLOBALS = new Set([
  ...['process', 'console', 'performance', 'globalThis', 'global', 'navigator', 'require', 'eval', 'Function'],
  ...['setTimeout', 'setInterval', 'fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'alert', 'prompt'],
]);
const MEMBERS: Record<string, RegExp> = {
  Date: /^now$/,
  Math: /^random$/,
  AbortSignal: /^timeout$/,
  Temporal: /^Now$/,
  // Only cutting text into what people see as characters is alike on every machine.
  Intl: /^(?!Segmenter$)/,
  crypto: /^(?:random.*|getRandomValues)$/,
};
// The time zone and the language of the machine, through any object.
const METHODS =
  /^(?:localeCompare|toLocale\w+|get(?:FullYear|Month|Date|Day|Hours|Minutes|Seconds|Milliseconds|TimezoneOffset)|toDateString|toTimeString)$/;
const MODULES = /^(?:process|perf_hooks|readline|readline\/promises|tty|repl|os|worker_threads|console)$/;
// Hashes come from the same module as chance, and giving way to others, which is no clock, from that of the timers: here each name counts.
const NAMES_OF: Record<string, RegExp> = {
  crypto: /^(?!(?:randomBytes|randomUUID|randomInt|randomFill|randomFillSync|getRandomValues|webcrypto)$)/,
  timers: /^setImmediate$/,
  'timers/promises': /^setImmediate$/,
};

/** Every place at which a source prints, exits, or reads the environment, the clock, chance, or the machine's language by itself. */
export function findImpurities(source: string): Impurity[] {
  const tokens = readTokens(source);
  return [
    ...readImports(source).flatMap(({ specifier, line, names }) =>
      reachOfImport(specifier, names).map((what) => ({ line, what })),
    ),
    ...tokens.flatMap((token, index) => {
      const what = token.kind === 'word' ? reachOf(tokens, index) : null;
      return what === null ? [] : [{ line: token.line, what }];
    }),
  ].sort((left, right) => left.line - right.line);
}

function reachOf(tokens: readonly Token[], index: number): string | null {
  const at = (offset: number) => tokens[index + offset]?.text;
  const word = at(0) ?? '';
  if (at(-1) === '.') return METHODS.test(word) && !namesLanguage(tokens, index) ? `.${word}` : null;
  if (isKey(tokens, index)) return null;
  if (GLOBALS.has(word)) return word;
  if (word === 'Date') return reachOfDate(tokens, index);
  const member = at(1) === '.' ? at(2) : at(1) === '?' && at(2) === '.' ? at(3) : undefined;
  return member !== undefined && Object.hasOwn(MEMBERS, word) && MEMBERS[word]?.test(member)
    ? `${word}.${member}`
    : null;
}

// `new Date(x)` and `Date.parse` are arithmetic; without an argument, as a function or as a value it is the clock.
function reachOfDate(tokens: readonly Token[], index: number): string | null {
  const before = tokens[index - 1]?.text;
  const [after, second] = [tokens[index + 1]?.text, tokens[index + 2]?.text];
  if (after === '.') return second === 'parse' || second === 'UTC' ? null : `Date.${second}`;
  if (before === 'new') return after === '(' && second !== ')' ? null : 'new Date()';
  if (after === '(' || after === '[') return 'Date';
  // In a type, or on the right of `instanceof`.
  return before === ':' || before === '|' || before === '<' || before === 'instanceof' || before === 'as'
    ? null
    : 'Date';
}

function reachOfImport(specifier: string, names: readonly string[] | null): string[] {
  const module = specifier.replace(/^node:/, '');
  if (MODULES.test(module)) return [specifier];
  const allowed = Object.hasOwn(NAMES_OF, module) ? NAMES_OF[module] : undefined;
  if (allowed === undefined) return [];
  return names === null ? [`the whole of ${specifier}`] : names.filter((name) => !allowed.test(name));
}

function namesLanguage(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.text.startsWith('toLocale') === true && tokens[index + 2]?.kind === 'string';
}

function isKey(tokens: readonly Token[], index: number): boolean {
  const [before, after, second] = [tokens[index - 1]?.text, tokens[index + 1]?.text, tokens[index + 2]?.text];
  const opens = before === '{' || before === ',' || before === ';';
  return opens && (after === ':' || (after === '?' && second === ':'));
}
