import type { Plugin } from 'esbuild';

const LATER = 'HTML parser when needed';

/** Has the parser of HTML mails start when the first mail is read: most commands read none, and would wait for its tables. */
export const laterHtml: Plugin = {
  name: 'later HTML',
  setup(build) {
    build.onResolve({ filter: /\/html-tokens\.ts$/ }, ({ path, kind, resolveDir }) =>
      kind === 'import-statement' ? { path, namespace: LATER, pluginData: resolveDir } : undefined,
    );
    build.onLoad({ filter: /./, namespace: LATER }, ({ path, pluginData }) => ({
      contents: `export const tokenizeHtml = (html) => require('${path}').tokenizeHtml(html);`,
      resolveDir: pluginData,
    }));
  },
};
