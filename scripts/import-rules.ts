import { posix } from 'node:path';
import { readTokens, type Token } from './source-tokens.ts';

/** One `package.json`, as far as imports are concerned. */
export interface Manifest {
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

/** A folder with a `package.json` and its sources. */
export interface Room {
  /** From the root of the repository: `packages/diff`, or the empty string for the root itself. */
  folder: string;
  /** As it is published: `@brazier/diff`. */
  name: string;
  manifest: Manifest;
  /** Sources by their path from the root of the repository. */
  sources: Record<string, string>;
}

/** One import that is against the rules. */
export interface Violation {
  file: string;
  line: number;
  text: string;
}

const EVERYTHING = ['schema', 'client', 'diff', 'store', 'audit', 'report', 'fake-braze'];

/** Whom each room may import besides itself. The arrow of data, and the only place that names it: schema ← client, diff, store ← audit ← report ← the program. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  schema: [],
  client: ['schema'],
  diff: ['schema'],
  store: ['schema'],
  audit: ['schema', 'client', 'diff', 'store'],
  report: ['schema', 'diff', 'store', 'audit'],
  'fake-braze': ['schema'],
  brazier: EVERYTHING,
};

/** What a room knows nothing of. Its tests may: they need servers and folders. */
const KNOWS_NOTHING_OF: Record<string, { what: string; modules: RegExp }[]> = {
  schema: [{ what: 'the machine', modules: /^node:/ }],
  client: [{ what: 'files and processes', modules: /^node:(?:fs|child_process|path|os)/ }],
  diff: [{ what: 'the machine', modules: /^node:(?!crypto$)/ }],
  report: [{ what: 'the machine', modules: /^node:(?!crypto$)/ }],
  store: [{ what: 'HTTP', modules: /^(?:undici|node:(?:https?2?|net|tls|dgram))$/ }],
  audit: [{ what: 'HTTP and processes', modules: /^(?:undici|node:(?:https?2?|net|tls|dgram|child_process))$/ }],
};
/** Of the folders of the interface those that know nothing of others: what draws rows is below all, and what is shown does not know how it is read. */
const KNOWS_NO_FOLDER: { in: RegExp; of: RegExp }[] = [
  { in: /\/tui\/rows\//, of: /\/tui\/(?:state|views|data|terminal)\// },
  { in: /\/tui\/terminal\//, of: /\/tui\/(?:state|views|data|rows)\// },
  { in: /\/tui\/(?:state|views)\//, of: /\/tui\/data\// },
];
/** How often tests repeat is decided once for all rooms. */
const SHARED_BY_ALL_TESTS = 'tests/support/choose-count.ts';
const SHARED_BY_TESTS = /\/src\/(?:.+\/)?(?:testing|fixtures)\//;
const TERMINAL = /^(?:ink|react|yargs|string-width|node:(?:tty|readline|repl|process))(?:\/|$)/;

/** Every import in the rooms that runs against the arrow, reaches into another room's inside, or is not declared. */
export function findViolations(rooms: readonly Room[]): Violation[] {
  // Tools of the whole repository are declared at its root.
  const tools = Object.keys(rooms.find(({ folder }) => folder === '')?.manifest.devDependencies ?? {});
  return rooms.flatMap((room) => [
    ...checkManifest(room),
    ...Object.keys(room.sources).flatMap((file) => checkSource(room, file, tools)),
    ...(room.folder.startsWith('apps/') ? findCircles(room) : []),
  ]);
}

/** The sources of a program import each other in one direction. Each circle is told once, at the import that closes it, types included. */
function findCircles({ sources }: Room): Violation[] {
  const violations: Violation[] = [];
  const left = new Set<string>();
  const follow = (file: string, way: readonly string[]): void => {
    for (const { specifier, line } of readImports(sources[file] ?? '')) {
      const target = posix.join(posix.dirname(file), specifier);
      const start = [...way, file].indexOf(target);
      if (start !== -1) {
        const circle = [...way.slice(start), file, target].map((name) => posix.basename(name)).join(' → ');
        violations.push({ file, line, text: `${specifier} closes a circle: ${circle}` });
      } else if (target in sources && !left.has(target)) follow(target, [...way, file]);
    }
    left.add(file);
  };
  for (const file of Object.keys(sources)) if (!left.has(file)) follow(file, []);
  return violations;
}

function checkManifest(room: Room): Violation[] {
  const file = posix.join(room.folder, 'package.json');
  return Object.keys(room.manifest.dependencies ?? {})
    .filter((name) => name.startsWith('@brazier/') && !mayImport(room, name))
    .map((name) => ({ file, line: 1, text: `${room.name} depends on ${name}, against the direction of imports` }));
}

function checkSource(room: Room, file: string, tools: readonly string[]): Violation[] {
  return readImports(room.sources[file] ?? '').flatMap(({ specifier, line }) => {
    const text = specifier.startsWith('.')
      ? checkRelative(room, file, specifier)
      : (checkKnowledge(room, file, specifier) ?? checkPackage(room, file, specifier, tools));
    return text === null ? [] : [{ file, line, text }];
  });
}

function checkRelative(room: Room, file: string, specifier: string): string | null {
  const target = posix.join(posix.dirname(file), specifier);
  // The program has no index: what the repository's own scripts draw from it, they take from its sources.
  const leavesRoom = room.folder === '' ? /^(?:packages\/|\.\.)/.test(target) : !target.startsWith(`${room.folder}/`);
  if (leavesRoom && isForTests(room, file) && target === SHARED_BY_ALL_TESTS) return null;
  if (leavesRoom) return `${specifier} reaches into another room; import what its index names`;
  if (room.folder.startsWith('packages/') && !isForTests(room, file) && !target.startsWith(`${room.folder}/src/`)) {
    return `${specifier} leaves src, which alone is built`;
  }
  if (!isForTests(room, file) && KNOWS_NO_FOLDER.some((rule) => rule.in.test(file) && rule.of.test(target)))
    return `${specifier} is above ${posix.dirname(file)}, which knows nothing of it`;
  if (!isForTests(room, file) && SHARED_BY_TESTS.test(target)) return `${specifier} is there for tests alone`;
  return null;
}

function checkKnowledge(room: Room, file: string, specifier: string): string | null {
  if (isForTests(room, file)) return null;
  const nothing = KNOWS_NOTHING_OF[nickname(room.name)]?.find(({ modules }) => modules.test(specifier));
  if (nothing) return `${room.name} knows nothing of ${nothing.what}, and so does not import ${specifier}`;
  if (room.folder.startsWith('packages/') && TERMINAL.test(specifier))
    return `no package knows a terminal, and so does not import ${specifier}`;
  return null;
}

function checkPackage(room: Room, file: string, specifier: string, tools: readonly string[]): string | null {
  if (specifier.startsWith('node:') || specifier === room.name) return null;
  const name = specifier.split('/', specifier.startsWith('@') ? 2 : 1).join('/');
  if (name.startsWith('@brazier/')) {
    if (specifier !== name) return `${specifier} reaches into another room; import ${name}`;
    if (!isForTests(room, file) && !mayImport(room, name))
      return `${room.name} imports ${name}, against the direction of imports`;
  }
  if (isForTests(room, file) && !name.startsWith('@brazier/') && tools.includes(name)) return null;
  return declared(room, file).has(name)
    ? null
    : `${name} is not declared in ${posix.join(room.folder, 'package.json')}`;
}

function mayImport(room: Room, name: string): boolean {
  return room.folder === '' || (MAY_IMPORT[nickname(room.name)] ?? []).includes(nickname(name));
}

function declared({ folder, manifest }: Room, file: string): Set<string> {
  const names = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies });
  // The program is bundled: what it is built from is installed nowhere else.
  if (folder.startsWith('apps/') || folder === '' || isForTests({ folder }, file))
    names.push(...Object.keys(manifest.devDependencies ?? {}));
  return new Set(names);
}

function isForTests({ folder }: Pick<Room, 'folder'>, file: string): boolean {
  if (/\.test\.tsx?$/.test(file) || !file.startsWith(posix.join(folder, 'src/'))) return true;
  // What tests share may stand in src, in a folder that is left out of the build.
  return SHARED_BY_TESTS.test(file);
}

function nickname(name: string): string {
  return name.replace('@brazier/', '');
}

/** One import of a source, as a value, a type or on demand. */
export interface Import {
  specifier: string;
  /** Of the specifier. */
  line: number;
  /** What it names between braces, by the names that the other side gives them; null where it takes the whole. */
  names: string[] | null;
}

/** What a source imports. */
export function readImports(source: string): Import[] {
  const tokens = readTokens(source);
  return tokens.flatMap(({ kind, text, line }, index) => {
    if (kind !== 'string') return [];
    const before = tokens[index - 1];
    const opener = before?.text === '(' ? tokens[index - 2] : before;
    const words = before?.text === '(' ? ['import', 'require', 'importActual', 'importMock'] : ['import', 'from'];
    if (opener?.kind !== 'word' || !words.includes(opener.text)) return [];
    return [{ specifier: text, line, names: opener.text === 'from' ? readNames(tokens, index - 1) : null }];
  });
}

function readNames(tokens: readonly Token[], from: number): string[] | null {
  const start = tokens.findLastIndex(({ text }, index) => index < from && (text === 'import' || text === 'export'));
  const clause = tokens.slice(start + 1, from).map(({ text }) => text);
  const open = clause.indexOf('{');
  if (open === -1 || clause.slice(0, open).some((text) => text !== 'type')) return null;
  const names = clause
    .slice(open + 1, -1)
    .join(' ')
    .split(' , ');
  return names.map((name) => name.replace(/^type /, '').split(' ')[0] ?? '').filter((name) => name !== '');
}
