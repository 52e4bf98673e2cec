import { createRequire } from 'node:module';
import type { BuildOptions } from 'esbuild';

const { resolve } = createRequire(import.meta.url);

/** How the program is bundled, wherever it is: for users, for the tests of screens, for pictures and benchmarks. */
export const BUNDLING: BuildOptions = {
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  conditions: ['@brazier/source'],
  jsx: 'automatic',
  // React picks its development build unless this is fixed before it is imported: twice the time a key.
  define: { 'process.env.NODE_ENV': '"production"' },
  alias: {
    // Ink imports it only for debugging; unresolved it ends the bundle at start.
    'react-devtools-core': resolve('./src/empty-module.ts'),
    // Its other build asks for its own files by names that no bundler finds.
    'jsonc-parser': resolve('jsonc-parser/lib/esm/main.js'),
  },
  banner: {
    // CommonJS dependencies ask for Node's own modules through `require`, which an ES module lacks.
    js: "import { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
};
