import { dirname } from 'node:path';
import type { Plugin } from 'esbuild';

const QUICK = new URL('src/tui/quick-width.ts', import.meta.url).pathname;
const LATER = 'width when needed';

/**
 * Lets libraries measure texts by the quick way. Our own sources still get `string-width` itself, but only when the first text asks for it: its
 * expressions take longer to read than the first screen of plain letters takes to draw.
 */
export const quickWidths: Plugin = {
  name: 'quick widths',
  setup(build) {
    build.onResolve({ filter: /^string-width$/ }, ({ importer, kind, namespace }) => {
      if (kind !== 'import-statement') return undefined;
      if (importer.includes('node_modules')) return { path: QUICK };
      return namespace === LATER ? undefined : { path: importer, namespace: LATER };
    });
    build.onLoad({ filter: /./, namespace: LATER }, ({ path }) => ({
      contents: `export default (text) => require('string-width').default(text);`,
      resolveDir: dirname(path),
    }));
  },
};
