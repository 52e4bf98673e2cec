import { chmod, rm } from 'node:fs/promises';
import { type BuildOptions, build } from 'esbuild';
import { BUNDLING } from './bundling.ts';
import { laterHtml } from './later-html.ts';
import { quickWidths } from './quick-widths.ts';

const outdir = new URL('dist/', import.meta.url).pathname;

const main = new URL('src/main.ts', import.meta.url).pathname;

const shared: BuildOptions = {
  ...BUNDLING,
  minify: true,
  // Ink's layout engine would fetch its own bytes from a data: URL, for which Node loads a whole HTTP client: a tenth of the way to the first key.
  define: { ...BUNDLING.define, fetch: 'undefined' },
  plugins: [quickWidths, laterHtml],
  banner: { js: `#!/usr/bin/env node\n${BUNDLING.banner?.['js']}` },
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
