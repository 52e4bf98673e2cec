const LETTERS_AND_DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/**
 * The letters and digits with which what an expression matches may begin. Knows literals, classes, groups with alternatives, what may be left out, and
 * looking ahead; anything else begins with all of them.
 */
export function firstCharacters(pattern: string): Set<string> {
  const found = new Set<string>();
  for (const alternative of splitAlternatives(pattern)) {
    let rest = alternative;
    for (let isOptional = true; isOptional && rest !== ''; ) {
      const [atom, characters] = readAtom(rest);
      for (const character of characters) found.add(character);
      rest = rest.slice(atom.length);
      const [quantifier = ''] = /^(?:[*+?]|\{\d+(?:,\d*)?\})/.exec(rest) ?? [];
      isOptional = isLookaround(atom) || /^(?:[*?]|\{0)/.test(quantifier);
      rest = rest.slice(quantifier.length);
    }
  }
  return found;
}

function readAtom(pattern: string): [atom: string, characters: Iterable<string>] {
  if (pattern.startsWith('(')) {
    const group = pattern.slice(0, groupEnd(pattern));
    if (isLookaround(group)) return [group, ''];
    return [group, firstCharacters(group.replace(/^\((?:\?:)?/, '').slice(0, -1))];
  }
  const [atom = pattern] = /^(?:\[(?:\\.|[^\]\\])*\]|\\.|.)/s.exec(pattern) ?? [];
  return [atom, charactersOf(atom)];
}

const known = new Map<string, string>();

function charactersOf(atom: string): string {
  if (atom.length === 1 && atom !== '.') return LETTERS_AND_DIGITS.includes(atom) ? atom : '';
  let characters = known.get(atom);
  if (characters === undefined) {
    const whole = new RegExp(`^${atom}$`);
    characters = [...LETTERS_AND_DIGITS].filter((character) => whole.test(character)).join('');
    known.set(atom, characters);
  }
  return characters;
}

function isLookaround(atom: string): boolean {
  return /^\(\?(?:[=!]|<[=!])/.test(atom);
}

function splitAlternatives(pattern: string): string[] {
  const parts = [''];
  for (let index = 0; index < pattern.length; ) {
    const rest = pattern.slice(index);
    const length = rest.startsWith('(')
      ? groupEnd(rest)
      : (/^(?:\[(?:\\.|[^\]\\])*\]|\\.|.)/s.exec(rest)?.[0].length ?? 1);
    if (rest[0] === '|') parts.push('');
    else parts.push((parts.pop() ?? '') + rest.slice(0, length));
    index += length;
  }
  return parts;
}

/** Where the group that a pattern begins with ends. */
function groupEnd(pattern: string): number {
  let depth = 0;
  for (let index = 0; index < pattern.length; index += 1) {
    if (pattern[index] === '\\') index += 1;
    else if (pattern[index] === '[') index += /^\[(?:\\.|[^\]\\])*/.exec(pattern.slice(index))?.[0].length ?? 0;
    else if (pattern[index] === '(') depth += 1;
    else if (pattern[index] === ')') {
      depth -= 1;
      if (depth === 0) return index + 1;
    }
  }
  return pattern.length;
}
