import { describe, expect, it } from 'vitest';
import { findViolations, type Manifest, type Room, readImports } from './import-rules.ts';

const TOOLS: Manifest = { devDependencies: { vitest: '5', '@brazier/diff': 'workspace:*' } };

/** What the check says of one source of a package. */
function check(file: string, source: string, manifest: Manifest = {}): string[] {
  const folder = file.split('/', 2).join('/');
  const name = folder === 'apps/brazier' ? 'brazier' : folder.replace('packages/', '@brazier/');
  const root: Room = { folder: '', name: 'workspace', manifest: TOOLS, sources: {} };
  const room: Room = { folder, name, manifest, sources: { [file]: source } };
  return findViolations([root, room]).map((violation) => `${violation.file}:${violation.line}: ${violation.text}`);
}

describe('the sources of a program', () => {
  const checkProgram = (sources: Record<string, string>) => {
    const room: Room = { folder: 'apps/brazier', name: 'brazier', manifest: {}, sources };
    return findViolations([room]).map(({ file, line, text }) => `${file}:${line}: ${text}`);
  };

  it('import each other in one direction', () => {
    expect(
      checkProgram({
        'apps/brazier/src/views/list.ts':
          "import { a } from '../state/state.ts';\nimport { b } from '../state/step.ts';",
        'apps/brazier/src/state/step.ts': "import { a } from './state.ts';",
        'apps/brazier/src/state/state.ts': '',
      }),
    ).toEqual([]);
  });

  it.each([
    ['rows', 'state'],
    ['rows', 'views'],
    ['terminal', 'rows'],
    ['state', 'data'],
    ['views', 'data'],
  ])('in %s of the interface know nothing of %s', (folder, other) => {
    const file = `apps/brazier/src/tui/${folder}/a.ts`;
    expect(checkProgram({ [file]: `import { b } from '../${other}/b.ts';` })).toEqual([
      `${file}:1: ../${other}/b.ts is above apps/brazier/src/tui/${folder}, which knows nothing of it`,
    ]);
  });

  it('tell a circle once, where it closes, also where only types are imported', () => {
    expect(
      checkProgram({
        'apps/brazier/src/main.ts': "import { a } from './views/list.ts';",
        'apps/brazier/src/views/list.ts': "import { a } from '../state/step.ts';",
        'apps/brazier/src/state/step.ts': "import { a } from './state.ts';",
        'apps/brazier/src/state/state.ts': "\nimport type { A } from '../views/list.ts';",
        'apps/brazier/src/other.ts': "import { a } from './state/step.ts';",
      }),
    ).toEqual([
      'apps/brazier/src/state/state.ts:2: ../views/list.ts closes a circle: list.ts → step.ts → state.ts → list.ts',
    ]);
    expect(checkProgram({ 'apps/brazier/src/a.ts': "import { a } from './a.ts';" })).toHaveLength(1);
  });
});

describe('an import', () => {
  it.each([
    ['packages/diff/src/a.ts', '@brazier/store'],
    ['packages/schema/src/a.ts', '@brazier/diff'],
    ['packages/client/src/a.ts', '@brazier/audit'],
    ['packages/store/src/deep/a.ts', '@brazier/client'],
    ['packages/report/src/a.ts', '@brazier/client'],
    ['packages/audit/src/a.ts', '@brazier/report'],
    ['packages/audit/src/a.ts', '@brazier/fake-braze'],
    ['packages/fake-braze/src/a.ts', '@brazier/client'],
  ])('in %s of %s runs against the arrow', (file, target) => {
    const manifest = { devDependencies: { [target]: 'workspace:*' } };
    const room = file.split('/')[1];
    const expected = [`${file}:2: @brazier/${room} imports ${target}, against the direction of imports`];
    expect(check(file, `\nimport { x } from '${target}';`, manifest)).toEqual(expected);
    expect(check(file, `\nimport type { x } from '${target}';`, manifest)).toEqual(expected);
    expect(check(file, `\nexport * from "${target}";`, manifest)).toEqual(expected);
    expect(check(file, `\nconst x = await import('${target}');`, manifest)).toEqual(expected);
    expect(check(file, `\ntype X = typeof import('${target}');`, manifest)).toEqual(expected);
  });

  it('against the arrow is one in package.json already', () => {
    expect(check('packages/diff/src/a.ts', '', { dependencies: { '@brazier/store': 'workspace:*' } })).toEqual([
      'packages/diff/package.json:1: @brazier/diff depends on @brazier/store, against the direction of imports',
    ]);
  });

  it.each([
    ['packages/audit/src/a.ts', '@brazier/store/src/git.ts', '; import @brazier/store'],
    ['packages/audit/src/a.ts', '@brazier/store/dist/index.js', '; import @brazier/store'],
    ['packages/audit/src/a.ts', '../../store/src/index.ts', '; import what its index names'],
    ['packages/audit/src/a.test.ts', '../../store/src/index.ts', '; import what its index names'],
    ['packages/audit/src/a.ts', '../../../apps/brazier/src/run.ts', '; import what its index names'],
    ['packages/audit/src/a.ts', '../../../../elsewhere.ts', '; import what its index names'],
    ['packages/audit/src/a.ts', '../../auditor/src/index.ts', '; import what its index names'],
  ])('in %s of %s reaches into another room', (file, target, advice) => {
    const manifest = { dependencies: { '@brazier/store': 'workspace:*' } };
    expect(check(file, `import '${target}';`, manifest)).toEqual([
      `${file}:1: ${target} reaches into another room${advice}`,
    ]);
  });

  it('of a script of the repository may take the program from its sources, and a package by its name alone', () => {
    const checkScript = (source: string) => {
      const room: Room = { folder: '', name: 'workspace', manifest: TOOLS, sources: { 'scripts/a.ts': source } };
      return findViolations([room]).map(({ text }) => text);
    };
    expect(
      checkScript("import { run } from '../apps/brazier/src/run.ts'; import { diff } from '@brazier/diff';"),
    ).toEqual([]);
    expect(checkScript("import { diff } from '../packages/diff/src/diff.ts';")).toEqual([
      '../packages/diff/src/diff.ts reaches into another room; import what its index names',
    ]);
    expect(checkScript("import { x } from '../../elsewhere.ts';")).toHaveLength(1);
  });

  it('of how often tests repeat is for the tests of every room, and for nothing else', () => {
    const source = "import { chooseCount } from '../../../tests/support/choose-count.ts'";
    expect(check('packages/diff/src/a.test.ts', source)).toEqual([]);
    expect(check('packages/diff/src/a.ts', source)).toHaveLength(1);
    expect(check('packages/diff/src/a.test.ts', source.replace('choose-count', 'program'))).toHaveLength(1);
  });

  it('that leaves src would not be built, but for tests', () => {
    expect(check('packages/audit/src/a.ts', "import x from '../fixtures/x.ts'")).toEqual([
      'packages/audit/src/a.ts:1: ../fixtures/x.ts leaves src, which alone is built',
    ]);
    expect(check('packages/audit/src/a.test.ts', "import x from '../fixtures/x.ts'")).toEqual([]);
  });

  it('of what tests share is for tests alone', () => {
    const source = "import { world } from './testing/world.ts'";
    expect(check('packages/audit/src/a.ts', source)).toEqual([
      'packages/audit/src/a.ts:1: ./testing/world.ts is there for tests alone',
    ]);
    expect(check('packages/audit/src/a.test.ts', source)).toEqual([]);
    expect(
      check('packages/audit/src/testing/world.ts', "import { it } from 'vitest'; import { x } from './x.ts';"),
    ).toEqual([]);
  });

  it('that is not declared is told, devDependencies being for tests', () => {
    const manifest = { devDependencies: { zod: '4', '@brazier/fake-braze': 'workspace:*' } };
    const source = "import { z } from 'zod/v4';";
    expect(check('packages/store/src/a.ts', source, manifest)).toEqual([
      'packages/store/src/a.ts:1: zod is not declared in packages/store/package.json',
    ]);
    expect(check('packages/store/src/a.ts', source, { dependencies: { zod: '4' } })).toEqual([]);
    expect(check('packages/store/src/a.test.ts', source, manifest)).toEqual([]);
    expect(
      check('packages/store/src/a.test.ts', "import { startFakeBraze } from '@brazier/fake-braze'", manifest),
    ).toEqual([]);
    expect(check('packages/store/src/a.test.ts', "import { it } from 'vitest'")).toEqual([]);
    expect(check('packages/store/src/a.ts', "import { it } from 'vitest'")).toHaveLength(1);
    expect(check('packages/store/src/a.test.ts', "import { diff } from '@brazier/diff'")).toHaveLength(1);
    expect(check('apps/brazier/src/a.ts', source, manifest)).toEqual([]);
  });

  it.each([
    ['packages/diff/src/a.ts', 'node:fs'],
    ['packages/schema/src/a.ts', 'node:crypto'],
    ['packages/report/src/a.ts', 'node:process'],
    ['packages/client/src/a.ts', 'node:fs/promises'],
    ['packages/store/src/a.ts', 'node:http'],
    ['packages/store/src/a.ts', 'node:tty'],
    ['packages/audit/src/a.ts', 'node:child_process'],
    ['packages/audit/src/a.ts', 'node:readline/promises'],
  ])('in %s of %s is knowledge that the room must not have', (file, target) => {
    expect(check(file, `import x from '${target}';`)).toHaveLength(1);
    expect(check(file.replace('a.ts', 'a.test.ts'), `import x from '${target}';`)).toEqual([]);
  });

  it('as it should be passes', () => {
    const manifest = { dependencies: { '@brazier/schema': 'workspace:*', undici: '7' } };
    const source =
      "import { Pool } from 'undici';\nimport { own } from '@brazier/schema';\nimport { x } from './x.ts';";
    expect(check('packages/client/src/a.ts', source, manifest)).toEqual([]);
  });
});

describe('reading imports', () => {
  it('sees each spelling, and nothing in strings or comments', () => {
    const source = `
      import a, { type B } from 'one';
      import 'two';
      export { c } from "three";
      // import d from 'four';
      const text = "import e from 'five'", other = \`import f from 'six'\`;
      Array.from('seven');
      await import('eight'); require('nine'); vi.importActual('ten');
    `;
    expect(readImports(source).map(({ specifier }) => specifier)).toEqual([
      'one',
      'two',
      'three',
      'eight',
      'nine',
      'ten',
    ]);
  });

  it('tells the names between the braces, as the other side calls them', () => {
    const source =
      "import { a, type B as C, d as e } from 'x';\nimport f, { g } from 'y';\nimport type { h, } from 'z';\nimport * as i from 'w';";
    expect(readImports(source).map(({ names }) => names)).toEqual([['a', 'B', 'd'], null, ['h'], null]);
  });
});
