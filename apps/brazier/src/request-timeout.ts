import type { OptionSpec } from './command.ts';
import type { CommandArguments } from './command-arguments.ts';
import { UsageError } from './usage-error.ts';

// No answer takes longer, and a timer of Node cannot run for more than 24 days.
const LONGEST_SECONDS = 3600;

/** `--request-timeout`, of every command that asks Braze. */
export const REQUEST_TIMEOUT_OPTION: OptionSpec = {
  kind: 'text',
  value: 'DURATION',
  help: 'The longest wait for one answer of Braze: seconds, or with s, m, h; at most 1h.',
  standard: '30',
};

/** Its value in seconds; undefined where it was not given. Throws UsageError. */
export function readRequestTimeout(args: CommandArguments): number | undefined {
  const seconds = args.duration('request-timeout');
  if (seconds !== undefined && (seconds < 1 || seconds > LONGEST_SECONDS))
    throw new UsageError(`--request-timeout takes 1s to 1h, not "${args.text('request-timeout')}".`);
  return seconds;
}
