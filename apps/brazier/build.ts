import { chmod, rm } from 'node:fs/promises';
import { type BuildOptions, build } from 'esbuild';
import { laterHtml } from './later-html.ts';
import { quickWidths } from './quick-widths.ts';

const outdir = new URL('dist/', import.meta.url).pathname;

const main = new URL('src/main.ts', import.meta.url).pathname;

const shared: BuildOptions = {
  bundle: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node22.18',
  conditions: ['@brazier/source'],
  jsx: 'automatic',
  // React picks its development build unless this is fixed before it is imported: twice the time a key.
  // Ink's layout engine would fetch its own bytes from a data: URL, for which Node loads a whole HTTP client: a tenth of the way to the first key.
  define: { 'process.env.NODE_ENV': '"production"', fetch: 'undefined' },
  // Ink imports it only for debugging; unresolved it ends the bundle at start.
  alias: {
    'react-devtools-core': new URL('src/empty-module.ts', import.meta.url).pathname,
    // Its other build asks for its own files by names that no bundler finds.
    'jsonc-parser': 'jsonc-parser/lib/esm/main.js',
  },
  plugins: [quickWidths, laterHtml],
  banner: {
    // CommonJS dependencies ask for Node's own modules through `require`, which an ES module lacks.
    js: "#!/usr/bin/env node\nimport { createRequire as __createRequire } from 'node:module';\nconst require = __createRequire(import.meta.url);",
  },
  logLevel: 'warning',
};

await rm(outdir, { recursive: true, force: true });
await build({
  ...shared,
  entryPoints: [{ in: main, out: 'brazier' }],
  outdir,
  splitting: true,
  legalComments: 'none',
  chunkNames: 'chunks/[name]-[hash]',
});
// The same in one file, which can be copied to where it is needed: `init --ci` puts it beside the job that runs it.
await build({ ...shared, entryPoints: [main], outfile: `${outdir}brazier.mjs`, legalComments: 'eof' });
for (const name of ['brazier.js', 'brazier.mjs']) await chmod(`${outdir}${name}`, 0o755);
