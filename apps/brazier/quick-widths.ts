import type { Plugin } from 'esbuild';

const QUICK = new URL('src/tui/quick-width.ts', import.meta.url).pathname;

/** Lets libraries measure texts by the quick way; our own sources still get `string-width` itself. */
export const quickWidths: Plugin = {
  name: 'quick widths',
  setup(build) {
    build.onResolve({ filter: /^string-width$/ }, ({ importer }) =>
      importer.includes('node_modules') ? { path: QUICK } : undefined,
    );
  },
};
