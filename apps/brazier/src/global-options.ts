import type { OptionSpec } from './command.ts';

/** The options that every command takes, besides `--format`, whose values are the command's own. */
export const GLOBAL_OPTIONS: Readonly<Record<string, OptionSpec>> = {
  dir: {
    kind: 'text',
    value: 'DIR',
    help: 'The audit folder. Default: the current folder or the nearest parent with a brazier.json.',
  },
  color: {
    kind: 'flag',
    help: 'Colours even where the output is no terminal; stronger than NO_COLOR and FORCE_COLOR.',
  },
  'no-color': { kind: 'flag', help: 'No colours.' },
  quiet: { kind: 'flag', help: 'Nothing but errors on standard error.' },
  verbose: { kind: 'flag', help: 'What happens, as JSON lines on standard error; the stack of an internal error.' },
  version: { kind: 'flag', help: 'Show the version.' },
};
