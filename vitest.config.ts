import { globSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const root = new URL('.', import.meta.url).pathname;
const conditions = ['@brazier/source'];
const TESTS = '*.test.{ts,tsx}';

/** What `pnpm test:long` runs: the test files whose counts `tests/support/choose-count.ts` decides. */
function findLongTests(include: readonly string[]): string[] {
  return globSync([...include], { cwd: root, exclude: ['**/node_modules/**', '**/dist/**'] }).filter((file) =>
    /^import .*\/support\/choose-count\.ts';$/m.test(readFileSync(`${root}${file}`, 'utf8')),
  );
}

function defineProject(options: {
  name: string;
  include: string[];
  exclude?: string[];
  isolate?: boolean;
  globalSetup?: string[];
}) {
  const { name, include, exclude = [], isolate = true, globalSetup = [] } = options;
  return {
    resolve: { conditions },
    ssr: { resolve: { conditions } },
    test: {
      name,
      include: process.env['BRAZIER_TEST'] === 'long' ? findLongTests(include) : include,
      exclude: ['**/node_modules/**', '**/dist/**', ...exclude],
      isolate,
      globalSetup,
      // Many tests wait for processes that they started: each core has a worker.
      maxWorkers: Math.max(2, availableParallelism()),
      // Limits end only what hangs: a busy machine takes many times as long as an idle one.
      testTimeout: 1_200_000,
      hookTimeout: 600_000,
      expect: { poll: { timeout: 120_000 } },
    },
  };
}

const GIT = '{store,audit}';
const SCREENS = `apps/*/src/**/screen-${TESTS}`;

export default defineConfig({
  test: {
    // They run in the order of their names: what takes longest comes first, so that no worker waits for another at the end.
    projects: [
      defineProject({ name: 'acceptance', include: [`{tests,docs,scripts}/**/${TESTS}`] }),
      // The packages keep nothing between two calls (`tests/purity.test.ts`): their tests share a process and what it has loaded. Those that start
      // git all the time share others than those that hold much in memory, which makes every start dearer.
      defineProject({ name: 'git', include: [`packages/${GIT}/src/**/${TESTS}`], isolate: false }),
      defineProject({
        name: 'packages',
        include: [`packages/*/src/**/${TESTS}`],
        exclude: [`packages/${GIT}/**`],
        isolate: false,
      }),
      defineProject({ name: 'program', include: [`apps/*/src/**/${TESTS}`], exclude: [SCREENS] }),
      defineProject({
        name: 'screens',
        include: [SCREENS],
        globalSetup: ['apps/brazier/src/tui/fixtures/bundle-demo.ts'],
      }),
    ],
  },
});
