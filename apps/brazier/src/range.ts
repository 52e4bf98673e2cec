import type { Command } from './command.ts';

/** The two ends of a comparison, as `diff` and `check` take them. */
export const RANGE: Command['positionals'] = [
  { name: 'from', help: 'A revision or a date. Default: the snapshot before TO.' },
  { name: 'to', help: 'A revision or a date. Default: the latest snapshot.' },
];
